import type { ServiceName } from '../net/service.ts';

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

/** What shall go wrong, for which calls, how often. */
export interface Fault {
  service: ServiceName;
  /** `operationId` of the contract (`putAttachment`, `package_create`), `token`, …; all operations without it. */
  operation?: string | undefined;
  /** Let this many matching calls pass first. */
  skip?: number | undefined;
  /** How many calls are hit. Default 1. */
  times?: number | undefined;
  /** Wait before the call is handled. */
  delayMs?: number | undefined;
  /** Answer with this status instead of handling the call. */
  status?: number | undefined;
  /** Seconds; only with `status`. */
  retryAfter?: number | undefined;
  /** `request`: cut before anything happened. `answer`: the call is carried out, its answer is lost. */
  drop?: 'request' | 'answer' | undefined;
  flipByte?: FlipByte | undefined;
}

export interface Faults {
  add(fault: Fault): string;
  list(): readonly (Fault & { id: string; remaining: number })[];
  /** Uses up one application of every fault that fits. */
  take(service: ServiceName, operation: string): readonly Fault[];
  /** Uses up one application of a byte flip that fits. */
  takeFlip(target: FlipByte['target'], attachmentId?: string): FlipByte | undefined;
  clear(): void;
}

interface Entry {
  id: string;
  fault: Fault;
  skip: number;
  remaining: number;
}

export function createFaults(): Faults {
  let entries: Entry[] = [];
  let counter = 0;
  const use = (entry: Entry): boolean => {
    if (entry.skip > 0) {
      entry.skip -= 1;
      return false;
    }
    if (entry.remaining <= 0) return false;
    entry.remaining -= 1;
    return true;
  };
  const sweep = () => {
    entries = entries.filter((entry) => entry.remaining > 0);
  };
  return {
    add(fault) {
      counter += 1;
      const id = `fault-${counter}`;
      entries.push({ id, fault, skip: fault.skip ?? 0, remaining: fault.times ?? 1 });
      return id;
    },
    list: () => entries.map((entry) => ({ ...entry.fault, id: entry.id, remaining: entry.remaining })),
    take(service, operation) {
      const hit = entries
        .filter((entry) => entry.fault.flipByte === undefined)
        .filter((entry) => entry.fault.service === service)
        .filter((entry) => entry.fault.operation === undefined || entry.fault.operation === operation)
        .filter(use);
      sweep();
      return hit.map((entry) => entry.fault);
    },
    takeFlip(target, attachmentId) {
      for (const entry of entries) {
        const flip = entry.fault.flipByte;
        if (!flip || flip.target !== target) continue;
        if (flip.attachmentId !== undefined && flip.attachmentId !== attachmentId) continue;
        if (!use(entry)) continue;
        sweep();
        return flip;
      }
      return undefined;
    },
    clear() {
      entries = [];
    },
  };
}
