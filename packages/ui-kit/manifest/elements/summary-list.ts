import { type ElementDoc, GLOBAL_ATTRIBUTES, words } from '../element-doc.ts';

/** `<rathaus-summary-list>` */
export const summaryList: ElementDoc = {
  summary: words('Antworten prüfen, bevor gesendet wird.', 'Check answers before they are sent.'),
  className: 'SummaryList',
  attributes: {
    ...GLOBAL_ATTRIBUTES,
  },
  events: {},
  parts: {
    answers: words('Eine Gruppe von Antworten', 'A group of answers'),
    title: words('Ihre Überschrift', 'Its heading'),
    hint: words('Ein Satz darunter', 'A sentence below'),
    change: words('Link zum Ändern', 'Link to change'),
    empty: words('„Keine Angabe“', '"Not given"'),
    size: words('Größe einer Datei', 'Size of a file'),
  },
  children: words(
    'Je Gruppe ein `<section part="answers">` mit einer `<dl>`.',
    'A `<section part="answers">` with a `<dl>` for each group.',
  ),
  anatomy: [
    'title',
    { tag: 'dt', words: words('Frage in Kurzform', 'The question in short') },
    { tag: 'dd', words: words('Antwort', 'Answer') },
    'change',
  ],
  accessibility: words(
    'Eine Liste von Paaren (`dl`). „Ändern“ nennt, was geändert wird. Leere Antworten heißen „Keine Angabe“.',
    'A list of pairs (`dl`). "Change" names what is changed. Empty answers are called "Not given".',
  ),
};
