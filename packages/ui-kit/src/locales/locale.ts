import type { Vertrauensniveau } from '../vertrauensniveau/vertrauensniveau.ts';
import type { accountDe } from './de/account.ts';
import type { consentDe } from './de/consent.ts';
import type { datasetDe } from './de/dataset.ts';
import type { defectDe } from './de/defect.ts';
import type { deliveryDe } from './de/delivery.ts';
import type { levelDe } from './de/level.ts';
import type { loginDe } from './de/login.ts';
import type { uploadDe } from './de/upload.ts';

type Strings<T> = { readonly [K in keyof T]: string };

/** Names of the levels where they differ from {@link Vertrauensniveau}. */
type LevelNames = { readonly [L in Vertrauensniveau as `_${L}`]?: string };

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
  readonly defect: Strings<typeof defectDe>;
}

/** Name of an element without its prefix. */
export type ElementName = Exclude<keyof Locale, 'lang' | 'dir'>;

/** Texts of one element. */
export type Texts<N extends ElementName> = Locale[N];
