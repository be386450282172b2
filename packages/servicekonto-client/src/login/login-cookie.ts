import { type Vertrauensniveau, vertrauensniveaus } from '../level/vertrauensniveau.ts';
import { base64url, digest, fromBase64url } from '../sealing/random.ts';

/** One started login, from the click to the provider's answer. Only the cookie of the browser holds it. */
export interface Transaction {
  readonly provider: string;
  readonly level: Vertrauensniveau;
  /** Path of our own origin to come back to. */
  readonly returnTo: string;
  /** 256 random bits, base64url. */
  readonly secret: string;
  readonly startedAt: number;
  /** Whether the person must show their means of identification again. */
  readonly fresh: boolean;
  /** The session that the browser had. Its cookie does not come along when the answer is posted. */
  readonly former?: FormerSession | undefined;
}

/** A session that a login raises or replaces. */
export interface FormerSession {
  /** Hash of its id. */
  readonly hash: string;
  /** Mark of whose it was ({@link personMark}); absent when nobody can say, or when it came from another provider. */
  readonly person?: string | undefined;
}

const personLength = 16;

/** Mark of a person by their stable key: equal for the same person, and of no use to anybody else. */
export const personMark = async (key: string): Promise<string> =>
  base64url(fromBase64url(await digest(`person ${key}`))!.subarray(0, personLength));

const version = 1;
const freshBit = 0x10;
const formerBit = 0x20;
const personBit = 0x40;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** Characters of the hash of `state` in the name of its cookie. */
export const markLength = 12;

const mostCookieBytes = 600;
const sealBytes = 28;
const fixedBytes = 3 + 8 + 32 + 32 + personLength;

/**
 * Longest return target, in bytes, so that the cookie with its name stays within 600 bytes: five of them, a session and
 * what the site itself sets have to pass web servers that end a header at 8 kB.
 */
export const longestReturnOf = (nameLength: number, longestProvider: number): number =>
  Math.floor(((mostCookieBytes - nameLength - 1) * 3) / 4) - sealBytes - fixedBytes - longestProvider;

/** A transaction as few bytes: version, flags and level, provider, time, secret, former session, return target. */
export function packTransaction(transaction: Transaction): Uint8Array<ArrayBuffer> {
  const { provider, level, returnTo, secret, startedAt, fresh, former } = transaction;
  const id = encoder.encode(provider);
  const { hash, person } = former ?? {};
  const flags =
    vertrauensniveaus.indexOf(level) |
    (fresh ? freshBit : 0) |
    (hash ? formerBit : 0) |
    (person ? personBit : 0);
  const time = new DataView(new ArrayBuffer(8));
  time.setBigUint64(0, BigInt(startedAt));
  return Uint8Array.of(
    version,
    flags,
    id.length,
    ...id,
    ...new Uint8Array(time.buffer),
    ...bytesOf(secret, 32),
    ...(hash ? bytesOf(hash, 32) : []),
    ...(person ? bytesOf(person, personLength) : []),
    ...encoder.encode(returnTo),
  );
}

function bytesOf(token: string, length: number): Uint8Array {
  const bytes = fromBase64url(token);
  if (bytes?.length !== length) throw new TypeError(`not ${length} bytes`);
  return bytes;
}

/** Inverse of {@link packTransaction}; `undefined` for what it did not make. */
export function unpackTransaction(bytes: Uint8Array<ArrayBuffer>): Transaction | undefined {
  let at = 0;
  const next = (length: number): Uint8Array<ArrayBuffer> => {
    at += length;
    if (at > bytes.length) throw new RangeError('too short');
    return bytes.subarray(at - length, at);
  };
  try {
    const [form, flags = 0, idLength = 0] = next(3);
    const level = vertrauensniveaus[flags & 0x0f];
    if (form !== version || level === undefined || flags >= 2 * personBit) return undefined;
    const provider = decoder.decode(next(idLength));
    const time = next(8);
    const startedAt = Number(new DataView(time.buffer, time.byteOffset, 8).getBigUint64(0));
    const secret = base64url(next(32));
    const hash = flags & formerBit ? base64url(next(32)) : undefined;
    const person = flags & personBit ? base64url(next(personLength)) : undefined;
    const former = hash === undefined ? undefined : { hash, person };
    const returnTo = decoder.decode(next(bytes.length - at));
    return { provider, level, returnTo, secret, startedAt, fresh: (flags & freshBit) !== 0, former };
  } catch {
    // Sealed by us, so only another release can have written it: such a login is started again.
    return undefined;
  }
}
