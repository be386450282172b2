import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** One build for the browser, where the kit is a file of its own that a page can load at any time, and one for the server. */
export default defineConfig({
  // Where server.js has the files.
  base: '/browser/',
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('rathaus-') } } })],
  environments: {
    client: {
      build: {
        outDir: 'dist/browser',
        rolldownOptions: {
          input: { kit: 'src/kit.js', client: 'src/client.js', hydrate: 'src/hydrate.js' },
          output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
        },
      },
    },
    ssr: { build: { outDir: 'dist/server', ssr: true, rolldownOptions: { input: 'src/server.js' } } },
  },
  builder: {},
});
