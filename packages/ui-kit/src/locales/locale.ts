import type { Vertrauensniveau } from '../vertrauensniveau/vertrauensniveau.ts';
import type { accountDe } from './de/account.ts';
import type { consentDe } from './de/consent.ts';
import type { datasetDe } from './de/dataset.ts';
import type { defectDe } from './de/defect.ts';
import type { deliveryDe } from './de/delivery.ts';
import type { errorSummaryDe } from './de/error-summary.ts';
import type { fieldDe } from './de/field.ts';
import type { languageDe } from './de/language.ts';
import type { levelDe } from './de/level.ts';
import type { loginAboutDe, loginDe } from './de/login.ts';
import type { mailboxDe } from './de/mailbox.ts';
import type { summaryListDe } from './de/summary-list.ts';
import type { timelineDe } from './de/timeline.ts';
import type { uploadDe } from './de/upload.ts';

type Strings<T> = { readonly [K in keyof T]: string };

/** Names of the levels where they differ from {@link Vertrauensniveau}. */
type LevelNames = { readonly [L in Vertrauensniveau as `_${L}`]?: string };

/** All texts of the kit in one language. `{…}` marks what is filled in. */
export interface Locale {
  /** BCP 47 tag, for example `de`, `de-simple` (German Leichte Sprache), `ar`. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly login: Strings<typeof loginDe> & Partial<Strings<typeof loginAboutDe>> & LevelNames;
  readonly level: Strings<typeof levelDe>;
  readonly account: Strings<typeof accountDe>;
  readonly consent: Strings<typeof consentDe>;
  readonly upload: Strings<typeof uploadDe>;
  readonly delivery: Strings<typeof deliveryDe>;
  readonly dataset: Strings<typeof datasetDe>;
  readonly defect: Strings<typeof defectDe>;
  readonly 'error-summary': Strings<typeof errorSummaryDe>;
  readonly field: Strings<typeof fieldDe>;
  readonly 'summary-list': Strings<typeof summaryListDe>;
  readonly timeline: Strings<typeof timelineDe>;
  readonly mailbox: Strings<typeof mailboxDe>;
  readonly language: Strings<typeof languageDe>;
}

/** Name of an element without its prefix. */
export type ElementName = Exclude<keyof Locale, 'lang' | 'dir'>;

/** Texts of one element. */
export type Texts<N extends ElementName> = Locale[N];
