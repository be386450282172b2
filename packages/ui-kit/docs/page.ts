import { ELEMENTS, PROPERTIES } from '../manifest/elements.ts';
import { escapeHtml } from '../src/tree/html.ts';
import { STATES } from '../test/states.ts';

/** One variant of the page. */
export interface Variant {
  readonly file: string;
  readonly title: string;
  readonly lang: string;
  readonly theme: 'light' | 'dark' | 'town';
}

/** Every language in light, German in dark and in the colours of an invented town. */
export const VARIANTS: readonly Variant[] = [
  { file: 'index.html', title: 'Deutsch', lang: 'de', theme: 'light' },
  { file: 'dark.html', title: 'Deutsch, dunkel', lang: 'de', theme: 'dark' },
  { file: 'town.html', title: 'Deutsch, Farben einer Stadt', lang: 'de', theme: 'town' },
  { file: 'en.html', title: 'English', lang: 'en', theme: 'light' },
  { file: 'de-simple.html', title: 'Leichte Sprache', lang: 'de-simple', theme: 'light' },
  { file: 'tr.html', title: 'Türkçe', lang: 'tr', theme: 'light' },
  { file: 'uk.html', title: 'Українська', lang: 'uk', theme: 'light' },
  { file: 'ar.html', title: 'العربية', lang: 'ar', theme: 'light' },
];

/** Styles of the documentation page itself. */
export const STYLES = `
:root { font-family: system-ui, sans-serif; line-height: 1.5 }
:root.dark { color-scheme: dark; background: #15181e; color: #f3f3f3 }
:root.town { --rathaus-action: #00543c; --rathaus-on-action: #ffffff; --rathaus-radius: 1.5rem }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; overflow-wrap: anywhere }
section.state { border: 1px solid; padding: 1rem; margin-block: 1rem }
pre { white-space: pre-wrap; border-inline-start: 4px solid; padding-inline-start: 1rem; margin-inline: 0 }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid; padding: .25rem .5rem; text-align: start; vertical-align: top }
nav li { display: inline-block; margin-inline-end: 1rem }
nav a { display: inline-block; padding: .25rem 0 }
`;

const table = (caption: string, rows: readonly (readonly [string, string])[]): string =>
  rows.length === 0
    ? ''
    : `<table><caption>${caption}</caption><tbody>${rows.map(([name, text]) => `<tr><th scope="row"><code>${escapeHtml(name)}</code></th><td>${escapeHtml(text)}</td></tr>`).join('')}</tbody></table>`;

/** The whole page; works under `default-src 'none'; style-src 'self'; script-src 'self'`. */
export function page(variant: Variant): string {
  const links = VARIANTS.map((one) =>
    one === variant
      ? `<li><a href="${one.file}" lang="${one.lang}" aria-current="page">${one.title}</a></li>`
      : `<li><a href="${one.file}" lang="${one.lang}">${one.title}</a></li>`,
  ).join('');
  const elements = Object.entries(ELEMENTS).map(([name, doc]) => {
    const states = STATES.filter((state) => state.element === name).map((state) => {
      const code = `render${doc.className}(${JSON.stringify(state.data, null, 2)}, { lang: '${variant.lang}' })`;
      return `<section class="state" lang="${variant.lang}" dir="${variant.lang === 'ar' ? 'rtl' : 'ltr'}" aria-label="${name}: ${state.name}">${state.html({ lang: variant.lang })}</section>
<details><summary>${name}: ${state.name}, code</summary><pre><code>${escapeHtml(code)}</code></pre></details>`;
    });
    return `<h2 id="${name}">&lt;rathaus-${name}&gt;</h2><p>${escapeHtml(doc.summary.en)}</p><p>${escapeHtml(doc.accessibility.en)}</p>
${states.join('\n')}
${table(
  'Attributes',
  Object.entries(doc.attributes).map(([key, about]) => [key, about.en] as const),
)}
${table(
  'Events',
  Object.entries(doc.events).map(([event, { detail, en }]) => [event, `${en} detail: ${detail}`] as const),
)}
${table(
  'Parts',
  Object.entries(doc.parts).map(([part, about]) => [part, about.en] as const),
)}`;
  });
  return `<!doctype html>
<html lang="en" class="${variant.theme}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Rathaus ui-kit: ${variant.title}</title>
<link rel="stylesheet" href="styles.css"><link rel="stylesheet" href="docs.css"><script type="module" src="rathaus-ui.js"></script></head>
<body><header><h1>Rathaus ui-kit</h1><nav aria-label="Languages and themes"><ul>${links}</ul></nav></header>
<nav aria-label="Elements"><ul>${Object.keys(ELEMENTS)
    .map((name) => `<li><a href="#${name}">${name}</a></li>`)
    .join('')}</ul></nav>
<main>${elements.join('\n')}<h2 id="properties">Custom properties</h2>${table(
    'For all elements',
    Object.entries(PROPERTIES).map(([key, about]) => [key, about.en] as const),
  )}
<h2 id="tests">Test grid</h2><p>Every state of this page is tested in six languages for axe findings, at 320 px, with text spacing, with text of 200 %, in dark, in forced colours, by keyboard, without JavaScript and under the strict policy; see docs/nachweise/en-301-549.md.</p></main></body></html>
`;
}
