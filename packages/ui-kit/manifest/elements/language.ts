import { type ElementDoc, GLOBAL_ATTRIBUTES, words } from '../element-doc.ts';

/** `<rathaus-language>` */
export const language: ElementDoc = {
  summary: words('Sprache der Seite wählen.', 'Choose the language of the page.'),
  className: 'Language',
  attributes: { ...GLOBAL_ATTRIBUTES },
  events: {},
  parts: {},
  children: words('Was `renderLanguage()` schreibt.', 'What `renderLanguage()` writes.'),
  anatomy: [],
  accessibility: words('Sprache der Seite wählen.', 'Choose the language of the page.'),
};
