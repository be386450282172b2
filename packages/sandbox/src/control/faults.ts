import type { ServiceName } from '../net/service-name.ts';

/** Which of the five parts of a compact JWE (RFC 7516 section 7.1). */
export const jweParts = ['header', 'encryptedKey', 'iv', 'ciphertext', 'tag'] as const;
/** The five parts of a compact JWE (RFC 7516 section 7.1). */
export type JwePart = (typeof jweParts)[number];

/** One byte is changed in a JWE on its way from the delivery service to the subscriber. */
export interface FlipByte {
  target: 'metadata' | 'data' | 'attachment';
  part: JwePart;
  /** Only this attachment; without it the first that is fetched. */
  attachmentId?: string | undefined;
  /** Index of the character inside the part, from its end when negative. Default: the middle. */
  index?: number | undefined;
}

/** Pages that something in front of a service answers with. */
export const pageNames = ['maintenance', 'maintenance-200', 'firewall'] as const;
/**
 * An HTML page instead of the service's answer: a maintenance page with 503, the same with 200, a firewall's refusal
 * with 403.
 */
export type FaultPage = (typeof pageNames)[number];

/** What can be wrong with an event that the sandbox puts into a log. */
export const eventKinds = [
  'notify',
  'forward',
  'unknown',
  'wrong-signature',
  'foreign-issuer',
  'foreign-destination',
] as const;
/**
 * An event put into a log: `notify`, `forward` (as a relay writes it) and `unknown` are signed by the delivery service
 * as they should be; `wrong-signature` names its key but was signed by another, `foreign-issuer` comes from a service nobody knows,
 * `foreign-destination` is an acceptance validly signed by another destination.
 */
export type InjectedEvent = (typeof eventKinds)[number];

/** What can be wrong with an answer of the routing service. */
export const routeFaults = ['wrong-signature', 'other-destination', 'other-area', 'other-service'] as const;
/** Makes the next route a lie: its signature, or what its signed payload speaks of. */
export type RouteFault = (typeof routeFaults)[number];

/** What can go wrong with a callback. */
export const callbackFaults = ['lose', 'repeat', 'wrong-signature'] as const;
/** The next callback is not sent, sent twice byte by byte, or carries a wrong HMAC. */
export type CallbackFault = (typeof callbackFaults)[number];

/** What shall go wrong, for which calls, how often or how long. */
export interface Fault {
  service: ServiceName;
  /** `operationId` of the contract (`putAttachment`, `package_create`), `token`, …; all operations without it. */
  operation?: string | undefined;
  /** Let this many matching calls pass first. */
  skip?: number | undefined;
  /** How many calls are hit. Default 1, or all of them when `forSeconds` is given. */
  times?: number | undefined;
  /** Ends by itself after this long by the delivery service's clock, which `advance` moves: an outage of a day. */
  forSeconds?: number | undefined;
  /** Wait before the call is handled. */
  delayMs?: number | undefined;
  /** The answer comes in pieces of a kibibyte with this pause between them. */
  trickleMs?: number | undefined;
  /** Answer with this status instead of handling the call. */
  status?: number | undefined;
  /** Seconds; only with `status` or `page`. */
  retryAfter?: number | undefined;
  /** Answer with a page for people instead of handling the call. */
  page?: FaultPage | undefined;
  /** `request`: reset before anything happened. `answer`: the call is carried out, its answer is lost. */
  drop?: 'request' | 'answer' | undefined;
  /** The call is carried out, its answer is cut in the middle of the body. */
  truncate?: true | undefined;
  /** The call is carried out twice, as when a proxy repeats it; the caller sees the second answer. */
  duplicate?: true | undefined;
  /** Delivery service only. */
  flipByte?: FlipByte | undefined;
  /** The destination changes to its next encryption key while an attachment is being uploaded. */
  rollOver?: true | undefined;
  /** This event is put into the log of the next delivery that is submitted. */
  event?: InjectedEvent | undefined;
  route?: RouteFault | undefined;
  callback?: CallbackFault | undefined;
}

/** Effects that something inside the delivery service applies, not the front of every service. */
export const innerEffects = ['flipByte', 'rollOver', 'event', 'route', 'callback'] as const;
type InnerEffect = (typeof innerEffects)[number];

export interface Faults {
  add(fault: Fault): string;
  list(): readonly (Fault & { id: string; remaining: number })[];
  /** Uses up one application of every fault that fits. */
  take(service: ServiceName, operation: string): readonly Fault[];
  /** Uses up one application of the first fault with this inner effect that fits. */
  takeInner<E extends InnerEffect>(
    effect: E,
    fits?: (value: NonNullable<Fault[E]>) => boolean,
  ): NonNullable<Fault[E]> | undefined;
  clear(): void;
}

interface Entry {
  id: string;
  fault: Fault;
  skip: number;
  remaining: number;
  until: number;
}

/** Larger than any test; a number, so that it can be written as JSON. */
const unlimited = Number.MAX_SAFE_INTEGER;

export function createFaults(now: () => number = Date.now): Faults {
  let entries: Entry[] = [];
  let counter = 0;
  const use = (entry: Entry): boolean => {
    if (entry.remaining <= 0 || now() >= entry.until) return false;
    if (entry.skip > 0) {
      entry.skip -= 1;
      return false;
    }
    entry.remaining -= 1;
    return true;
  };
  const sweep = () => {
    entries = entries.filter((entry) => entry.remaining > 0 && now() < entry.until);
  };
  const isInner = ({ fault }: Entry) => innerEffects.some((effect) => fault[effect] !== undefined);
  return {
    add(fault) {
      counter += 1;
      const id = `fault-${counter}`;
      const { skip = 0, forSeconds, times = forSeconds === undefined ? 1 : unlimited } = fault;
      const until = forSeconds === undefined ? Number.POSITIVE_INFINITY : now() + forSeconds * 1000;
      entries.push({ id, fault, skip, remaining: times, until });
      return id;
    },
    list() {
      sweep();
      return entries.map((entry) => ({ ...entry.fault, id: entry.id, remaining: entry.remaining }));
    },
    take(service, operation) {
      const hit = entries
        .filter((entry) => !isInner(entry))
        .filter((entry) => entry.fault.service === service)
        .filter((entry) => entry.fault.operation === undefined || entry.fault.operation === operation)
        .filter(use);
      sweep();
      return hit.map((entry) => entry.fault);
    },
    takeInner(effect, fits = () => true) {
      for (const entry of entries) {
        const value = entry.fault[effect];
        if (value === undefined || !fits(value) || !use(entry)) continue;
        sweep();
        return value;
      }
      return undefined;
    },
    clear() {
      entries = [];
    },
  };
}
