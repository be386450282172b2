import { createHash } from 'node:crypto';
import type { StateStore } from '@rathaus/client-core';
import { awaitApplication } from '@rathaus/client-core/abort';
import { servicekontoError } from '../errors.ts';
import type { PostfachReceipt } from './message.ts';
import type { Parcel, PostfachSurroundings } from './transport.ts';

/** What is noted under a key: that an attempt has begun, or how it ended. */
export type Note =
  | {
      readonly fingerprint: string;
      readonly state: 'begun';
      readonly at: string;
      /** Of which attempt it is: nobody takes the note of another one away. */
      readonly attempt: string;
    }
  | {
      readonly fingerprint: string;
      readonly state: 'accepted';
      readonly at: string;
      readonly messageId: string;
    };

/** Remembers what was tried, so that nothing is sent twice by itself. */
export interface Journal {
  /** Notes an attempt. Returns what is noted already, if there is something: then nothing may be sent. */
  begin(parcel: Parcel, signal: AbortSignal): Promise<Note | undefined>;
  /** Notes that the mailbox has it. */
  accepted(parcel: Parcel, messageId: string, signal: AbortSignal | undefined): Promise<PostfachReceipt>;
  /** Takes the note of an attempt away of which nothing can have arrived. */
  withdraw(parcel: Parcel): Promise<void>;
  /** Takes the note of an attempt away whose outcome is unknown, and no other note. */
  release(parcel: Parcel, signal: AbortSignal): Promise<void>;
  find(kind: Parcel['kind'], key: string, signal: AbortSignal): Promise<Note | undefined>;
}

/** Keys of the application may hold anything: their hash is kept. */
const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

function parse(text: string | undefined): Note | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Note;
  } catch (cause) {
    throw servicekontoError('servicekonto.store.failed', { details: { operation: 'get' }, cause });
  }
}

/** A journal in a store that outlives the process. `keep` in milliseconds. Errors: `servicekonto.store.failed`. */
export function createJournal(
  store: StateStore,
  keep: number,
  { tenant, clock, applicationTimeout: timeout }: PostfachSurroundings,
): Journal {
  // A tenant id holds no colon, so that no key of one tenant can look like that of another.
  const place = (kind: Parcel['kind'], key: string) => `${tenant}:postfach:${kind}:${hashOf(key)}`;
  const now = () => new Date(clock()).toISOString();
  const attempts = new WeakMap<Parcel, string>();
  const guard = async <T>(
    operation: string,
    signal: AbortSignal | undefined,
    call: () => Promise<T>,
  ): Promise<T> => {
    try {
      return await awaitApplication('The state store', call, { signal, timeout });
    } catch (cause) {
      if (signal?.aborted) throw cause;
      throw servicekontoError('servicekonto.store.failed', { details: { operation }, cause });
    }
  };
  return {
    async begin(parcel, signal) {
      const { kind, key, written } = parcel;
      const at = place(kind, key);
      const attempt = crypto.randomUUID();
      attempts.set(parcel, attempt);
      const note: Note = { fingerprint: written.fingerprint, state: 'begun', at: now(), attempt };
      for (let turn = 1; turn <= 3; turn++) {
        if (await guard('add', signal, () => store.add(at, JSON.stringify(note), keep))) return undefined;
        const found = parse(await guard('get', signal, () => store.get(at)));
        if (found) return found;
        // Another attempt has withdrawn its note in between.
      }
      return note;
    },
    async accepted({ kind, key, written }, messageId, signal) {
      const note: Note = { fingerprint: written.fingerprint, state: 'accepted', at: now(), messageId };
      await guard('set', signal, () => store.set(place(kind, key), JSON.stringify(note), keep));
      return { key, state: 'accepted', messageId, at: note.at };
    },
    async withdraw(parcel) {
      const at = place(parcel.kind, parcel.key);
      const found = parse(await guard('get', undefined, () => store.get(at)));
      if (found?.state === 'begun' && found.attempt === attempts.get(parcel))
        await guard('delete', undefined, () => store.delete(at));
    },
    async release({ kind, key, written }, signal) {
      const at = place(kind, key);
      const found = parse(await guard('get', signal, () => store.get(at)));
      if (found?.state !== 'begun' || found.fingerprint !== written.fingerprint) return;
      const taken = await guard('take', signal, () => store.take(at));
      // The attempt has ended well in between.
      if (taken !== undefined && parse(taken)?.state === 'accepted')
        await guard('set', undefined, () => store.set(at, taken, keep));
    },
    find: async (kind, key, signal) => parse(await guard('get', signal, () => store.get(place(kind, key)))),
  };
}
