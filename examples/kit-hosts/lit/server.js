import { serve, site } from './site.js';

const head =
  '<script type="module" async src="/browser/kit.js"></script><script type="module" src="/browser/page.js"></script>';
const page = (tag) => site(head, `<main><h1>Antrag</h1><${tag}></${tag}></main>`);

serve({
  pages: { '/': page('antrag-seite-light'), '/shadow': page('antrag-seite') },
  files: { '/browser/': new URL('dist/browser/', import.meta.url) },
  // Lit makes its elements from templates of HTML.
  trustedTypes: 'lit-html',
});
