// Generated from manifest/elements.ts by `npm run generate`. Do not edit.

import type { DetailedHTMLProps, HTMLAttributes } from 'react';
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

type Host<Element, Properties> = Omit<DetailedHTMLProps<HTMLAttributes<Element>, Element>, keyof Properties> & Properties;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'rathaus-login': Host<RathausLogin, RathausLoginProperties>;
      'rathaus-level': Host<RathausLevel, RathausLevelProperties>;
      'rathaus-account': Host<RathausAccount, RathausAccountProperties> & { 'onrathaus-session-warning'?: (event: CustomEvent<{ expires: string }>) => void; 'onrathaus-session-end'?: (event: CustomEvent<{ expires: string }>) => void; 'onrathaus-session-extend'?: (event: CustomEvent<Record<string, never>>) => void };
      'rathaus-consent': Host<RathausConsent, RathausConsentProperties> & { 'onrathaus-consent'?: (event: CustomEvent<{ selected: readonly string[] }>) => void };
      'rathaus-upload': Host<RathausUpload, RathausUploadProperties> & { 'onrathaus-upload'?: (event: CustomEvent<{ fileName: string; state: string; id?: string }>) => void };
      'rathaus-delivery': Host<RathausDelivery, RathausDeliveryProperties>;
      'rathaus-dataset': Host<RathausDataset, RathausDatasetProperties>;
      'rathaus-defect': Host<RathausDefect, RathausDefectProperties>;
    }
  }
}
