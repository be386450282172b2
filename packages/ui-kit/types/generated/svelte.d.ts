// Generated from manifest/elements.ts by `npm run generate`. Do not edit.

import type { HTMLAttributes } from 'svelte/elements';
import type { RathausLogin } from '@rathaus/ui-kit/login';
import type { RathausLevel } from '@rathaus/ui-kit/level';
import type { RathausAccount } from '@rathaus/ui-kit/account';
import type { RathausConsent } from '@rathaus/ui-kit/consent';
import type { RathausUpload } from '@rathaus/ui-kit/upload';
import type { RathausDelivery } from '@rathaus/ui-kit/delivery';
import type { RathausDataset } from '@rathaus/ui-kit/dataset';
import type { RathausDefect } from '@rathaus/ui-kit/defect';

export interface RathausLoginProperties {
  /** `bundid`, `unternehmenskonto`, `eid`, `wallet`, `servicekonto-nrw` or an own id with `label`. */
  provider?: string;
  /** Where the login starts; relative, `http:` or `https:`. */
  href?: string;
  /** Replaces "Mit … anmelden". */
  label?: string;
  /** Needed level: `basisregistrierung`, `niedrig`, `substanziell`, `hoch`. */
  level?: string;
  /** What the element shows. */
  data?: RathausLogin['data'] | string;
}

export interface RathausLevelProperties {
  /** Present level; none when nobody is logged in. */
  have?: string;
  /** Level of the next step. */
  need?: string;
  /** Where a login with a higher level starts. */
  href?: string;
  /** What the element shows. */
  data?: RathausLevel['data'] | string;
}

export interface RathausAccountProperties {
  /** What the element shows. */
  data?: RathausAccount['data'] | string;
}

export interface RathausConsentProperties {
  /** What the element shows. */
  data?: RathausConsent['data'] | string;
}

export interface RathausUploadProperties {
  /** Name of the form field; required. */
  name?: string;
  /** Replaces "Dateien auswählen". */
  label?: string;
  /** As of `<input accept>`. */
  accept?: string;
  /** Address that takes one file by multipart POST and answers `{ "id": "…" }`. */
  action?: string;
  /** Largest file in bytes. */
  'max-bytes'?: string;
  /** Most files; 1 makes a single-file field. */
  'max-files'?: string;
  /** What the element shows. */
  data?: RathausUpload['data'] | string;
}

export interface RathausDeliveryProperties {
  /** `queued`, `sending`, `sent`, `collected`, `accepted`, `rejected`, `stopped`. */
  state?: string;
  /** Who receives it. */
  recipient?: string;
  /** Number of the matter. */
  reference?: string;
  /** Why it was rejected or stopped. */
  reason?: string;
  /** What the element shows. */
  data?: RathausDelivery['data'] | string;
}

export interface RathausDatasetProperties {
  /** What the element shows. */
  data?: RathausDataset['data'] | string;
}

export interface RathausDefectProperties {
  /** What the element shows. */
  data?: RathausDefect['data'] | string;
}

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'rathaus-login': Omit<HTMLAttributes<RathausLogin>, keyof RathausLoginProperties> & RathausLoginProperties;
    'rathaus-level': Omit<HTMLAttributes<RathausLevel>, keyof RathausLevelProperties> & RathausLevelProperties;
    'rathaus-account': Omit<HTMLAttributes<RathausAccount>, keyof RathausAccountProperties> & RathausAccountProperties;
    'rathaus-consent': Omit<HTMLAttributes<RathausConsent>, keyof RathausConsentProperties> & RathausConsentProperties;
    'rathaus-upload': Omit<HTMLAttributes<RathausUpload>, keyof RathausUploadProperties> & RathausUploadProperties;
    'rathaus-delivery': Omit<HTMLAttributes<RathausDelivery>, keyof RathausDeliveryProperties> & RathausDeliveryProperties;
    'rathaus-dataset': Omit<HTMLAttributes<RathausDataset>, keyof RathausDatasetProperties> & RathausDatasetProperties;
    'rathaus-defect': Omit<HTMLAttributes<RathausDefect>, keyof RathausDefectProperties> & RathausDefectProperties;
  }
}
