import { type AccountData, renderAccount } from '@rathaus/ui-kit';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** Escaped HTML: strings put into a template are escaped, templates put into templates are not escaped twice. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Who is logged in, as the account element of the kit shows it. */
export type Person = AccountData;

export interface Town {
  name: string;
  /** What the site is called, for example "Bürgerportal". */
  site: string;
  navigation: readonly { href: string; label: string }[];
}

export interface PageOptions {
  town: Town;
  title: string;
  path: string;
  person?: Person | undefined;
  emulated: boolean;
  /** What people should know about the emulator. */
  hint?: string | undefined;
  /** Of the document. Default `de`. */
  language?: string | undefined;
  /** Whether the page runs the script of the kit. Default true. */
  scripts?: boolean | undefined;
  /** What stands in the main region under the title. */
  body?: Html | undefined;
  /** Instead of title and `body`: a main region that has its own heading. */
  main?: Html | undefined;
}

/** What is true here: a form that comes after the end of its session is kept as a draft. */
const sitzungstexte = {
  ended: 'Ihre Sitzung ist beendet.',
  copy: 'Haben Sie ein Formular ausgefüllt? Schließen Sie diesen Hinweis und senden Sie es trotzdem ab: Wir speichern es als Entwurf, und Sie melden sich danach neu an.',
  failed:
    'Die Sitzung kann nicht verlängert werden. Senden Sie Ihr Formular bald ab, wir speichern es als Entwurf.',
};

/** The frame of every page: skip link, town, navigation, account, main, footer. */
export function page(options: PageOptions): Html {
  const { town, title, path, person, body = html``, language = 'de', scripts = true } = options;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${town.site} ${town.name}</title>
<link rel="stylesheet" href="/rathaus.css">
<link rel="stylesheet" href="/portal.css">
<link rel="icon" href="data:,">
${scripts ? html`<script type="module" src="/rathaus/rathaus-ui.js"></script>` : ''}
</head>
<body>
${options.emulated ? html`<aside class="emulator" aria-label="Hinweis">Demo mit Emulator – kein echter Dienst, nur erfundene Personen und Städte</aside>` : ''}
<a class="skip" href="#inhalt">Zum Inhalt springen</a>
<header class="site"><div>
<a class="town" href="/">Stadt ${town.name} <span>· ${town.site}</span></a>
<nav aria-label="Hauptnavigation"><ul>
${town.navigation.map(
  (entry) =>
    html`<li><a href="${entry.href}"${entry.href === path ? html` aria-current="page"` : ''}>${entry.label}</a></li>`,
)}
</ul></nav>
${person ? raw(renderAccount(person, { texts: sitzungstexte })) : ''}
</div></header>
<main id="inhalt" tabindex="-1">
${
  options.main ??
  html`<h1>${title}</h1>
${options.hint === undefined ? '' : notice('info', 'Hinweis zur Vorführung', options.hint)}
${body}`
}
</main>
<footer class="site"><div><p>Beispielanwendung des Rathaus SDK. Musterstadt und Beispielhausen sind erfunden.</p></div></footer>
</body>
</html>`;
}

/** A message in a box. `danger` is announced to screen readers at once. */
export function notice(kind: 'info' | 'danger' | 'success', title: string, text: Html | string): Html {
  return html`<div class="notice ${kind}"${kind === 'danger' ? html` role="alert"` : ''}><h2>${title}</h2><p>${text}</p></div>`;
}

/** All faults of a form above it, each a link to its field; empty when there are none. */
export function errorSummary(faults: Readonly<Record<string, string>>): Html | '' {
  const entries = Object.entries(faults);
  if (entries.length === 0) return '';
  return html`<div class="notice danger" role="alert" tabindex="-1" id="fehler"><h2>Bitte prüfen Sie Ihre Angaben</h2><ul>${entries.map(
    ([field, text]) => html`<li><a href="#${field}">${text}</a></li>`,
  )}</ul></div>`;
}

const dateTime = new Intl.DateTimeFormat('de-DE', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'Europe/Berlin',
});

/** An instant as people in Germany read it, in Europe/Berlin. */
export function instant(iso: string): string {
  return `${dateTime.format(new Date(iso))} Uhr`;
}

const decimal = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 1 });

/** Bytes as people read them: 1 kB is 1,000 bytes. */
export function bytes(count: number): string {
  if (count < 1000) return `${count} Byte`;
  if (count < 1_000_000) return `${decimal.format(count / 1000)} kB`;
  return `${decimal.format(count / 1_000_000)} MB`;
}
