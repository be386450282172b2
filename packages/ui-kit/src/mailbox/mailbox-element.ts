import { RathausElement } from '../element/element.ts';
import { mailboxDe } from '../locales/de/mailbox.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import css from './mailbox.css.ts';
import { type MailboxData, mailbox } from './mailbox.ts';

/** `<rathaus-mailbox>`. */
export class RathausMailbox extends RathausElement<'mailbox', MailboxData> {
  constructor() {
    super(mailbox, base + surface + css, mailboxDe);
  }
}
