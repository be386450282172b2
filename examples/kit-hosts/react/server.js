import { render } from './dist/server/server.js';
import { serve, site } from './site.js';

// The page loads the kit itself; that is known from the start.
const hydrated =
  '<link rel="modulepreload" href="/browser/kit.js"><script type="module" src="/browser/hydrate.js"></script>';
// It may come at any time as well.
const made =
  '<script type="module" async src="/browser/kit.js"></script><script type="module" src="/browser/client.js"></script>';

serve({
  pages: {
    '/': () => site(hydrated, `<div id="app">${render()}</div>`),
    '/client': site(made, '<div id="app"></div>'),
  },
  files: { '/browser/': new URL('dist/browser/', import.meta.url) },
  trustedTypes: "'none'",
});
