import type { ElementName } from '../../src/locales/locale.ts';
import { account } from './account.ts';
import { consent } from './consent.ts';
import { dataset } from './dataset.ts';
import { defect } from './defect.ts';
import { delivery } from './delivery.ts';
import { errorSummary } from './error-summary.ts';
import { field } from './field.ts';
import type { Guide } from './guide.ts';
import { language } from './language.ts';
import { level } from './level.ts';
import { login } from './login.ts';
import { mailbox } from './mailbox.ts';
import { summaryList } from './summary-list.ts';
import { timeline } from './timeline.ts';
import { upload } from './upload.ts';

/** What the documentation says of every element. */
export const GUIDES: Readonly<Record<ElementName, Guide>> = {
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
