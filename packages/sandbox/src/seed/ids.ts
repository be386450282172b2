import { createHmac, randomBytes } from 'node:crypto';

/** Ids and opaque tokens. */
export interface Ids {
  uuid(): string;
  token(): string;
  /** Starts the sequence again (only visible with a seed). */
  reset(): void;
}

function asUuid(bytes: Buffer): string {
  const b = Buffer.from(bytes.subarray(0, 16));
  b[6] = (b[6]! & 0x0f) | 0x40;
  b[8] = (b[8]! & 0x3f) | 0x80;
  const hex = b.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A UUID that depends on seed and label only: the invented world looks the same in every run. */
export function fixedUuid(seed: string, label: string): string {
  return asUuid(createHmac('sha256', seed).update(label).digest());
}

/** A value that depends on seed and label only, base64url, 43 characters. */
export function fixedToken(seed: string, label: string): string {
  return createHmac('sha256', seed).update(`token:${label}`).digest('base64url');
}

/**
 * Run-time ids. Without a seed they are random, because a client with a durable inbox would take the first
 * submission after a restart for the one it already has. With a seed the sequence is the same in every run.
 */
export function createIds(
  seed: string | undefined,
  sequence: { start?: number; onNext?: (next: number) => void } = {},
): Ids {
  let counter = sequence.start ?? 0;
  const next = () => {
    if (seed === undefined) return randomBytes(32);
    const bytes = createHmac('sha256', seed).update(`sequence:${counter++}`).digest();
    sequence.onNext?.(counter);
    return bytes;
  };
  return {
    uuid: () => asUuid(next()),
    token: () => next().toString('base64url'),
    reset() {
      counter = 0;
      sequence.onNext?.(counter);
    },
  };
}
