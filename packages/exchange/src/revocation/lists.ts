import type { Ask } from './ask.ts';
import { listTime, readList } from './crl.ts';
import { RevocationFault, type Statement } from './fault.ts';
import type { DistributionPoint, Subject } from './subject.ts';

/** Revocation lists by address, in memory: one download serves all certificates of an issuer. */
export interface Lists {
  judge(url: string, subject: Subject, points: readonly DistributionPoint[]): Promise<Statement>;
}

interface Kept {
  readonly der: Uint8Array;
  readonly refresh: number;
}

/**
 * A list is kept after it was verified, and asked for again after `maxAge`; when that fails the kept one counts as long
 * as it holds. All lists together have at most twice `maxBytes`; the oldest goes first.
 */
export function createLists(options: {
  ask: Ask;
  clock: () => number;
  maxBytes: number;
  maxAge: number;
}): Lists {
  const { ask, clock, maxBytes, maxAge } = options;
  const kept = new Map<string, Kept>();
  const underway = new Map<string, Promise<Uint8Array>>();

  const keep = (url: string, der: Uint8Array) => {
    kept.delete(url);
    kept.set(url, { der, refresh: clock() + maxAge });
    let total = 0;
    for (const list of kept.values()) total += list.der.length;
    for (const [oldest, list] of kept) {
      if (total <= 2 * maxBytes) break;
      kept.delete(oldest);
      total -= list.der.length;
    }
  };
  const download = (url: string): Promise<Uint8Array> => {
    const running = underway.get(url);
    if (running) return running;
    const started = ask(url, { accept: 'application/pkix-crl', maxBytes }).finally(() =>
      underway.delete(url),
    );
    underway.set(url, started);
    return started;
  };
  const judged = (der: Uint8Array, subject: Subject, points: readonly DistributionPoint[]) =>
    readList(der, subject, { now: clock(), points });

  return {
    async judge(url, subject, points) {
      const known = kept.get(url);
      if (known && clock() < known.refresh) return judged(known.der, subject, points);
      try {
        const der = await download(url);
        const statement = judged(der, subject, points);
        if (known && listTime(known.der) > statement.thisUpdate)
          throw new RevocationFault('older-than-known');
        keep(url, der);
        return statement;
      } catch (error) {
        if (!known) throw error;
        try {
          return judged(known.der, subject, points);
        } catch {
          // What is wrong with the new one says more than that the old one has ended.
          throw error;
        }
      }
    },
  };
}
