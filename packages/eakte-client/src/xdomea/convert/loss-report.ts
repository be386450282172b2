import type { Finding, PathPlace, RecordName, Severity } from '@rathaus/client-core/findings';
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
  /** It is at another place now. */
  | 'moved'
  /** The target version demands something the source does not have; it was made. */
  | 'generated'
  /** The source is not valid here; what could not be read is not in the result. */
  | 'unreadable';

/**
 * One thing that is not the same after a conversion, reported while it runs. All events together turn the source
 * into the result: without `after` and `movedTo` the field is gone, with `after` it holds that value, with
 * `movedTo` it is there (items of a list behind those that were there already).
 */
export interface ConversionEvent {
  readonly type: 'field.changed';
  /** Fields from the message, as in the source: `schriftgutobjekt[0].vorgang[2].aussonderungsmetadaten.transferfristende`. */
  path: string;
  /** Field without positions, from the record: `Vorgang.aussonderungsmetadaten.transferfristende`. */
  field: string;
  reason: ConversionReason;
  /** True when something the source says is not in the result. */
  lost: boolean;
  /** `error`: the source is invalid here. `warning`: something is lost. `info`: the same is said in another way. */
  severity: Severity;
  /** The value in the source; the key is absent when there is none. May be personal data. */
  before?: unknown;
  /** The new value; the key is absent when there is none. May be personal data. */
  after?: unknown;
  movedTo?: string | undefined;
  /** The record around it. Its title is personal data: show, never log. */
  record?: RecordName | undefined;
  /** Line of the file where that record begins, or of what is wrong; unknown for a model and outside records. */
  line?: number | undefined;
  /** What is wrong with the source, for `unreadable`. */
  finding?: Finding | undefined;
}

/** A place of an entry, with what the source says there. Its `path` is of fields of the model, as in `ConversionEvent`. */
export interface ConversionPlace extends PathPlace {
  /** The value in the source, of a group the values in it, at most 200 characters. May be personal data. */
  readonly before?: string | undefined;
}

/** All places of one field with the same fate. Its sentences are made by `conversionText` and `conversionHint` of `/texts`. */
export interface ConversionEntry {
  /** Field without positions: `Vorgang.aussonderungsmetadaten.transferfristende`. */
  field: string;
  reason: ConversionReason;
  /** True when something the source says is not in the result. */
  lost: boolean;
  severity: Severity;
  count: number;
  /** The first places. */
  places: ConversionPlace[];
  /** What is wrong with the source at the first place, for `unreadable`. */
  finding?: Finding | undefined;
}

/**
 * What is not the same after a conversion. Stays small for any number of records. It is an account, not a check: nothing
 * in it is right or wrong, and there is no verdict beside `lossless`.
 */
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
