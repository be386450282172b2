import { type ElementDoc, GLOBAL_ATTRIBUTES, words } from '../element-doc.ts';

/** `<rathaus-field>` */
export const field: ElementDoc = {
  summary: words(
    'Ein Formularfeld mit Beschriftung, Hinweis und Fehler.',
    'A form field with label, hint and error.',
  ),
  className: 'Field',
  attributes: {
    ...GLOBAL_ATTRIBUTES,
  },
  events: {},
  parts: {
    optional: words('„(freiwillig)“ hinter der Beschriftung', '"(optional)" behind the label'),
    hint: words('Hinweis', 'Hint'),
    error: words('Fehler: was ist, was hilft', 'Error: what is wrong, what helps'),
    choice: words('Eine Antwort zum Auswählen', 'An answer to choose'),
    about: words('Erklärung unter einer Antwort', 'Explanation under an answer'),
    date: words('Tag, Monat und Jahr', 'Day, month and year'),
  },
  children: words(
    'Beschriftung, Hinweis, Fehler und Feld, in dieser Reihenfolge.',
    'Label, hint, error and field, in this order.',
  ),
  anatomy: [
    { tag: 'label', words: words('Beschriftung', 'Label') },
    'hint',
    'error',
    { tag: 'input', words: words('Feld', 'Field') },
  ],
  accessibility: words(
    'Hinweis und Fehler gehören für Vorleseprogramme zum Feld (`aria-describedby`). Ein Fehler steht über dem Feld, in Worten, mit Balken und Farbe. Gruppen sind `fieldset` und `legend`.',
    'Hint and error belong to the field for screen readers (`aria-describedby`). An error stands above the field, in words, with a bar and colour. Groups are `fieldset` and `legend`.',
  ),
};
