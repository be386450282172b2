import { ELEMENTS } from '../../manifest/elements.ts';
import type { ElementName } from '../../src/locales/locale.ts';
import { escapeHtml } from '../../src/tree/html.ts';
import { GUIDES } from '../guides/guides.ts';
import { type Lang, UI } from './text.ts';

/** One page of the documentation in one language. */
export interface DocsPage {
  /** Name of the file without folder, the same in both languages. */
  readonly file: string;
  readonly title: string;
  /** Sections of the page by the ids of their headings, for the list beside it. */
  readonly sections: readonly (readonly [id: string, title: string])[];
  readonly html: string;
  /** A page without list beside it and with a wide head. */
  readonly wide?: boolean;
}

/** Pages on what all elements share: file and title. */
export const BASICS = [
  ['colours.html', { de: 'Farben', en: 'Colours' }],
  ['spacing.html', { de: 'Abstände und Schrift', en: 'Spacing and type' }],
  ['content.html', { de: 'Texte', en: 'Content' }],
  ['languages.html', { de: 'Sprachen', en: 'Languages' }],
  ['csp.html', { de: 'Sicherheitsrichtlinie', en: 'Content security policy' }],
  ['accessibility.html', { de: 'Barrierefreiheit', en: 'Accessibility' }],
] as const;

const BRAND =
  '<svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true" focusable="false"><path d="M2 21h20M4 21V9h16v12M3 9h18L12 3 3 9M8 21v-8M12 21v-8M16 21v-8" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"/></svg>';

const link = (href: string, text: string, current: boolean): string =>
  `<li><a href="${href}"${current ? ' aria-current="page"' : ''}>${text}</a></li>`;

function navigation(page: DocsPage, lang: Lang): string {
  const elements = (Object.keys(ELEMENTS) as ElementName[]).map((name) =>
    link(
      `${name}.html`,
      `${escapeHtml(GUIDES[name].title[lang])} <code>${name}</code>`,
      page.file === `${name}.html`,
    ),
  );
  const basics = BASICS.map(([file, title]) => link(file, escapeHtml(title[lang]), page.file === file));
  return `<p id="nav-elements">${UI.elements[lang]}</p><ul aria-labelledby="nav-elements">${elements.join('')}</ul><p id="nav-basics">${UI.basics[lang]}</p><ul aria-labelledby="nav-basics">${basics.join('')}</ul>`;
}

const theme = (lang: Lang): string =>
  `<fieldset class="theme"><legend>${UI.theme[lang]}</legend>${(['device', 'light', 'dark'] as const)
    .map(
      (name) =>
        `<label><input type="radio" name="theme" value="${name}"${name === 'device' ? ' checked' : ''}> ${UI[name][lang]}</label>`,
    )
    .join('')}</fieldset>`;

/** The next page in the order of the navigation: someone who reads on from the top to the end. */
function around(page: DocsPage, lang: Lang): string {
  const all: (readonly [string, string])[] = [
    ['index.html', UI.start[lang]],
    ...(Object.keys(ELEMENTS) as ElementName[]).map(
      (name) => [`${name}.html`, GUIDES[name].title[lang]] as const,
    ),
    ...BASICS.map(([file, title]) => [file, title[lang]] as const),
  ];
  const at = all.findIndex(([file]) => file === page.file);
  const one = (entry: (typeof all)[number] | undefined, rel: 'prev' | 'next', word: string): string =>
    entry ? `<a rel="${rel}" href="${entry[0]}"><small>${word}</small> ${escapeHtml(entry[1])}</a>` : '';
  return `<nav class="around" aria-label="${UI.navigation[lang]}: ${UI.previous[lang]}, ${UI.next[lang]}">${one(all[at - 1], 'prev', UI.previous[lang])}${one(all[at + 1], 'next', UI.next[lang])}</nav>`;
}

/** The whole HTML of a page. German pages stand in the root, English ones in `en/`. */
export function layout(page: DocsPage, lang: Lang): string {
  const assets = lang === 'de' ? 'assets/' : '../assets/';
  const other: Lang = lang === 'de' ? 'en' : 'de';
  const otherHref = lang === 'de' ? `en/${page.file}` : `../${page.file}`;
  const otherName = { de: 'Deutsch', en: 'English' }[other];
  const sections = page.sections
    .map(([id, title]) => `<li><a href="#${id}">${escapeHtml(title)}</a></li>`)
    .join('');
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(page.title)} – Rathaus ui-kit</title>
<link rel="stylesheet" href="${assets}styles.css">
<link rel="stylesheet" href="${assets}frame.css">
<link rel="stylesheet" href="${assets}parts.css">
<script defer src="${assets}rathaus-ui.js"></script>
<script defer src="${assets}docs.js"></script>
</head>
<body data-copy="${UI.copy[lang]}" data-copied="${UI.copied[lang]}">
<a class="skip" href="#content">${UI.skip[lang]}</a>
<header class="top"><div>
<a class="brand" href="index.html"${page.file === 'index.html' ? ' aria-current="page"' : ''}>${BRAND}<span>Rathaus <b>ui-kit</b></span></a>
${theme(lang)}
<a class="language" href="${otherHref}" lang="${other}" hreflang="${other}">${otherName}</a>
</div></header>
<div class="${page.wide ? 'page wide' : 'page'}">
<nav class="rail" aria-label="${UI.navigation[lang]}"><details><summary>${UI.elements[lang]}, ${UI.basics[lang]}</summary>${navigation(page, lang)}</details><div>${navigation(page, lang).replaceAll('id="nav-', 'id="rail-').replaceAll('by="nav-', 'by="rail-')}</div></nav>
<main id="content" tabindex="-1">
${page.html}
${around(page, lang)}
</main>
${sections && !page.wide ? `<nav class="aside" aria-labelledby="on-page"><p id="on-page">${UI.onPage[lang]}</p><ul>${sections}</ul></nav>` : ''}
</div>
<footer class="foot"><div><p>Apache 2.0 · ${
    lang === 'de' ? 'Keine Anfrage an fremde Server.' : 'No request to foreign servers.'
  }</p></div></footer>
</body>
</html>
`;
}
