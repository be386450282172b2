import { type ElementDoc, GLOBAL_ATTRIBUTES, words } from '../element-doc.ts';

/** `<rathaus-error-summary>` */
export const errorSummary: ElementDoc = {
  summary: words('Alle Fehler eines Formulars, über dem Formular.', 'All errors of a form, above the form.'),
  className: 'ErrorSummary',
  attributes: { ...GLOBAL_ATTRIBUTES },
  events: {},
  parts: {},
  children: words('Was `renderErrorSummary()` schreibt.', 'What `renderErrorSummary()` writes.'),
  anatomy: [],
  accessibility: words(
    'Alle Fehler eines Formulars, über dem Formular.',
    'All errors of a form, above the form.',
  ),
};
