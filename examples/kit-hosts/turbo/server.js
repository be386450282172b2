import { elements } from './elements.js';
import { serve, site } from './site.js';

const head = `<meta name="turbo-refresh-method" content="morph">
    <meta name="turbo-refresh-scroll" content="preserve">
    <script type="module" async src="/kit/cdn/rathaus-ui.js"></script>
    <script type="module" src="/turbo/turbo.es2017-esm.js"></script>
    <script type="module" src="/page/page.js"></script>`;

/** What the visitor has changed, in a cookie; an application of your own has a session. */
const read = ({ headers }) => new Set(/state=([a-z.]*)/.exec(headers.cookie ?? '')?.[1]?.split('.'));

/** Changes the state and leads back: Turbo then morphs the page. */
function change({ searchParams }, request, response) {
  const state = read(request);
  const name = searchParams.get('name');
  if (name === 'renamed' || !state.has(name)) state.add(name);
  else state.delete(name);
  response.writeHead(303, { location: '/', 'set-cookie': `state=${[...state].join('.')}; Path=/` }).end();
}

function page(_url, request) {
  const state = read(request);
  const form = (id, name, label) =>
    `<form method="post" action="/change?name=${name}"><button id="${id}">${label}</button></form>`;
  const content = state.has('hidden')
    ? ''
    : elements({ renamed: state.has('renamed'), second: state.has('second') });
  return site(
    head,
    `<main>
  <h1>Antrag</h1>
  ${form('rename', 'renamed', 'Umbenennen')}
  ${form('toggle', 'second', 'Zweites Konto')}
  ${form('remove', 'hidden', 'Alles')}
  <p>Klicks: <output id="clicks" data-turbo-permanent>0</output></p>
  <p><a id="away" href="/help">Hilfe</a></p>
  ${content}
</main>`,
  );
}

serve({
  pages: { '/': page, '/change': change, '/help': site(head, '<main><h1>Hilfe</h1></main>') },
  files: {
    '/turbo/': new URL('./', import.meta.resolve('@hotwired/turbo')),
    '/page/': new URL('public/', import.meta.url),
  },
  // Those of Turbo's bar for slow pages. With another version the console of the browser says the new hash.
  styles: "'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps='",
  // Turbo writes HTML from text: it cannot run with trusted types.
});
