import { define } from '../element/define.ts';
import { RathausMailbox } from '../mailbox/mailbox-element.ts';

define('rathaus-mailbox', RathausMailbox);
