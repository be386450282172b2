import { type Decrypter, type KeyTransportAlgorithm, offeredAlgorithm } from '@rathaus/client-core';
import { servicekontoError } from '../../errors.ts';
import { invalid } from '../invalid.ts';
import type { XmlElement } from '../xml/tree.ts';
import { openContent } from './open-content.ts';
import { type EncryptedContent, readEncrypted, type WrappedKey } from './read-encrypted.ts';
import { type Unwrapping, unwrap } from './unwrap.ts';

/** Decrypters of one connection: the key in use, the ones before and after it. */
export const mostDecrypters = 4;

/** By what an encrypted element is opened. */
export interface Decryption extends Unwrapping {
  /** Milliseconds for all calls of key services together: how many there are, the sender of a message decides. */
  readonly timeout: number;
  readonly decrypters: readonly Decrypter[];
  /** What is only read where somebody has said so. */
  readonly allow: {
    /** AES-CBC, which does not notice a changed message. */
    readonly cbc: boolean;
    /** `rsa-oaep-mgf1p` whose mask has the hash of `DigestMethod` and not SHA-1. */
    readonly nonConformingOaep: boolean;
  };
}

/** One try: a wrapped key, and who may open it in which form. */
interface Attempt {
  readonly key: WrappedKey;
  readonly decrypter: Decrypter;
  readonly algorithm: KeyTransportAlgorithm;
}

/**
 * Decrypts an element with `EncryptedData` in it (`EncryptedAssertion`, `EncryptedID`; SAML Core, sections 2.2.4 and 2.3.4)
 * and gives the XML, which nobody has verified yet. Content: AES-GCM. Keys: RSA-OAEP with every digest and mask function
 * that XML Encryption 1.1 names, in the `KeyInfo` of the data or beside the data, each tried with each decrypter.
 *
 * Errors: `servicekonto.response.invalid` with the reason `encryption`, the same for whatever is wrong (structure,
 * algorithm, key, content); `servicekonto.client.key` when the content was not opened and a key service failed for a
 * reason of its own; `core.aborted`.
 *
 * @example
 * const xml = await decryptElement(encryptedAssertion, { decrypters, allow, signal, timeout: 5_000 });
 */
export async function decryptElement(element: XmlElement, decryption: Decryption): Promise<string> {
  const content = contentOf(element, decryption);
  const faults = new Map<Decrypter, unknown>();
  const answered = new Set<Decrypter>();
  const time = new TimeLeft(decryption.timeout);
  for (const { key, decrypter, algorithm } of attempts(content.keys, decryption)) {
    // Asked once: a key service that hangs would hang for every key.
    if (faults.has(decrypter)) continue;
    // One that hangs leaves half of the time to those of which nothing is known yet.
    const others = decryption.decrypters.filter(
      (one) => !(one === decrypter || faults.has(one) || answered.has(one)),
    );
    const timeout = time.left(others.length === 0 ? 1 : 1 / 2);
    const unwrapped = await unwrap(decrypter, key.bytes, algorithm, { ...decryption, timeout });
    // So many keys that the time is over, and the service was in order: that is the message's doing.
    if (unwrapped.is === 'fault' && answered.has(decrypter) && time.left(1) === 0) break;
    if (unwrapped.is === 'fault') faults.set(decrypter, unwrapped.cause);
    else answered.add(decrypter);
    if (unwrapped.is !== 'key' || unwrapped.key.length !== content.method.keyLength) continue;
    const xml = openContent(content.method, unwrapped.key, content.bytes);
    if (xml !== undefined) return xml;
  }
  const [fault] = faults.values();
  throw faults.size > 0
    ? servicekontoError('servicekonto.client.key', { cause: fault })
    : invalid('encryption');
}

/** What is left of a time. Measured where nobody sets a clock: it is how long something takes, and no time of day. */
class TimeLeft {
  readonly #end: number;
  constructor(milliseconds: number) {
    this.#end = performance.now() + milliseconds;
  }
  /** A share of it, in whole milliseconds; 0 when the time is over, and whatever waits then has no time at all. */
  left(share: number): number {
    return Math.floor(Math.max(0, this.#end - performance.now()) * share);
  }
}

/**
 * Decrypts each element once, however often it is asked for: when the provider has changed its keys, an answer is read a
 * second time, and our key service need not be asked for that. Errors: those of {@link decryptElement}.
 */
export function decryptOnce(decryption: Decryption): (element: XmlElement) => Promise<string> {
  const opened = new Map<XmlElement, Promise<string>>();
  return (element) => {
    const xml = opened.get(element) ?? decryptElement(element, decryption);
    opened.set(element, xml);
    return xml;
  };
}

function contentOf(element: XmlElement, { decrypters, allow }: Decryption): EncryptedContent {
  if (decrypters.length > mostDecrypters)
    throw servicekontoError('servicekonto.config.invalid', {
      message: `more than ${mostDecrypters} keys for decryption`,
    });
  let content: EncryptedContent;
  try {
    content = readEncrypted(element);
  } catch (cause) {
    throw invalid('encryption', cause);
  }
  if (content.method.mode === 'cbc' && !allow.cbc) throw invalid('encryption');
  return content;
}

/** What the standard says, for every key and decrypter; only then what a provider may have meant. */
function* attempts(
  keys: readonly WrappedKey[],
  { decrypters, allow }: Decryption,
): Generator<Attempt, void, undefined> {
  for (const form of allow.nonConformingOaep
    ? (['conforming', 'nonConforming'] as const)
    : (['conforming'] as const)) {
    for (const key of keys) {
      for (const decrypter of decrypters) {
        const parameters = key.method[form];
        const algorithm = parameters && offeredAlgorithm(decrypter, parameters);
        if (algorithm) yield { key, decrypter, algorithm };
      }
    }
  }
}
