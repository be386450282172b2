import { type ElementDoc, GLOBAL_ATTRIBUTES, words } from '../element-doc.ts';

/** `<rathaus-timeline>` */
export const timeline: ElementDoc = {
  summary: words(
    'Was mit einem Vorgang geschah, geschieht und noch geschieht.',
    'What happened with a case, happens now and is still to come.',
  ),
  className: 'Timeline',
  attributes: {
    ...GLOBAL_ATTRIBUTES,
  },
  events: {},
  parts: {
    when: words('Stand und Zeit', 'State and time'),
    state: words('Der Stand in Worten', 'The state in words'),
    due: words('Bis wann jemand Zeit hat', 'Until when somebody has time'),
    button: words('Was zu tun ist', 'What is to be done'),
  },
  children: words(
    'Eine geordnete Liste, ein Punkt je Ereignis mit `data-state`.',
    'An ordered list, one item for each event with `data-state`.',
  ),
  anatomy: [{ tag: 'h3', words: words('Was geschah', 'What happened') }, 'when', 'due', 'button'],
  accessibility: words(
    'Eine geordnete Liste mit Überschriften. Jeder Stand hat Form, Wort und Farbe. Was in der Zukunft liegt, steht nie als geschehen da.',
    'An ordered list with headings. Every state has form, word and colour. What lies in the future is never shown as done.',
  ),
};
