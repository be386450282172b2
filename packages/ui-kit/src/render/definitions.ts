import { account } from '../account/account.ts';
import { consent } from '../consent/consent.ts';
import { dataset } from '../dataset/dataset.ts';
import { defect } from '../defect/defect.ts';
import { delivery } from '../delivery/delivery.ts';
import { errorSummary } from '../error-summary/error-summary.ts';
import { field } from '../field/field.ts';
import { language } from '../language/language.ts';
import { level } from '../level/level.ts';
import { login } from '../login/login.ts';
import { mailbox } from '../mailbox/mailbox.ts';
import { summaryList } from '../summary-list/summary-list.ts';
import { timeline } from '../timeline/timeline.ts';
import { upload } from '../upload/upload.ts';

/** All elements by their names. */
export const DEFINITIONS = {
  account,
  consent,
  dataset,
  defect,
  delivery,
  'error-summary': errorSummary,
  field,
  language,
  level,
  login,
  mailbox,
  'summary-list': summaryList,
  timeline,
  upload,
};

/** Data of one element. */
export type DataOf<N extends keyof typeof DEFINITIONS> = NonNullable<
  ReturnType<(typeof DEFINITIONS)[N]['read']>
>;
