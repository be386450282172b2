import { isRathausError, type RathausError } from '@rathaus/client-core';
import { throwIfAborted } from '@rathaus/client-core/abort';
import { errorTable } from '@rathaus/servicekonto-client/texts';
import type { FailedLook } from '../../../readiness/look.ts';
import type { Look } from './doctor-report.ts';

/** What an error says of this case beyond its code: only our own errors are known to hold no secret. */
function saidOf({ code, message, details = {} }: RathausError): string | undefined {
  const fixed = Object.hasOwn(errorTable, code)
    ? errorTable[code as keyof typeof errorTable].message
    : undefined;
  const own =
    fixed !== undefined && message.startsWith(fixed)
      ? message.slice(fixed.length).replace(/^: /, '')
      : message;
  // The registered word of the provider says more than the name of the check that saw it.
  const { reason, check, network, required, operation } = details;
  const facts = [reason ?? check, network, required, operation].flatMap((fact) =>
    fact === undefined ? [] : [String(fact)],
  );
  return [own, ...facts].filter((word) => word !== '' && word !== code).join(', ') || undefined;
}

/** A look that ended with an error. */
export function failedBy(error: unknown): FailedLook {
  const { code } = Object(error) as { code?: unknown };
  return {
    state: 'failed',
    code: typeof code === 'string' ? code : 'unknown',
    said: isRathausError(error) ? saidOf(error) : undefined,
  };
}

/** One look: what it gives, or the error that it failed with. An abort ends the whole examination. */
export async function looked(signal: AbortSignal, look: () => Promise<Look> | Look): Promise<Look> {
  try {
    return await look();
  } catch (error) {
    throwIfAborted(signal, 'The examination');
    return failedBy(error);
  }
}
