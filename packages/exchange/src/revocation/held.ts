import type { StateStore } from '@rathaus/client-core';
import { callApplication } from '@rathaus/client-core/abort';
import type { LogEntry } from '@rathaus/client-core/observe';
import type { RevocationReason, RevocationSource } from './types.ts';

/** The last verified answer for one certificate. Milliseconds. */
export interface Held {
  readonly revoked?: { readonly at: number; readonly reason: RevocationReason } | undefined;
  readonly source: RevocationSource['kind'];
  readonly thisUpdate: number;
  /** Ask again from then on. */
  readonly refresh: number;
  /** Holds until then. */
  readonly until: number;
  readonly checkedAt: number;
}

/** Keeps answers in the application's store, under one tenant. */
export interface HeldAnswers {
  read(key: string): Promise<Held | undefined>;
  write(key: string, held: Held, now: number): Promise<void>;
}

/** Nothing is kept longer, whatever an issuer writes. */
const longest = 400 * 86_400_000;

/**
 * A store that throws or hangs costs a question, never a wrong answer: what cannot be read is asked for again, and what
 * cannot be written is not used after this call. Each time goes to `log`.
 */
export function createHeldAnswers(options: {
  store: StateStore;
  tenant: string;
  /** Milliseconds a good answer is remembered after its end. */
  remember: number;
  timeout: number;
  log: (entry: LogEntry) => void;
}): HeldAnswers {
  const { store, tenant, remember, timeout, log } = options;
  const name = (key: string) => `${tenant}:revocation:${key}`;
  const guarded = async <T>(what: 'read' | 'write', call: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await callApplication('The store of revocation answers', call, { timeout });
    } catch {
      log({
        level: 'warn',
        code: 'exchange.revocation.store',
        message: `the store of revocation answers could not ${what}; the responder is asked again`,
      });
      return undefined;
    }
  };
  return {
    read: async (key) => parseHeld(await guarded('read', () => store.get(name(key)))),
    async write(key, held, now) {
      const rest = held.until - now + (held.revoked ? 0 : remember);
      const ttl = Math.min(longest, Math.max(1, rest));
      await guarded('write', () => store.set(name(key), JSON.stringify(held), ttl));
    },
  };
}

/** Rows of another release, or broken ones, count as none. */
function parseHeld(text: string | undefined): Held | undefined {
  if (text === undefined) return undefined;
  try {
    const held = JSON.parse(text) as Held;
    const numbers = [held.thisUpdate, held.refresh, held.until, held.checkedAt];
    const revoked = held.revoked === undefined || Number.isFinite(held.revoked.at);
    return revoked && numbers.every(Number.isFinite) && /^(ocsp|crl)$/.test(held.source) ? held : undefined;
  } catch {
    return undefined;
  }
}
