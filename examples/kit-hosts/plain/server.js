import { setTimeout as wait } from 'node:timers/promises';
import { elements } from './elements.js';
import { serve, site } from './site.js';

const KIT = '<script type="module" async src="/kit/cdn/rathaus-ui.js"></script>';
const PAGE = '<script type="module" src="/page/page.js"></script>';

const body = (content) => `<main>
  <h1>Antrag</h1>
  <p>
    <button type="button" id="rename">Umbenennen</button>
    <button type="button" id="toggle">Zweites Konto</button>
    <button type="button" id="remove">Alles</button>
    Klicks: <output id="clicks">0</output>
  </p>
  ${content}
</main>`;

/** As TYPO3 wraps what editors write, and with a sheet like those of many sites. */
const inTypo3 = `<div id="content"><div class="frame frame-default"><div class="ce-bodytext">${elements()}</div></div></div>`;

/** The page in small pieces, cut anywhere: in the middle of a link, between two of them, within a word. */
async function streamed(_url, _request, response) {
  const html = site(KIT + PAGE, body(elements()));
  const start = html.indexOf('<rathaus-login');
  const cuts = [
    start,
    '<a id="bundid"',
    'BundID</span>',
    'anmelden</span>',
    '</rathaus-login>',
    'id="nachweis"',
    '</form>',
  ]
    .map((cut) => (typeof cut === 'number' ? cut : html.indexOf(cut, start)))
    .filter((cut) => cut > 0)
    .sort((a, b) => a - b);
  for (const [at, cut] of cuts.entries()) {
    response.write(html.slice(cuts[at - 1] ?? 0, cut));
    await wait(150);
  }
  response.end(html.slice(cuts.at(-1)));
}

serve({
  pages: {
    '/': site(KIT + PAGE, body(elements())),
    '/typo3': site(`${KIT}${PAGE}<link rel="stylesheet" href="/page/typo3.css">`, body(inTypo3)),
    '/streamed': streamed,
    '/without-script': site('', body(elements())),
  },
  files: { '/page/': new URL('public/', import.meta.url) },
  trustedTypes: "'none'",
});
