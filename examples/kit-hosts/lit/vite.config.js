import { defineConfig } from 'vite';

/** The kit is a file of its own that a page can load at any time. */
export default defineConfig({
  // Where server.js has the files.
  base: '/browser/',
  build: {
    outDir: 'dist/browser',
    rolldownOptions: {
      input: { kit: 'src/kit.js', page: 'src/page.js' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
});
