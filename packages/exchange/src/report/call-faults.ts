import { type ExchangeErrorCode, exchangeError } from '../errors.ts';

/** Collects what is wrong with a call, by the place in what was given: `attachments.0.mimeType`. Values are not repeated. */
export interface CallFaults {
  /** The first fault of a place counts: what follows from it is no news. */
  add(place: string, rule: string): void;
  /** Text that is there. */
  text(place: string, value: unknown): value is string;
  /** Text, perhaps an empty one; absent is fine. */
  optionalText(place: string, value: unknown): void;
  /** An object, and no list. */
  object(place: string, value: unknown): value is Readonly<Record<string, unknown>>;
  /** One of some words; absent is fine. */
  oneOf(place: string, value: unknown, words: readonly string[]): void;
  /** Something that aborts; absent is fine. */
  signal(place: string, value: unknown): void;
}

/**
 * Judges a call and throws once, with all faults together: `details.place` is the first place, `details.places` are all,
 * when there are several.
 */
export function judgeCall(
  code: Extract<ExchangeErrorCode, 'exchange.inbox.invalid-request' | 'exchange.outbox.invalid-request'>,
  judge: (faults: CallFaults) => void,
): void {
  const found = faultsOf(judge);
  const places = [...found.keys()];
  const [place] = places;
  if (place === undefined) return;
  throw exchangeError(code, {
    message: inWords(found),
    details: places.length === 1 ? { place } : { place, places: places.join(', ') },
  });
}

/** The broken rule of each place, in the order in which they were found. */
export function faultsOf(judge: (faults: CallFaults) => void): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (place: string, rule: string): void => {
    if (!found.has(place)) found.set(place, rule);
  };
  judge({
    add,
    text(place, value): value is string {
      const isGood = typeof value === 'string' && value !== '';
      if (!isGood) add(place, value === undefined ? 'is missing' : 'must be text that is not empty');
      return isGood;
    },
    optionalText(place, value) {
      if (value !== undefined && typeof value !== 'string') add(place, 'must be text');
    },
    object(place, value): value is Readonly<Record<string, unknown>> {
      const isGood = typeof value === 'object' && value !== null && !Array.isArray(value);
      if (!isGood) add(place, value === undefined ? 'is missing' : 'must be an object');
      return isGood;
    },
    oneOf(place, value, words) {
      if (value !== undefined && !words.includes(value as string))
        add(place, `must be one of ${words.join(', ')}`);
    },
    signal(place, value) {
      if (value !== undefined && !(value instanceof AbortSignal)) add(place, 'must be an AbortSignal');
    },
  });
  return found;
}

/** All faults in one line of English. */
export const inWords = (faults: ReadonlyMap<string, string>): string =>
  [...faults].map(([place, rule]) => `${place} ${rule}`).join('; ');
