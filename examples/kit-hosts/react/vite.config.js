import { defineConfig } from 'vite';

/** One build for the browser, where the kit is a file of its own that a page can load at any time, and one for the server. */
export default defineConfig({
  // Where server.js has the files.
  base: '/browser/',
  environments: {
    client: {
      build: {
        outDir: 'dist/browser',
        rolldownOptions: {
          input: { kit: 'src/kit.js', client: 'src/client.tsx', hydrate: 'src/hydrate.tsx' },
          output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
        },
      },
    },
    ssr: { build: { outDir: 'dist/server', ssr: true, rolldownOptions: { input: 'src/server.tsx' } } },
  },
  builder: {},
});
