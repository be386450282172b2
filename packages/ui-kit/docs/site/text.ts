import type { Words } from '../../manifest/element-doc.ts';
import { escapeHtml } from '../../src/tree/html.ts';

/** Languages of the documentation. */
export type Lang = 'de' | 'en';

/** HTML of a text with `code` in back quotes and **strong** words. */
export const rich = (text: string): string =>
  escapeHtml(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>');

/** The same of words in the language of the page. */
export const said = (words: Words, lang: Lang): string => rich(words[lang]);

/** Code to copy, under the name of its file. A script of the page adds the button. */
export const code = (text: string, file = ''): string =>
  `<figure class="code">${file && `<figcaption>${escapeHtml(file)}</figcaption>`}<pre tabindex="0"><code>${coloured(text)}</code></pre></figure>`;

/** Comments, texts and words of the language, by three quiet differences. */
const coloured = (text: string): string => {
  const token =
    /(<!--[\s\S]*?-->|^\s*#.*$|\/\/[^\n]*|\/\*[\s\S]*?\*\/)|('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")|\b(import|export|from|const|type|return|class|readonly|void|async|await|new)\b/gm;
  let html = '';
  let at = 0;
  for (const match of text.matchAll(token)) {
    // An address is no comment.
    const kind =
      match[1] && !/:$/.test(text.slice(0, match.index)) ? 'c' : match[2] ? 's' : match[3] ? 'k' : '';
    html += escapeHtml(text.slice(at, match.index));
    html += kind ? `<span class="${kind}">${escapeHtml(match[0])}</span>` : escapeHtml(match[0]);
    at = match.index + match[0].length;
  }
  return html + escapeHtml(text.slice(at).trimEnd());
};

/** A table whose rows begin with code; on narrow screens each row is an entry. */
export function table(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  if (rows.length === 0) return '';
  const cell = (html: string, index: number): string =>
    index === 0
      ? `<th scope="row" role="rowheader">${html}</th>`
      : `<td role="cell" data-label="${escapeHtml(heads[index] ?? '')}">${html}</td>`;
  return `<div class="fit"><table role="table" class="stack"><caption>${caption}</caption><thead role="rowgroup"><tr role="row">${heads
    .map((head) => `<th scope="col" role="columnheader">${escapeHtml(head)}</th>`)
    .join('')}</tr></thead><tbody role="rowgroup">${rows
    .map((row) => `<tr role="row">${row.map(cell).join('')}</tr>`)
    .join('')}</tbody></table></div>`;
}

/** Words that every page has. */
export const UI = {
  skip: { de: 'Zum Inhalt', en: 'Skip to content' },
  elements: { de: 'Elemente', en: 'Elements' },
  basics: { de: 'Grundlagen', en: 'Foundations' },
  start: { de: 'Start', en: 'Start' },
  theme: { de: 'Darstellung', en: 'Appearance' },
  device: { de: 'Gerät', en: 'Device' },
  light: { de: 'Hell', en: 'Light' },
  dark: { de: 'Dunkel', en: 'Dark' },
  onPage: { de: 'Auf dieser Seite', en: 'On this page' },
  copy: { de: 'Kopieren', en: 'Copy' },
  copied: { de: 'Kopiert', en: 'Copied' },
  navigation: { de: 'Seiten', en: 'Pages' },
  previous: { de: 'Zurück', en: 'Previous' },
  next: { de: 'Weiter', en: 'Next' },
} satisfies Record<string, Words>;
