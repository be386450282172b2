import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SandboxClock } from '../clock/clock.ts';
import type { CallbackFault } from '../control/faults.ts';
import type { StateStore } from '../state/state-store.ts';
import { Problem } from './problem.ts';

const typeBase = 'https://schema.fitko.de/fit-connect/submission-api/callbacks/';

/** Where to call, and the secret of the HMAC, which nobody can read again. */
export interface CallbackTarget {
  readonly url: string;
  readonly secret: string;
}

/** Kinds of a callback. Published is the URI of the first; those of the others are by analogy. */
export type CallbackKind = 'new-submissions' | 'new-events' | 'new-replies';

/** One attempt. No body, no secret. */
export interface CallbackAttempt {
  readonly at: string;
  readonly kind: CallbackKind;
  /** Destination, or client id of a sender. */
  readonly owner: string;
  readonly attempt: number;
  /** Status of the answer, 0 when there was none, -1 when a fault kept it back. */
  readonly status: number;
}

export interface Callbacks {
  set(owner: string, target: CallbackTarget | undefined): void;
  get(owner: string): CallbackTarget | undefined;
  owners(): readonly { owner: string; url: string }[];
  attempts(): readonly CallbackAttempt[];
  /** Returns at once: a callback never holds up the service, and nobody hears of its failure. */
  notify(owner: string, kind: CallbackKind, members: Record<string, unknown>): void;
  clear(): void;
  close(): void;
}

const stored = 'callback';
/** Waits before the attempts; how often the real service tries is not published. */
const waitsMs = [0, 500, 2000] as const;
const timeoutMs = 5000;
const maxWaiting = 1000;
const maxRemembered = 200;

/** An address on the own machine: an emulator must not call the open web. */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  if ((protocol !== 'http:' && protocol !== 'https:') || username !== '' || password !== '') return false;
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** Checks what a subscriber registers; the secret is mandatory when a callback is set. */
export function readCallback(value: unknown): CallbackTarget | undefined {
  if (value === null) return undefined;
  const { url, secret, ...rest } = (value ?? {}) as Record<string, unknown>;
  const refuse = (detail: string) => new Problem(400, 'invalid-request', 'Invalid request', detail);
  if (Object.keys(rest).length > 0) throw refuse('callback has url and secret');
  if (typeof url !== 'string' || !isLoopback(url))
    throw refuse('callback.url must be an address on the own machine');
  if (typeof secret !== 'string' || secret.length < 8 || secret.length > 512)
    throw refuse('callback.secret must have 8 to 512 characters');
  return { url, secret };
}

/** Hex HMAC-SHA512 over `timestamp + "." + body`, UTF-8. */
export function callbackAuthentication(secret: string, timestamp: string, body: string): string {
  return createHmac('sha512', secret).update(`${timestamp}.${body}`, 'utf8').digest('hex');
}

export function createCallbacks(options: {
  store: StateStore;
  clock: SandboxClock;
  nextFault(): CallbackFault | undefined;
}): Callbacks {
  const { store, clock, nextFault } = options;
  const targets = new Map<string, CallbackTarget>();
  for (const value of store.all(stored)) {
    const { owner, ...target } = value as CallbackTarget & { owner: string };
    targets.set(owner, target);
  }
  let attempts: CallbackAttempt[] = [];
  let waiting = 0;
  let stop = new AbortController();

  const remember = (attempt: CallbackAttempt) => {
    attempts = [...attempts.slice(1 - maxRemembered), attempt];
  };
  const send = async (target: CallbackTarget, body: string, fault: CallbackFault | undefined) => {
    const timestamp = String(Math.floor(clock.stamp() / 1000));
    const authentication = callbackAuthentication(target.secret, timestamp, body);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'rathaus-sandbox',
      'callback-timestamp': timestamp,
      'callback-authentication':
        fault === 'wrong-signature' ? [...authentication].reverse().join('') : authentication,
    };
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(timeoutMs)]);
    const once = async () => {
      const response = await fetch(target.url, { method: 'POST', body, headers, signal, redirect: 'manual' });
      await response.body?.cancel();
      return response.status;
    };
    if (fault === 'repeat') await once();
    return once();
  };
  const run = async (owner: string, kind: CallbackKind, body: string) => {
    const fault = nextFault();
    const facts = () => ({ at: new Date(clock.stamp()).toISOString(), kind, owner });
    if (fault === 'lose') return remember({ ...facts(), attempt: 0, status: -1 });
    for (const [index, wait] of waitsMs.entries()) {
      await sleep(wait, undefined, { signal: stop.signal, ref: false });
      const target = targets.get(owner);
      if (!target) return;
      const status = await send(target, body, fault).catch(() => 0);
      remember({ ...facts(), attempt: index + 1, status });
      if (status >= 200 && status < 300) return;
    }
  };

  return {
    set(owner, target) {
      if (target) {
        targets.set(owner, target);
        store.set(stored, owner, { owner, ...target });
      } else {
        targets.delete(owner);
        store.remove(stored, owner);
      }
    },
    get: (owner) => targets.get(owner),
    owners: () => [...targets].map(([owner, { url }]) => ({ owner, url })),
    attempts: () => attempts,
    notify(owner, kind, members) {
      if (!targets.has(owner) || waiting >= maxWaiting) return;
      waiting += 1;
      const body = JSON.stringify({ type: `${typeBase}${kind}`, ...members });
      // Best effort: the service has no use for the outcome, only the list of attempts shows it.
      void run(owner, kind, body)
        .catch(() => undefined)
        .finally(() => {
          waiting -= 1;
        });
    },
    clear() {
      stop.abort();
      stop = new AbortController();
      targets.clear();
      attempts = [];
      store.clear([stored]);
    },
    close: () => stop.abort(),
  };
}
