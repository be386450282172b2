import type { LocalText, ObjectKind } from '../check/finding.ts';
import type { XdomeaVersion } from '../version.ts';

/** What a conversion did to a field that the target version cannot take as it was. */
export type ConversionReason =
  /** The target version has no place for it. */
  | 'no-place'
  /** The target version holds one, the source has more. The first is kept. */
  | 'only-one'
  /** The target version allows one of several, the source has more than one of them. */
  | 'one-of'
  /** The target version does not allow the value, and no other value says the same. */
  | 'value'
  /** The code is of another list or not in the list of the target version. */
  | 'code-unknown'
  /** Something that belongs to it and that the target version demands is missing, so all of it was left out. */
  | 'incomplete'
  /** Another value, code or notation says the same or nearly the same. */
  | 'value-mapped'
  /** It stands elsewhere now. */
  | 'moved'
  /** The target version demands something the source does not have; it was made. */
  | 'generated'
  /** The source is not valid here; what could not be read is not in the result. */
  | 'unreadable';

/** The record around a place. The title is personal data: show, never log. */
export interface ConversionObject {
  kind: ObjectKind;
  id?: string;
  title?: string;
}

/**
 * One thing that is not the same after a conversion, told while it runs. All events together turn the source
 * into the result: without `after` and `movedTo` the field is gone, with `after` it holds that value, with
 * `movedTo` it stands there (items of a list behind those that were there already).
 */
export interface ConversionEvent {
  /** Fields from the message, as in the source: `schriftgutobjekt[0].vorgang[2].aussonderungsmetadaten.transferfristende`. */
  path: string;
  /** Field without positions, from the record: `Vorgang.aussonderungsmetadaten.transferfristende`. */
  field: string;
  reason: ConversionReason;
  /** True when something the source says is not in the result. */
  lost: boolean;
  /** The new value. May be personal data. */
  after?: unknown;
  movedTo?: string;
  object?: ConversionObject;
  /** What is wrong with the source, for `unreadable`. */
  message?: LocalText;
}

/** A place of an entry. */
export interface ConversionPlace {
  path: string;
  object?: ConversionObject;
}

/** All places of one field with the same fate. */
export interface ConversionEntry {
  /** Field without positions: `Vorgang.aussonderungsmetadaten.transferfristende`. */
  field: string;
  reason: ConversionReason;
  /** True when something the source says is not in the result. */
  lost: boolean;
  count: number;
  /** The first places. */
  places: ConversionPlace[];
  /** What happened. */
  text: LocalText;
  /** What to do about it, for fields where it matters. */
  hint?: LocalText;
}

/** What is not the same after a conversion. Stays small for any number of records. */
export interface LossReport {
  from: XdomeaVersion;
  to: XdomeaVersion;
  /** Four digits. */
  messageType: string;
  /** True when everything the source says is in the result. */
  lossless: boolean;
  /** Number of places where something is lost. */
  losses: number;
  /** Losses first, then by field. */
  entries: ConversionEntry[];
}
