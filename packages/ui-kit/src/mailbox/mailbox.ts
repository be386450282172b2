import type { Definition } from '../element/definition.ts';
import { needed, object, text } from '../reader/reader.ts';

/** What `<rathaus-mailbox>` shows. */
export interface MailboxData {
  readonly title: string;
}

/** `<rathaus-mailbox>`, for server, browser and frameworks. */
export const mailbox: Definition<'mailbox', MailboxData> = {
  name: 'mailbox',
  read: object<MailboxData>({ title: needed(text, '') }),
  tree: ({ title }, { h }) => h('p', {}, title),
};
