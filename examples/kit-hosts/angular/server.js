import { readFile } from 'node:fs/promises';
import { serve } from './site.js';

const folder = new URL('dist/browser/', import.meta.url);

serve({
  pages: { '/': () => readFile(new URL('index.html', folder), 'utf8') },
  files: { '/': folder },
  // Angular makes a policy of its own; the kit needs none.
  trustedTypes: 'angular',
});
