import { accountDe } from './de/account.ts';
import { consentDe } from './de/consent.ts';
import { datasetDe } from './de/dataset.ts';
import { defectDe } from './de/defect.ts';
import { deliveryDe } from './de/delivery.ts';
import { errorSummaryDe } from './de/error-summary.ts';
import { fieldDe } from './de/field.ts';
import { languageDe } from './de/language.ts';
import { levelDe } from './de/level.ts';
import { loginAboutDe, loginDe } from './de/login.ts';
import { mailboxDe } from './de/mailbox.ts';
import { summaryListDe } from './de/summary-list.ts';
import { timelineDe } from './de/timeline.ts';
import { uploadDe } from './de/upload.ts';
import type { Locale } from './locale.ts';

/** German. */
export const de: Locale = {
  lang: 'de',
  dir: 'ltr',
  login: { ...loginDe, ...loginAboutDe },
  level: levelDe,
  account: accountDe,
  consent: consentDe,
  upload: uploadDe,
  delivery: deliveryDe,
  dataset: datasetDe,
  defect: defectDe,
  'error-summary': errorSummaryDe,
  field: fieldDe,
  'summary-list': summaryListDe,
  timeline: timelineDe,
  mailbox: mailboxDe,
  language: languageDe,
};
export default de;
