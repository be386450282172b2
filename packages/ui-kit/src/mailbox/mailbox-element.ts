import { DisplayElement } from '../element/display.ts';
import type { MailboxData } from './mailbox.ts';

export type { MailboxData } from './mailbox.ts';

/** Messages of the authority: the list, or one that is open. */
export class RathausMailbox extends DisplayElement<'mailbox', MailboxData> {
  protected readonly kind = 'mailbox';
  protected readonly shown = () => import('./mailbox-shown.ts');
}
