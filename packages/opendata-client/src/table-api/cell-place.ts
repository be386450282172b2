import type { Place } from '@rathaus/client-core/findings';

/** Line and column of a finding about a table. */
export const cellPlace = (place: Place): { readonly line?: number; readonly column?: number } => {
  if (place.kind !== 'cell') return {};
  const { line, column } = place;
  return { ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
};
