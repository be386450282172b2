import type { LocalText, ObjectKind } from '../check/finding.ts';
import type { XdomeaVersion } from '../version.ts';

/** What a conversion did to a field that the target version cannot hold as it was. */
export type ConversionReason =
  /** The target version has no place for it. */
  | 'no-place'
  /** The target version holds one, the source has more. The first is kept. */
  | 'only-one'
  /** Another code list or notation says the same or nearly the same. */
  | 'value-mapped'
  /** The code is not in the list of the target version. */
  | 'code-unknown'
  /** The target version demands something that the source does not have; it was made. */
  | 'generated';

/** Where something happened, by place. Titles are personal data: show, never log. */
export interface ConversionPlace {
  /** Fields of the model from the record or, outside of records, from the message. */
  path: string;
  object?: { kind: ObjectKind; id?: string; title?: string };
}

/** All places of one field with the same fate. */
export interface ConversionEntry {
  /** Field without positions: `vorgang.aussonderungsmetadaten.transferfristende`. */
  field: string;
  reason: ConversionReason;
  /** True when something of the source is not in the result. */
  lost: boolean;
  count: number;
  /** The first places. */
  places: ConversionPlace[];
  text: LocalText;
}

/** What is not the same after a conversion. Small for any number of records. */
export interface LossReport {
  from: XdomeaVersion;
  to: XdomeaVersion;
  messageType: string;
  /** True when nothing of the source is missing in the result. */
  lossless: boolean;
  entries: ConversionEntry[];
}
