import type { PathPlace } from '@rathaus/client-core/findings';
import type { Mark } from './mark.ts';

/** The kinds of records that findings and reports name. */
export type ObjectKind = 'Akte' | 'Teilakte' | 'Vorgang' | 'Teilvorgang' | 'Dokument';

/** What a place names of the record around it. */
export interface PlacedRecord {
  readonly kind: ObjectKind;
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly reference?: string | undefined;
}

/** The place of a finding: a position, the record around it, and the file of the container it is about. */
export const placeOf = (
  { line, column, path }: Mark,
  record?: PlacedRecord | undefined,
  file?: string | undefined,
): PathPlace => ({
  kind: 'path',
  path,
  line: line > 0 ? line : undefined,
  column: line > 0 ? column : undefined,
  record: record && {
    kind: record.kind,
    id: record.id,
    title: record.title,
    reference: record.reference,
  },
  file,
});
