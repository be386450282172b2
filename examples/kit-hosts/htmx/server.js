import { elements } from './elements.js';
import { serve, site } from './site.js';

const distOf = (name) => new URL('./', import.meta.resolve(name));

// htmx must not evaluate text nor write styles into the page; both are on without this.
const settings = JSON.stringify({ allowEval: false, includeIndicatorStyles: false });
const head = `<meta name="htmx-config" content='${settings}'>
    <script type="module" async src="/kit/cdn/rathaus-ui.js"></script>
    <script defer src="/htmx/htmx.min.js"></script>
    <script defer src="/idiomorph/idiomorph-ext.min.js"></script>
    <script defer src="/page/page.js"></script>`;

/** The part of the page that htmx morphs, with its state in the addresses. */
function part({ searchParams }) {
  const state = {
    renamed: searchParams.has('renamed'),
    second: searchParams.has('second'),
    hidden: searchParams.has('hidden'),
  };
  const button = (id, label, change) => {
    const next = Object.entries({ ...state, ...change }).flatMap(([name, on]) => (on ? [[name, '1']] : []));
    return `<button type="button" id="${id}" hx-get="/?${new URLSearchParams(next)}" hx-target="#part" hx-select="#part" hx-swap="morph:outerHTML">${label}</button>`;
  };
  return `<div id="part" hx-ext="morph">
  <p>
    ${button('rename', 'Umbenennen', { renamed: true })}
    ${button('toggle', 'Zweites Konto', { second: !state.second })}
    ${button('remove', 'Alles', { hidden: !state.hidden })}
  </p>
  ${state.hidden ? '' : elements(state)}
</div>`;
}

serve({
  pages: {
    '/': (url) =>
      site(head, `<main><h1>Antrag</h1><p>Klicks: <output id="clicks">0</output></p>${part(url)}</main>`),
  },
  files: {
    '/htmx/': distOf('htmx.org'),
    '/idiomorph/': distOf('idiomorph'),
    '/page/': new URL('public/', import.meta.url),
  },
  // htmx writes HTML from text: it cannot run with trusted types.
});
