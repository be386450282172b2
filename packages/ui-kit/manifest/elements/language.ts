import { type ElementDoc, GLOBAL_ATTRIBUTES, words } from '../element-doc.ts';

/** `<rathaus-language>` */
export const language: ElementDoc = {
  summary: words(
    'Die Sprache der Seite wählen, auch Leichte Sprache und Gebärdensprache.',
    'Choose the language of the page, Leichte Sprache and sign language included.',
  ),
  className: 'Language',
  attributes: {
    ...GLOBAL_ATTRIBUTES,
  },
  events: {},
  parts: {},
  children: words('Ein `<nav>` mit einer Liste von Links.', 'A `<nav>` with a list of links.'),
  anatomy: [
    { tag: 'a', words: words('Name der Sprache in der Sprache', 'Name of the language in the language') },
  ],
  accessibility: words(
    'Jede Sprache nennt sich in ihrer eigenen Sprache und ist so ausgezeichnet (`lang`, `hreflang`); die jetzige ist markiert (`aria-current`). Keine Flaggen.',
    'Every language is named in its own language and marked as such (`lang`, `hreflang`); the present one is marked (`aria-current`). No flags.',
  ),
};
