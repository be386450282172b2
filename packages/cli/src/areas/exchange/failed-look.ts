import { UsageFault } from '../../program/usage-fault.ts';
import type { FailedLook } from '../../readiness/look.ts';
import { KeyFileFault } from './configuration/key-file-faults.ts';

/** The first that an error, or what lies behind it, gives. */
function found<T>(error: unknown, look: (one: object) => T | undefined): T | undefined {
  let one: unknown = error;
  for (let depth = 0; depth < 8 && typeof one === 'object' && one !== null; depth++) {
    const answer = look(one);
    if (answer !== undefined) return answer;
    one = (one as { cause?: unknown }).cause;
  }
  return undefined;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/**
 * Why a look failed: the code, or `unknown`, with the file it was about and what the person did wrong. What a driver says
 * in words is left out, it may quote an address with a password.
 */
export const failedBy = (error: unknown): FailedLook => ({
  state: 'failed',
  code:
    found(error, (one) => textOf((one as { code?: unknown }).code)) ??
    (error instanceof UsageFault ? 'wrong-use' : 'unknown'),
  file: found(error, (one) => textOf((one as { path?: unknown }).path)),
  words: found(error, (one) =>
    one instanceof UsageFault && !(one instanceof KeyFileFault) ? one.text : undefined,
  ),
});
