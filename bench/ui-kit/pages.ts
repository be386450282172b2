import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  renderAccount,
  renderConsent,
  renderDataset,
  renderDefect,
  renderDelivery,
  renderErrorSummary,
  renderField,
  renderLevel,
  renderLogin,
  renderSummaryList,
  renderTimeline,
  renderUpload,
} from '@rathaus/ui-kit/server';
import { bundle, type Peer } from './peers.ts';
import type { Page } from './serve.ts';

const LINKS =
  '<a data-provider="bundid" href="/login/bundid">Mit BundID anmelden</a> ' +
  '<a data-provider="unternehmenskonto" href="/login/muk">Mit Mein Unternehmenskonto anmelden</a>';
const SHEET = '<link rel="stylesheet" href="styles.css">';
const script = (name: string): string => `<script type="module" src="${name}"></script>`;

/** The page of the README, and what it would be without the script. */
interface OwnPages {
  readonly stylesheet: Page;
  /** With a module that does nothing: less than this no script can cost. */
  readonly module: Page;
  readonly login: Page;
}

export function ownPages(dist: string): OwnPages {
  const styles = readFileSync(join(dist, 'login.css'));
  const body = `<rathaus-login>${LINKS}</rathaus-login>`;
  return {
    stylesheet: { name: 'link and stylesheet', head: SHEET, body, files: { 'styles.css': styles } },
    module: {
      name: 'link, stylesheet, no-op',
      head: SHEET + script('no-op.js'),
      body,
      files: { 'styles.css': styles, 'no-op.js': Buffer.from('export {};') },
    },
    login: {
      name: 'rathaus-login',
      head: SHEET + script('rathaus-login.js'),
      body,
      files: {
        'styles.css': styles,
        'rathaus-login.js': readFileSync(join(dist, 'cdn/rathaus-login.js')),
      },
    },
  };
}

/** The same with a stylesheet that comes after the script, which then runs before the first paint. */
export function scriptFirst({ stylesheet, module, login }: OwnPages): OwnPages {
  const late = (page: Page): Page => ({ ...page, name: `${page.name}, later`, stylesLate: 100 });
  return { stylesheet: late(stylesheet), module: late(module), login: late(login) };
}

/** The page of a peer as its guide has it: what it links, its module, its button. */
export async function peerPage(peer: Peer, folder: string): Promise<Page> {
  const files: Record<string, Uint8Array> = {};
  let head = '';
  if (peer.files) {
    // With what the stylesheet imports: else a page would wait for one file after the other.
    const imports = peer.files
      .map((file) => `@import ${JSON.stringify(`${peer.package}/${file}`)};`)
      .join('');
    files['styles.css'] = await bundle({ css: imports }, folder);
    head += SHEET;
  }
  if (peer.code) {
    files['module.js'] = await bundle({ js: peer.code }, folder);
    head += script('module.js');
  }
  return { name: peer.name, head, body: peer.html ?? '', files, byScript: peer.code !== undefined };
}

const hour = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

/** All elements, written by a server, with a script that comes 600 ms late: nothing may move when it comes. */
export function latePage(dist: string): Page {
  const scripts = globSync('**/*.js', { cwd: join(dist, 'cdn') });
  const body = [
    `<rathaus-login>${LINKS}</rathaus-login>`,
    renderLogin({
      level: 'substanziell',
      providers: [
        { id: 'bundid', href: '/login/bundid', help: '/hilfe' },
        { id: 'eid', href: '/login/eid' },
      ],
    }),
    renderLevel({ have: 'niedrig', need: 'substanziell', href: '/login/bundid' }),
    renderAccount({
      name: 'Erika Mustermann',
      level: 'substanziell',
      expires: hour(1),
      extend: '/session/extend',
      logout: '/logout',
      links: [{ href: '/antraege', label: 'Meine Anträge' }],
    }),
    renderErrorSummary({ focus: false, errors: [{ id: 'name', text: 'Schreiben Sie den Namen.' }] }),
    renderField({ id: 'name', name: 'name', label: 'Name des Hundes', hint: 'Wie im Impfausweis.' }),
    renderUpload({ name: 'anlage', accept: '.pdf,image/*', maxBytes: 1e7, maxFiles: 3, action: '/upload' }),
    renderConsent({
      recipient: 'Stadt Musterstadt',
      purpose: 'Anmeldung zur Hundesteuer',
      action: '/consent',
      attributes: [
        { id: 'name', label: 'Vor- und Nachname', value: 'Erika Mustermann', required: true },
        { id: 'email', label: 'E-Mail-Adresse', value: 'erika@example.org' },
      ],
    }),
    renderSummaryList({ groups: [{ rows: [{ label: 'Rufname', value: 'Bello', href: '/antrag/hund' }] }] }),
    renderTimeline({ entries: [{ title: 'Antrag eingegangen', state: 'done', at: hour(-2) }] }),
    renderDelivery({
      state: 'sent',
      times: { queued: hour(-2), sent: hour(-1) },
      recipient: 'Stadt Beispiel',
    }),
    renderDefect({ id: '4711', title: 'Schlagloch in der Heidestraße', status: 'progress' }),
    renderDataset({
      title: 'Baumkataster',
      publisher: 'Stadt Musterstadt',
      files: [{ format: 'CSV', href: '/daten/baeume.csv' }],
    }),
  ].join('<p>Text der Seite.</p>');
  return {
    name: 'all elements, script 600 ms late',
    head: SHEET + script('rathaus-ui.js'),
    body,
    files: {
      'styles.css': readFileSync(join(dist, 'styles.css')),
      ...Object.fromEntries(scripts.map((name) => [name, readFileSync(join(dist, 'cdn', name))])),
    },
    scriptsLate: 600,
  };
}
