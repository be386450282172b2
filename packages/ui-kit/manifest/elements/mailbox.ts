import { type ElementDoc, GLOBAL_ATTRIBUTES, words } from '../element-doc.ts';

/** `<rathaus-mailbox>` */
export const mailbox: ElementDoc = {
  summary: words('Nachrichten im Postfach.', 'Messages in a mailbox.'),
  className: 'Mailbox',
  attributes: { ...GLOBAL_ATTRIBUTES },
  events: {},
  parts: {},
  children: words('Was `renderMailbox()` schreibt.', 'What `renderMailbox()` writes.'),
  anatomy: [],
  accessibility: words('Nachrichten im Postfach.', 'Messages in a mailbox.'),
};
