import account from '../account/account.css.ts';
import consent from '../consent/consent.css.ts';
import dataset from '../dataset/dataset.css.ts';
import defect from '../defect/defect.css.ts';
import delivery from '../delivery/delivery.css.ts';
import errorSummary from '../error-summary/error-summary.css.ts';
import field from '../field/field.css.ts';
import language from '../language/language.css.ts';
import level from '../level/level.css.ts';
import login from '../login/login.css.ts';
import mailbox from '../mailbox/mailbox.css.ts';
import summaryList from '../summary-list/summary-list.css.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import timeline from '../timeline/timeline.css.ts';
import upload from '../upload/upload.css.ts';

/**
 * The styles of all elements as one CSS text, to be served as a linked file. It is the same as
 * `@rathaus/ui-kit/styles.css`, for servers that have no static files.
 */
export const stylesheet: string = [
  base,
  surface,
  login,
  level,
  account,
  consent,
  upload,
  delivery,
  dataset,
  defect,
  errorSummary,
  field,
  summaryList,
  timeline,
  mailbox,
  language,
].join('');
