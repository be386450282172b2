import type { Insertable, Selectable } from 'kysely';
import type { DeliveryPartTable } from '../store/tables.ts';
import type { Part } from './transport.ts';

/** Columns of a part, whichever way its delivery goes. */
type PartColumns = Omit<DeliveryPartTable, 'delivery_id'>;

/** A part as it is stored. */
export const partRow = (part: Part, position: number): Insertable<PartColumns> => ({
  part_id: part.id,
  position,
  role: part.role,
  mime_type: part.mimeType,
  file_name: part.fileName ?? null,
  description: part.description ?? null,
  purpose: part.purpose ?? null,
  size: part.size,
  sha512: part.sha512,
  content: part.content,
});

/** The part that is stored in a row. */
export const partOf = (row: Selectable<PartColumns>): Part => ({
  id: row.part_id,
  role: row.role,
  mimeType: row.mime_type,
  fileName: row.file_name ?? undefined,
  description: row.description ?? undefined,
  purpose: row.purpose ?? undefined,
  size: Number(row.size),
  sha512: row.sha512,
  content: row.content,
});
