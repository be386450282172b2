import { type ElementDoc, GLOBAL_ATTRIBUTES, words } from '../element-doc.ts';

/** `<rathaus-mailbox>` */
export const mailbox: ElementDoc = {
  summary: words(
    'Nachrichten im Postfach: die Liste oder eine Nachricht.',
    'Messages in a mailbox: the list or one message.',
  ),
  className: 'Mailbox',
  attributes: {
    ...GLOBAL_ATTRIBUTES,
  },
  events: {},
  parts: {
    unread: words('„Ungelesen“', '"Unread"'),
    title: words('Betreff', 'Subject'),
    meta: words('Absender, Zeit, Anhänge', 'Sender, time, attachments'),
    due: words('Frist', 'Time limit'),
    opening: words('Dass Öffnen als Zustellung zählt', 'That opening counts as delivery'),
    none: words('Keine Nachrichten', 'No messages'),
    text: words('Ein Absatz der Nachricht', 'A paragraph of the message'),
    file: words('Ein Anhang', 'An attachment'),
    size: words('Seine Größe', 'Its size'),
    button: words('Antworten', 'Reply'),
  },
  children: words(
    'Eine Liste von Nachrichten oder ein `<article>`.',
    'A list of messages or an `<article>`.',
  ),
  anatomy: ['unread', 'title', 'meta', 'due', 'opening'],
  accessibility: words(
    'Ungelesen ist ein Wort, kein Fettdruck. Dass Öffnen als Zustellung zählt, steht vor dem Öffnen da.',
    'Unread is a word, not only bold type. That opening counts as delivery is said before it is opened.',
  ),
};
