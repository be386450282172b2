import { marker } from '../net/service.ts';

/** Text for HTML content and double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

const style = `
:root{color-scheme:light dark;--ink:#1a1a2e;--paper:#fff;--line:#5c5f77;--accent:#0b4f9e;--warn:#7a1f00;--warnpaper:#fff1e6}
@media (prefers-color-scheme:dark){:root{--ink:#f2f2f7;--paper:#15161d;--line:#a3a6bd;--accent:#8ec5ff;--warn:#ffd3b8;--warnpaper:#40210f}}
*{box-sizing:border-box}
body{margin:0;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
.emulator p{margin:0}
.emulator{padding:.75rem 1rem;background:var(--warnpaper);color:var(--warn);border-bottom:.25rem solid var(--warn);font-weight:700}
main{max-width:60rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.25rem;margin-top:2rem}h3{font-size:1.05rem}
a{color:var(--accent)}code,pre{font-family:ui-monospace,monospace;font-size:.9em}
pre{white-space:pre-wrap;border:1px solid var(--line);padding:.75rem}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line)}
fieldset{border:1px solid var(--line);margin:0 0 1.25rem;padding:.75rem 1rem}legend{font-weight:700;padding:0 .25rem}
.choice{display:flex;gap:.6rem;align-items:flex-start;padding:.5rem 0;min-height:2.75rem}
.choice input{width:1.5rem;height:1.5rem;flex:none;margin:0}
button{font:inherit;font-weight:700;min-height:2.75rem;padding:.5rem 1.25rem;border:2px solid var(--accent);background:var(--accent);color:var(--paper);cursor:pointer}
button.plain{background:transparent;color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
.service{color:#fff}.service p{max-width:60rem;margin:0 auto;padding:.75rem 1rem}.service strong{display:block;font-size:1.25rem}
.choice small{display:block}
.actions{display:flex;flex-wrap:wrap;gap:1rem}
.error{border-inline-start:.4rem solid var(--warn);padding:.5rem 1rem;background:var(--warnpaper);color:var(--warn)}
`;

/** What differs from the usual page. */
export interface PageOptions {
  /** Default German. The note that this is an emulator stays German. */
  readonly language?: 'de' | 'en';
  /** The service that the page belongs to, above its heading. */
  readonly banner?: { readonly name: string; readonly note?: string; readonly colour: string };
}

/** A whole page in German. `body` is HTML made by the caller from escaped parts. The only script is the one that hands on a SAML answer. */
export function page(title: string, body: string, options: PageOptions = {}): string {
  const { language = 'de', banner } = options;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} – ${marker}</title>
<style>${style}</style>
</head>
<body>
<header class="emulator"><p lang="de">${marker}. Alle Personen, Schlüssel und Daten sind erfunden.</p></header>
${banner ? bannerOf(banner) : ''}<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

function bannerOf({ name, note, colour }: NonNullable<PageOptions['banner']>): string {
  const more = note === undefined ? '' : escapeHtml(note);
  return `<div class="service" style="background:${colour}"><p><strong>${escapeHtml(name)}</strong>${more}</p></div>\n`;
}
