import { accountDe } from './de/account.ts';
import { consentDe } from './de/consent.ts';
import { datasetDe } from './de/dataset.ts';
import { defectDe } from './de/defect.ts';
import { deliveryDe } from './de/delivery.ts';
import { levelDe } from './de/level.ts';
import { loginDe } from './de/login.ts';
import { uploadDe } from './de/upload.ts';
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
  defect: defectDe,
};
export default de;
