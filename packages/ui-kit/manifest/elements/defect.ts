import { type ElementDoc, GLOBAL_ATTRIBUTES, words } from '../element-doc.ts';

/** `<rathaus-defect>` */
export const defect: ElementDoc = {
  summary: words('Stand und Verlauf einer Mängelmeldung.', 'State and history of a defect report.'),
  className: 'Defect',
  attributes: {
    ...GLOBAL_ATTRIBUTES,
  },
  events: {},
  parts: {
    card: words('Die Karte', 'The card'),
    title: words('Überschrift', 'Heading'),
    number: words('Nummer', 'Number'),
    badge: words('Stand in Worten', 'State in words'),
  },
  children: words('Ein `<article part="card">`.', 'An `<article part="card">`.'),
  anatomy: [
    'title',
    'number',
    'badge',
    { tag: 'ol', words: words('Verlauf, Ältestes zuerst', 'History, oldest first') },
  ],
  accessibility: words(
    'Der Stand steht in Worten da; der Verlauf ist eine geordnete Liste mit Daten.',
    'The state is said in words; the history is an ordered list with dates.',
  ),
};
