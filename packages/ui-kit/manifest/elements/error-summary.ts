import { type ElementDoc, GLOBAL_ATTRIBUTES, words } from '../element-doc.ts';

/** `<rathaus-error-summary>` */
export const errorSummary: ElementDoc = {
  summary: words(
    'Alle Fehler eines Formulars über dem Formular, als Links zu den Feldern.',
    'All errors of a form above the form, as links to the fields.',
  ),
  className: 'ErrorSummary',
  attributes: GLOBAL_ATTRIBUTES,
  events: {},
  parts: {},
  children: words(
    'Ein `<div role="alert" tabindex="-1">` mit Überschrift und Links; `data-focus="false"` daran lässt den Fokus, wo er ist.',
    'A `<div role="alert" tabindex="-1">` with heading and links; `data-focus="false"` on it leaves the focus where it is.',
  ),
  anatomy: [
    { tag: 'h2', words: words('Wie viel zu prüfen ist', 'How much there is to check') },
    {
      tag: 'a',
      words: words(
        'Derselbe Satz wie am Feld, als Link dorthin',
        'The same sentence as at the field, as a link to it',
      ),
    },
  ],
  accessibility: words(
    'Die Zusammenfassung bekommt den Fokus, wenn sie erscheint. Ein Link setzt den Fokus ins Feld und holt dessen Beschriftung ins Bild. Der Titel der Seite kann mit „Fehler:“ beginnen.',
    'The summary gets the focus when it appears. A link puts the focus into the field and brings its label into view. The title of the page can begin with "Error:".',
  ),
};
