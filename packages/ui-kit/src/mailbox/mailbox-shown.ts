import { shownBy } from '../element/shown.ts';
import { mailboxDe } from '../locales/de/mailbox.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import css from './mailbox.css.ts';
import { mailbox } from './mailbox.ts';

export default shownBy({ definition: mailbox, css: [base, surface, css], german: mailboxDe });
