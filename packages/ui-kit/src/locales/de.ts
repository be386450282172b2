import { accountDe } from '../account/account.de.ts';
import { consentDe } from '../consent/consent.de.ts';
import { datasetDe } from '../dataset/dataset.de.ts';
import { deliveryDe } from '../delivery/delivery.de.ts';
import { levelDe } from '../level/level.de.ts';
import { loginDe } from '../login/login.de.ts';
import { reportDe } from '../report/report.de.ts';
import { uploadDe } from '../upload/upload.de.ts';
import type { Locale } from './locale.ts';

/** German. */
export const de: Locale = {
  lang: 'de',
  dir: 'ltr',
  login: loginDe,
  level: levelDe,
  account: accountDe,
  consent: consentDe,
  upload: uploadDe,
  delivery: deliveryDe,
  dataset: datasetDe,
  report: reportDe,
};
export default de;
