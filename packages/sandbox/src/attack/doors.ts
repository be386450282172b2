import type { Doors } from './control.ts';
import { type BeginFault, beginLogin } from './login.ts';
import { createBrowser } from './net/browser.ts';
import type { AttackOptions } from './options.ts';
import { pause } from './pause.ts';

const defaultTimeoutMs = 10_000;
const maximumPauseMs = 60_000;

/** The service does not begin a login any more. */
export class NoLogin extends Error {
  readonly fault: BeginFault;
  constructor(fault: BeginFault) {
    super(fault);
    this.fault = fault;
  }
}

/** Begins logins, each in a new browser; waits when the service asks for patience. Errors: {@link NoLogin}. */
export function doorsOf({ login, timeoutMs = defaultTimeoutMs, signal }: AttackOptions): Doors {
  const newBrowser = () => createBrowser({ timeoutMs, signal });
  return {
    newBrowser,
    async begin() {
      for (let round = 0; ; round++) {
        const begun = await beginLogin(newBrowser(), login);
        if ('login' in begun) return begun.login;
        if (begun.fault !== 'too-many' || round >= 3) throw new NoLogin(begun.fault);
        await pause(Math.min(Math.max(begun.retryAfter ?? 1, 1) * 1000 || 5000, maximumPauseMs), signal);
      }
    },
  };
}
