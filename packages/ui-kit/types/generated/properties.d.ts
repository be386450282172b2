// Generated from manifest/elements.ts by `npm run generate`. Do not edit.

import type { RathausLogin } from '@rathaus/ui-kit/login';
import type { RathausLevel } from '@rathaus/ui-kit/level';
import type { RathausAccount } from '@rathaus/ui-kit/account';
import type { RathausConsent } from '@rathaus/ui-kit/consent';
import type { RathausField } from '@rathaus/ui-kit/field';
import type { RathausErrorSummary } from '@rathaus/ui-kit/error-summary';
import type { RathausUpload } from '@rathaus/ui-kit/upload';
import type { RathausSummaryList } from '@rathaus/ui-kit/summary-list';
import type { RathausDelivery } from '@rathaus/ui-kit/delivery';
import type { RathausTimeline } from '@rathaus/ui-kit/timeline';
import type { RathausMailbox } from '@rathaus/ui-kit/mailbox';
import type { RathausLanguage } from '@rathaus/ui-kit/language';
import type { RathausDataset } from '@rathaus/ui-kit/dataset';
import type { RathausDefect } from '@rathaus/ui-kit/defect';
import type { RathausTagName } from '@rathaus/ui-kit';

export interface RathausLoginProperties {
  /** Single texts of the kit as JSON, for what the element shows without `data`: from attributes, or beside its children. In `data` they are called the same. */
  texts?: string | undefined;
  /** The provider where there is only one. A word of your own needs `label` as well. */
  provider?: 'bundid' | 'unternehmenskonto' | 'eid' | 'wallet' | 'servicekonto-nrw' | (string & {}) | undefined;
  /** Where the login starts: relative, `http:` or `https:`. */
  href?: string | undefined;
  /** Replaces "Mit … anmelden". */
  label?: string | undefined;
  /** Trust level that is needed. */
  level?: 'basisregistrierung' | 'niedrig' | 'substanziell' | 'hoch' | undefined;
  /** What the element shows in place of its children, as object or as JSON. */
  data?: RathausLogin['data'];
}

export interface RathausLevelProperties {
  /** Single texts of the kit as JSON, for what the element shows without `data`: from attributes, or beside its children. In `data` they are called the same. */
  texts?: string | undefined;
  /** Present level; none when nobody is logged in. */
  have?: 'basisregistrierung' | 'niedrig' | 'substanziell' | 'hoch' | undefined;
  /** Level that the next step needs. */
  need?: 'basisregistrierung' | 'niedrig' | 'substanziell' | 'hoch' | undefined;
  /** Where a login with a higher level starts. */
  href?: string | undefined;
  /** What the element shows in place of its children, as object or as JSON. */
  data?: RathausLevel['data'];
}

export interface RathausAccountProperties {
  /** Single texts of the kit as JSON, for what the element shows without `data`: from attributes, or beside its children. In `data` they are called the same. */
  texts?: string | undefined;
  /** Who is logged in, without children. */
  name?: string | undefined;
  /** Trust level of the login. */
  level?: 'basisregistrierung' | 'niedrig' | 'substanziell' | 'hoch' | undefined;
  /** Address that logs out by POST. */
  logout?: string | undefined;
  /** Address that extends the session by POST and answers `{ "expires": "…" }`. */
  extend?: string | undefined;
  /** End of the session, ISO 8601. */
  expires?: string | undefined;
  /** Clock of the server when it wrote the page; corrects a wrong clock of the device. */
  now?: string | undefined;
  /** Name of the session, which says nothing about the person. Tabs know each other by it. */
  'session-id'?: string | undefined;
  /** Address that says by GET how long the session lasts, and does not count as activity. */
  session?: string | undefined;
  /** Seconds before the end in which people are warned. Default 120, 30 at least. */
  'warn-before'?: number | `${number}` | undefined;
  /** Where a new login starts, after the end. */
  login?: string | undefined;
  /** What the element shows in place of its children, as object or as JSON. */
  data?: RathausAccount['data'];
}

export interface RathausConsentProperties {
  /** What the element shows in place of its children, as object or as JSON. */
  data?: RathausConsent['data'];
}

export interface RathausFieldProperties {
  /** What the element shows in place of its children, as object or as JSON. */
  data?: RathausField['data'];
}

export interface RathausErrorSummaryProperties {
  /** What the element shows in place of its children, as object or as JSON. */
  data?: RathausErrorSummary['data'];
}

export interface RathausUploadProperties {
  /** Single texts of the kit as JSON, for what the element shows without `data`: from attributes, or beside its children. In `data` they are called the same. */
  texts?: string | undefined;
  /** Name of the form field, without children; required. */
  name?: string | undefined;
  /** Replaces "Dateien auswählen". */
  label?: string | undefined;
  /** As of `<input accept>`; people read it in words. */
  accept?: string | undefined;
  /** The browser asks for a file. */
  required?: boolean | '' | 'true' | 'false' | undefined;
  /** Error of the server from the last attempt. */
  error?: string | undefined;
  /** Address that takes one file by multipart POST and answers `{ "id": "…" }`. */
  action?: string | undefined;
  /** Names of hidden fields of the form that go along with each file, for example `csrf`. */
  send?: string | undefined;
  /** Further fields that go along with each file, as JSON. */
  fields?: string | undefined;
  /** Largest file in bytes. */
  'max-bytes'?: number | `${number}` | undefined;
  /** Most files; 1 makes a single-file field. */
  'max-files'?: number | `${number}` | undefined;
  /** What the element shows in place of its children, as object or as JSON. */
  data?: RathausUpload['data'];
}

export interface RathausSummaryListProperties {
  /** What the element shows in place of its children, as object or as JSON. */
  data?: RathausSummaryList['data'];
}

export interface RathausDeliveryProperties {
  /** Single texts of the kit as JSON, for what the element shows without `data`: from attributes, or beside its children. In `data` they are called the same. */
  texts?: string | undefined;
  /** How far it is, in the words of `@rathaus/exchange`. */
  state?: 'queued' | 'sending' | 'sent' | 'collected' | 'accepted' | 'rejected' | 'stopped' | undefined;
  /** Who receives it. */
  recipient?: string | undefined;
  /** Number of the matter. */
  reference?: string | undefined;
  /** Why it was rejected or stopped. */
  reason?: string | undefined;
  /** What the element shows in place of its children, as object or as JSON. */
  data?: RathausDelivery['data'];
}

export interface RathausTimelineProperties {
  /** What the element shows in place of its children, as object or as JSON. */
  data?: RathausTimeline['data'];
}

export interface RathausMailboxProperties {
  /** What the element shows in place of its children, as object or as JSON. */
  data?: RathausMailbox['data'];
}

export interface RathausLanguageProperties {
  /** What the element shows in place of its children, as object or as JSON. */
  data?: RathausLanguage['data'];
}

export interface RathausDatasetProperties {
  /** What the element shows in place of its children, as object or as JSON. */
  data?: RathausDataset['data'];
}

export interface RathausDefectProperties {
  /** What the element shows in place of its children, as object or as JSON. */
  data?: RathausDefect['data'];
}

/** Element of a tag name; the same as in `HTMLElementTagNameMap`, which this import fills as well. */
export interface RathausElements extends Record<RathausTagName, HTMLElement> {
  'rathaus-login': RathausLogin;
  'rathaus-level': RathausLevel;
  'rathaus-account': RathausAccount;
  'rathaus-consent': RathausConsent;
  'rathaus-field': RathausField;
  'rathaus-error-summary': RathausErrorSummary;
  'rathaus-upload': RathausUpload;
  'rathaus-summary-list': RathausSummaryList;
  'rathaus-delivery': RathausDelivery;
  'rathaus-timeline': RathausTimeline;
  'rathaus-mailbox': RathausMailbox;
  'rathaus-language': RathausLanguage;
  'rathaus-dataset': RathausDataset;
  'rathaus-defect': RathausDefect;
}

/** Attributes and the property `data` of a tag name. */
export interface RathausProperties {
  'rathaus-login': RathausLoginProperties;
  'rathaus-level': RathausLevelProperties;
  'rathaus-account': RathausAccountProperties;
  'rathaus-consent': RathausConsentProperties;
  'rathaus-field': RathausFieldProperties;
  'rathaus-error-summary': RathausErrorSummaryProperties;
  'rathaus-upload': RathausUploadProperties;
  'rathaus-summary-list': RathausSummaryListProperties;
  'rathaus-delivery': RathausDeliveryProperties;
  'rathaus-timeline': RathausTimelineProperties;
  'rathaus-mailbox': RathausMailboxProperties;
  'rathaus-language': RathausLanguageProperties;
  'rathaus-dataset': RathausDatasetProperties;
  'rathaus-defect': RathausDefectProperties;
}

/** Event of a name. */
export interface RathausEvents {
  /** The session ends soon; once a session. */
  'rathaus-session-warning': CustomEvent<{ expires: string }>;
  /** The session has ended; once a session. */
  'rathaus-session-end': CustomEvent<{ expires?: string }>;
  /** Before the server is asked for more time. */
  'rathaus-session-extend': CustomEvent<Record<string, never>>;
  /** The selection changed. */
  'rathaus-consent': CustomEvent<{ selected: readonly string[] }>;
  /** A file reached an end. */
  'rathaus-upload': CustomEvent<{ fileName: string; state: 'ready' | 'done' | 'failed' | 'refused' | 'removed'; reason?: string; id?: string }>;
}

/** Names of the events of a tag name. */
export interface RathausEventNames {
  'rathaus-login': never;
  'rathaus-level': never;
  'rathaus-account': 'rathaus-session-warning' | 'rathaus-session-end' | 'rathaus-session-extend';
  'rathaus-consent': 'rathaus-consent';
  'rathaus-field': never;
  'rathaus-error-summary': never;
  'rathaus-upload': 'rathaus-upload';
  'rathaus-summary-list': never;
  'rathaus-delivery': never;
  'rathaus-timeline': never;
  'rathaus-mailbox': never;
  'rathaus-language': never;
  'rathaus-dataset': never;
  'rathaus-defect': never;
}

/** Handlers of an element's events, each under its name behind a prefix: `onrathaus-upload`, `on:rathaus-upload`. */
export type RathausHandlers<Tag extends keyof RathausEventNames, Prefix extends string> = {
  [Name in RathausEventNames[Tag] as `${Prefix}${Name}`]?: ((event: RathausEvents[Name]) => void) | undefined;
};
