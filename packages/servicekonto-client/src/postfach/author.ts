import { Buffer } from 'node:buffer';
import { type KeyObject, verify, X509Certificate } from 'node:crypto';
import { allowSandbox, isSandboxKey, type Signer } from '@rathaus/client-core';
import { type ApplicationLimits, callApplication } from '@rathaus/client-core/abort';
import type { ConfigFaults } from '@rathaus/client-core/config';
import type { Clock } from '@rathaus/client-core/observe';
import { servicekontoError } from '../errors.ts';
import { postfachError } from './errors.ts';

/** Who sends: the key and certificate that the operator of the mailbox has registered. */
export interface PostfachAuthor {
  /** Signs tokens and messages, `RS512`. Its key belongs to the certificate; it may live in an HSM. */
  signer: Signer;
  /** The certificate as PEM. Its common name goes into each token. */
  certificate: string;
  /** Milliseconds that a token lives. Default and most: 1,800,000 (30 minutes). */
  tokenLifetime?: number | undefined;
}

/** What makes signatures for one mailbox. */
export interface Author {
  readonly certificate: string;
  /** Base64 of RSA-SHA512 (PKCS #1 v1.5) over the text in UTF-8. The interface calls this signature `sha512sum`. */
  signature(text: string, limits: ApplicationLimits): Promise<string>;
  /** A token. It is kept until shortly before its end, unless it was `rejected` or a `fresh` one is asked for. */
  token(limits: ApplicationLimits, choice?: TokenChoice): Promise<string>;
}

interface TokenChoice {
  readonly rejected?: string | undefined;
  /** With its whole life before it. */
  readonly fresh?: boolean | undefined;
}

const halfHour = 1_800_000;

/** The common name of the subject, if there is exactly one. */
function commonNameOf(certificate: X509Certificate): string | undefined {
  const names = certificate.toLegacyObject().subject?.CN as string | string[] | undefined;
  return typeof names === 'string' && names !== '' ? names : undefined;
}

function readCertificate(pem: unknown): X509Certificate | undefined {
  if (typeof pem !== 'string') return undefined;
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

/** Dangerous options of a way to the mailbox. */
interface Dangers {
  [allowSandbox]?: true | undefined;
}

/** Judges an author. Whether the certificate is valid now is asked with each signature. */
export function judgeAuthor(member: string, author: unknown, faults: ConfigFaults, dangers: Dangers): void {
  const { signer, certificate, tokenLifetime } = (author ?? {}) as Partial<PostfachAuthor>;
  if (typeof signer?.sign !== 'function') faults.add(`${member}.signer`, 'must be a Signer');
  else if (signer.algorithm !== 'RS512')
    faults.add(`${member}.signer`, 'must sign with RS512, which the mailbox asks for');
  const read = readCertificate(certificate);
  if (!read) faults.add(`${member}.certificate`, 'must be a certificate as PEM');
  else if (commonNameOf(read) === undefined)
    faults.add(`${member}.certificate`, 'must have one common name in its subject');
  else if (read.publicKey.asymmetricKeyType !== 'rsa')
    faults.add(`${member}.certificate`, 'must be of an RSA key');
  const names = [signer?.kid, read && commonNameOf(read)];
  if (names.some((name) => typeof name === 'string' && isSandboxKey(name)) && dangers[allowSandbox] !== true)
    faults.add(
      `${member}.signer`,
      'is a key of the sandbox, which everybody has (needs [allowSandbox]: true)',
    );
  faults.number(`${member}.tokenLifetime`, tokenLifetime, 60_000);
  if (typeof tokenLifetime === 'number' && tokenLifetime > halfHour)
    faults.add(`${member}.tokenLifetime`, 'must be at most 1800000 (30 minutes)');
}

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Makes the author of a configuration that was judged. */
export function createAuthor(config: PostfachAuthor, clock: Clock): Author {
  const { signer, tokenLifetime = halfHour } = config;
  const certificate = new X509Certificate(config.certificate);
  const { publicKey } = certificate;
  const commonName = commonNameOf(certificate);
  const from = Date.parse(certificate.validFrom);
  const until = Date.parse(certificate.validTo);
  let held: { token: string; renewAt: number; madeAt: number } | undefined;

  function requireValid(now: number): void {
    const reason = now < from ? 'not-yet-valid' : now > until ? 'expired' : undefined;
    if (reason) throw postfachError('servicekonto.postfach.certificate', { details: { reason } });
  }

  async function sign(data: Uint8Array, limits: ApplicationLimits): Promise<Buffer> {
    requireValid(clock());
    let signature: Uint8Array;
    try {
      signature = await callApplication(
        'The key of the sender',
        (signal) => signer.sign(data, { signal }),
        limits,
      );
    } catch (cause) {
      if (limits.signal?.aborted) throw cause;
      throw servicekontoError('servicekonto.client.key', { cause });
    }
    // What the mailbox would refuse without saying why is found here.
    if (!(await isSignature(data, publicKey, signature)))
      throw postfachError('servicekonto.postfach.certificate', { details: { reason: 'other-key' } });
    return Buffer.from(signature);
  }

  return {
    certificate: config.certificate,
    signature: async (text, limits) => (await sign(Buffer.from(text, 'utf8'), limits)).toString('base64'),
    async token(limits, { rejected, fresh = false } = {}) {
      const now = clock();
      // A clock that was set back makes a token of the future.
      const isGood = held && held.token !== rejected && now < held.renewAt && now >= held.madeAt;
      if (held && isGood && !fresh) return held.token;
      const issued = Math.floor(now / 1000);
      const claims = {
        iat: issued,
        exp: issued + Math.floor(tokenLifetime / 1000),
        signer: commonName,
        roles: ['THIRD_PARTY'],
      };
      const signed = `${base64url({ typ: 'JWT', alg: 'RS512' })}.${base64url(claims)}`;
      const token = `${signed}.${(await sign(Buffer.from(signed), limits)).toString('base64url')}`;
      held = { token, renewAt: now + tokenLifetime - Math.min(60_000, tokenLifetime / 2), madeAt: now };
      return token;
    },
  };
}

const isSignature = (data: Uint8Array, key: KeyObject, signature: Uint8Array): Promise<boolean> =>
  new Promise((resolve) => {
    verify('sha512', data, key, signature, (error, good) => resolve(error === null && good));
  });
