import { neutralValues } from '../mapping/defaults.ts';

/**
 * True for what says nothing: flags that ask for nothing, "part 1 of 1", the id of a message (older versions
 * know a message by process and type). Leaving them out is reported, but is no loss.
 */
export function isNeutral(field: string, value: unknown): boolean {
  if (field === 'nachrichtenUuid') return true;
  if (field === 'uuidUrsprungsnachricht') return value === '00000000-0000-0000-0000-000000000000';
  // What a conversion to 4.0 put there itself.
  if (field === 'produkthersteller') return value === 'unbekannt';
  return field in neutralValues && neutralValues[field] === value;
}
