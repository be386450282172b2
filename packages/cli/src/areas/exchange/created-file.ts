import { isRathausError } from '@rathaus/client-core';
import { UsageFault } from '../../program/usage-fault.ts';

/** A file that is there already is a fault of use; anything else stays what it was. */
export function createdFileFault(path: string, error: unknown): unknown {
  const { code, details } = Object(error) as { code?: string; details?: { reason?: unknown } };
  const exists = code === 'EEXIST' || (isRathausError(error) && details?.reason === 'EEXIST');
  if (!exists) return error;
  return new UsageFault(
    `${path} gibt es schon. Schlüssel werden nie ersetzt: geben Sie einen anderen Ort an.`,
    `${path} exists already. Keys are never replaced: name another place.`,
  );
}
