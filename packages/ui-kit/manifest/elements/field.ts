import { type ElementDoc, GLOBAL_ATTRIBUTES, words } from '../element-doc.ts';

/** `<rathaus-field>` */
export const field: ElementDoc = {
  summary: words(
    'Ein Formularfeld mit Beschriftung, Hinweis und Fehler.',
    'A form field with label, hint and error.',
  ),
  className: 'Field',
  attributes: { ...GLOBAL_ATTRIBUTES },
  events: {},
  parts: {},
  children: words('Was `renderField()` schreibt.', 'What `renderField()` writes.'),
  anatomy: [],
  accessibility: words(
    'Ein Formularfeld mit Beschriftung, Hinweis und Fehler.',
    'A form field with label, hint and error.',
  ),
};
