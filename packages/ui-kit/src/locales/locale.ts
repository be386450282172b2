import type { accountDe } from '../account/account.de.ts';
import type { consentDe } from '../consent/consent.de.ts';
import type { datasetDe } from '../dataset/dataset.de.ts';
import type { deliveryDe } from '../delivery/delivery.de.ts';
import type { levelDe } from '../level/level.de.ts';
import type { Level } from '../level/level-scale.ts';
import type { loginDe } from '../login/login.de.ts';
import type { reportDe } from '../report/report.de.ts';
import type { uploadDe } from '../upload/upload.de.ts';

type Strings<T> = { readonly [K in keyof T]: string };

/** Names of the levels where they differ from {@link Level}. */
type LevelNames = { readonly [L in Level as `_${L}`]?: string };

/** All texts of the kit in one language. `{…}` marks what is filled in. */
export interface Locale {
  /** BCP 47 tag, for example `de`, `de-simple` (German Leichte Sprache), `ar`. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly login: Strings<typeof loginDe> & LevelNames;
  readonly level: Strings<typeof levelDe>;
  readonly account: Strings<typeof accountDe>;
  readonly consent: Strings<typeof consentDe>;
  readonly upload: Strings<typeof uploadDe>;
  readonly delivery: Strings<typeof deliveryDe>;
  readonly dataset: Strings<typeof datasetDe>;
  readonly report: Strings<typeof reportDe>;
}

/** Name of an element without its prefix. */
export type ElementName = Exclude<keyof Locale, 'lang' | 'dir'>;

/** Texts of one element. */
export type Texts<N extends ElementName> = Locale[N];
