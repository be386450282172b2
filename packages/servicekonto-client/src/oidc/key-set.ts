import { isRathausError } from '@rathaus/client-core';
import { unlessAborted } from '@rathaus/client-core/abort';
import type { Clock } from '@rathaus/client-core/observe';
import { servicekontoError } from '../errors.ts';

/** Public keys as a provider publishes them (RFC 7517). */
export interface JsonWebKeys {
  readonly keys: readonly Record<string, unknown>[];
}

/** A key that is published no more. */
interface FormerKey {
  readonly key: JsonWebKeys['keys'][number];
  /** It is used until then. */
  readonly until: number;
}

/** What the provider has said last. */
interface KnownKeys {
  readonly value: JsonWebKeys;
  readonly former: readonly FormerKey[];
  readonly at: number;
}

interface KeySetParts {
  readonly clock: Clock;
  /** Asks the provider. */
  load(): Promise<JsonWebKeys>;
}

const minute = 60_000;
const hour = 60 * minute;
/** For so long keys are used without asking again. */
const freshFor = hour;
/** For so long they are used when the provider does not answer. */
const usableFor = 24 * hour;
/** For so long a key is used that the provider publishes no more: tokens that it has signed are still on their way. */
const graceOfFormer = minute;
/** The provider is not asked more often, however many logins want to know of a key. */
const shortestPause = 1000;
/** What a stranger can cause is rarer, yet within the time that a provider waits for the answer to its logout. */
const strangersPause = 2000;
/** After a failure it is tried again so often. */
const pauseAfterFailure = 10_000;

/**
 * Keys of one provider. A key that is not known is asked for at once, so that nobody is locked out when the provider
 * rolls over; many logins that miss it at the same time share one request. A key that is published no more goes a minute
 * later. While the provider does not answer, what is known stays in use for a day.
 */
export class KeySet {
  readonly #parts: KeySetParts;
  #known: KnownKeys | undefined;
  /** The request that begins next; whoever comes before it begins shares it. */
  #next: Promise<JsonWebKeys> | undefined;
  #lastStart = Number.NEGATIVE_INFINITY;
  /** The same for strangers, who share fewer of them. */
  #nextOfStrangers: Promise<JsonWebKeys> | undefined;
  #lastOfStrangers = Number.NEGATIVE_INFINITY;

  constructor(parts: KeySetParts) {
    this.#parts = parts;
  }

  /** The keys as they are known. Errors: those of `load` when there are none that can be used. */
  async current(signal: AbortSignal | undefined): Promise<JsonWebKeys> {
    const { clock } = this.#parts;
    const known = this.#known;
    if (known && isWithin(freshFor, known.at, clock())) return usable(known, clock());
    // After a failure it is tried again at each pause, not at each login.
    const isTooSoon = isWithin(pauseAfterFailure, this.#lastStart, clock());
    if (known && isTooSoon && clock() - known.at < usableFor) return usable(known, clock());
    try {
      return await unlessAborted(this.#load(), signal, 'The keys of a provider');
    } catch (error) {
      if (!known || signal?.aborted || clock() - known.at >= usableFor) throw error;
      return usable(known, clock());
    }
  }

  /**
   * Sees to it that a key is known, if the provider has it. `isTrusted`: its name came from the provider itself, in the
   * answer to a request of ours. What anybody can post waits longer for its turn, and shares it with all who do so; but it
   * waits, because a provider may roll over right before it signs a logout.
   */
  async seek(
    kid: string | undefined,
    { isTrusted, signal }: { isTrusted: boolean; signal: AbortSignal | undefined },
  ): Promise<void> {
    const { keys } = await this.current(signal);
    if (kid === undefined || keys.some((key) => key.kid === kid)) return;
    try {
      const keysToCome = isTrusted ? this.#load() : this.#loadForStrangers();
      await unlessAborted(keysToCome, signal, 'The keys of a provider');
    } catch (error) {
      // That the token cannot be verified will be said by whoever verifies it.
      if (signal?.aborted || !isRathausError(error)) throw error;
    }
  }

  /**
   * Whether the provider publishes a key now; it is asked, as often as it may be. A key that has gone does not count, though
   * we go on using it. While the provider does not answer, what was known last counts.
   */
  async publishes(kid: string | undefined, signal: AbortSignal | undefined): Promise<boolean> {
    const { clock } = this.#parts;
    if (!this.#known || !isWithin(shortestPause, this.#known.at, clock())) {
      try {
        await unlessAborted(this.#load(), signal, 'The keys of a provider');
      } catch (error) {
        if (signal?.aborted || !isRathausError(error)) throw error;
      }
    }
    const keys = this.#known?.value.keys;
    return kid === undefined || keys === undefined || keys.some((key) => key.kid === kid);
  }

  /** A request that begins from now on: one that has begun before may not have seen a new key. */
  #load(): Promise<JsonWebKeys> {
    this.#next ??= this.#start();
    return this.#next;
  }

  /** The same at their own pace: theirs is begun only when its turn has come, so that a login never waits for it. */
  #loadForStrangers(): Promise<JsonWebKeys> {
    this.#nextOfStrangers ??= (async () => {
      const { clock } = this.#parts;
      await turnOf(this.#lastOfStrangers, strangersPause, clock());
      this.#nextOfStrangers = undefined;
      this.#lastOfStrangers = clock();
      return this.#load();
    })();
    return this.#nextOfStrangers;
  }

  async #start(): Promise<JsonWebKeys> {
    const { clock, load } = this.#parts;
    await turnOf(this.#lastStart, shortestPause, clock());
    this.#next = undefined;
    this.#lastStart = clock();
    const value = await load();
    if (!Array.isArray(value?.keys) || !value.keys.every(isKey))
      throw servicekontoError('servicekonto.provider.metadata', { message: 'the keys are no key set' });
    const at = clock();
    this.#known = { value, former: formerOf(this.#known, value, at), at };
    return usable(this.#known, at);
  }
}

/** Whether something was less than so long ago. What seems to come was noted before a clock was set back. */
const isWithin = (time: number, then: number, now: number): boolean => then <= now && now - then < time;

/** Waits until so long after the last time. */
const turnOf = (last: number, pause: number, now: number): Promise<void> => {
  const wait = isWithin(pause, last, now) ? last + pause - now : 0;
  // Never before the caller has noted it; whoever comes in the same moment shares it.
  return new Promise((resolve) => (wait > 0 ? setTimeout(resolve, wait) : queueMicrotask(resolve)));
};

/** RFC 7517, section 5: what is in the list are objects. What they mean is judged where they are used. */
const isKey = (key: unknown): boolean => typeof key === 'object' && key !== null && !Array.isArray(key);

/** Published keys, and those that have just gone, which stand behind them. */
function usable({ value, former }: KnownKeys, now: number): JsonWebKeys {
  const alive = former.filter(({ until }) => now < until);
  return alive.length === 0 ? value : { ...value, keys: [...value.keys, ...alive.map(({ key }) => key)] };
}

/** What goes with a new answer of the provider. A name belongs to one key: the published one. */
function formerOf(known: KnownKeys | undefined, { keys }: JsonWebKeys, now: number): FormerKey[] {
  const gone = known?.value.keys.map((key) => ({ key, until: now + graceOfFormer })) ?? [];
  return [...(known?.former ?? []), ...gone].filter(
    ({ key, until }) => now < until && key.kid !== undefined && !keys.some(({ kid }) => kid === key.kid),
  );
}
