// The pages of this site. What visitors typed is escaped; the policy lets no script of theirs run.
import { escapeHtml } from '@rathaus/client-core/text';

/** Headers of each page. `formTarget`: the login posts a form to its provider at the logout. */
export const htmlHeaders = ({ scriptSource = '', formTarget = '' } = {}) => ({
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': [
    "default-src 'none'",
    `script-src ${scriptSource || "'none'"}`,
    `form-action 'self' ${formTarget}`.trim(),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
});

/** Head and foot of the site, around pages of the login as well. */
export const frame = (title, main, language = 'de') =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
  '<meta name="viewport" content="width=device-width, initial-scale=1">' +
  `<title>${escapeHtml(title)} – Stadt Musterstadt</title></head>` +
  `<body><header>Stadt Musterstadt</header><main>${main}</main><footer>Impressum</footer></body></html>`;

const page = (title, text) => frame(title, `<h1>${escapeHtml(title)}</h1>${text}`);
const link = (id, href, text) => `<p><a id="${id}" href="${escapeHtml(href)}">${text}</a></p>`;

export function startPage({ base, session, loginHref, stepUpHref, logoutHref }) {
  const search = `<form id="search" method="post" action="${base}/suche"><label>Wort <input name="wort"></label><button>Suchen</button></form>`;
  if (!session)
    return page('Start', `<p>Sie sind nicht angemeldet.</p>${link('login', loginHref, 'Anmelden')}${search}`);
  const { identity, level, csrfToken } = session;
  const name =
    identity.kind === 'organisation'
      ? identity.name
      : `${identity.givenNames ?? ''} ${identity.familyName ?? ''}`;
  return page(
    'Start',
    `<p>Guten Tag, <strong id="name">${escapeHtml(name ?? '')}</strong>. Vertrauensniveau: <output id="level">${level}</output></p>
${link('step-up', stepUpHref, 'Vertrauensniveau erhöhen')}
<form id="antrag" method="post" action="${base}/antrag"><input type="hidden" name="csrf" value="${escapeHtml(csrfToken)}"><label>Name des Hundes <input name="hund"></label><button>Hund anmelden</button></form>
<form id="logout" method="post" action="${escapeHtml(logoutHref)}"><button>Abmelden</button></form>
${search}`,
  );
}

export const applicationPage = (hund) =>
  page('Antrag gestellt', `<p>Hund: <output id="hund">${escapeHtml(hund)}</output></p>`);

/** A form that did not come from a page of this session: it has ended, or a foreign site has posted. */
export const refusedPage = ({ session, loginHref }) =>
  session
    ? page('Nicht angenommen', '<p>Bitte öffnen Sie das Formular noch einmal.</p>')
    : page(
        'Ihre Anmeldung ist beendet',
        `<p>Ihr Antrag ist nicht gestellt. Bitte melden Sie sich noch einmal an.</p>${link('login', loginHref, 'Anmelden')}`,
      );

export const searchPage = (wort) =>
  page('Suche', `<p>Gesucht: <output id="wort">${escapeHtml(wort)}</output></p>`);

export const protectedPage = ({ level }) =>
  page('Geschützt', `<p id="protected">Ihr Vertrauensniveau: <output id="level">${level}</output></p>`);

export const notFoundPage = () => page('Seite nicht gefunden', '<p>Diese Adresse gibt es hier nicht.</p>');

export const errorPage = () =>
  page('Das hat nicht geklappt', '<p>Bitte versuchen Sie es später noch einmal.</p>');
