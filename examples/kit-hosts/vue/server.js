import { render } from './dist/server/server.js';
import { serve, site } from './site.js';

const head = (app) =>
  `<script type="module" async src="/browser/kit.js"></script><script type="module" src="/browser/${app}.js"></script>`;

serve({
  pages: {
    '/': async () => site(head('hydrate'), `<div id="app">${await render()}</div>`),
    '/client': site(head('client'), '<div id="app"></div>'),
  },
  files: { '/browser/': new URL('dist/browser/', import.meta.url) },
  // For what never changes in a template Vue writes HTML.
  trustedTypes: 'vue',
});
