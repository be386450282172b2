import { verify } from 'node:crypto';
import type { components } from '../generated/zbp.v6.ts';
import { Refusal } from './refusal.ts';
import type { RegisteredSender } from './senders.ts';

type Envelope = components['schemas']['SignedEnvelope'];

const invalid = (detail: string) => new Refusal(400, detail);

/** An envelope as it came: JSON, or the text of it. */
export function parseEnvelope(given: unknown): Envelope {
  let value = given;
  if (typeof value === 'string') {
    try {
      value = JSON.parse(value);
    } catch {
      throw invalid('the envelope is no JSON');
    }
  }
  const { content, sha512sum } = (value ?? {}) as Partial<Envelope>;
  if (typeof content !== 'string' || typeof sha512sum !== 'string')
    throw invalid('the envelope lacks content or sha512sum');
  return { content, sha512sum };
}

/** What is in a signed envelope. The signature is over exactly the characters of `content` in UTF-8. */
export function openEnvelope({ content, sha512sum }: Envelope, sender: RegisteredSender): unknown {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(sha512sum)) throw invalid('sha512sum: the signature is no base64');
  const isGood = verify(
    'sha512',
    Buffer.from(content, 'utf8'),
    sender.publicKey,
    Buffer.from(sha512sum, 'base64'),
  );
  if (!isGood)
    throw invalid('sha512sum: the signature does not fit the content and the certificate of the token');
  try {
    return JSON.parse(content);
  } catch {
    throw invalid('content is no JSON');
  }
}
