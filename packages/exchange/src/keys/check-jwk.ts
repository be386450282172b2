import { Buffer } from 'node:buffer';
import { X509Certificate } from 'node:crypto';
import type { Abortable } from '@rathaus/client-core/abort';
import { type Collector, createCollector, pointer, type Report, term } from '@rathaus/client-core/findings';
import type { Clock } from '@rathaus/client-core/observe';
import { allowInsecurePublicKey } from '../danger/index.ts';
import { decodeBase64url } from '../jwe/base64url.ts';
import { checkCertificateChain } from './certificate-chain.ts';
import { privateMembers } from './public-members.ts';
import { certificateUnchecked, keyRules } from './rules.ts';

/** What a key is for: `encryption` (key_ops wrapKey, RSA-OAEP-256) or `signature` (key_ops verify, PS512). */
export type KeyUse = 'encryption' | 'signature';

/** Public RSA key as the services publish it (RFC 7517). Members are unknown until `checkPublicJwk` has judged them. */
export interface PublicJwk {
  kty?: unknown;
  kid?: unknown;
  alg?: unknown;
  key_ops?: unknown;
  n?: unknown;
  e?: unknown;
  x5c?: unknown;
  [member: string]: unknown;
}

/** Which public keys are trusted. */
export interface PublicKeyTrust {
  /** Root certificates (PEM): in STAGE and PROD the root of the Verwaltungs-PKI. */
  roots?: readonly string[] | undefined;
  /**
   * Asks whether a certificate was revoked: `createRevocation` of `@rathaus/exchange/revocation` does it by OCSP and CRL,
   * with the network rules of the house. `chain` is the checked path, leaf first, its root last. Absent: not checked, and
   * no report on a key is better than `not-judged`. What it throws passes unchanged.
   */
  isRevoked?(chain: readonly X509Certificate[], options: { signal: AbortSignal }): Promise<boolean>;
  [allowInsecurePublicKey]?: true | undefined;
}

/** What a public key is checked for. */
export interface CheckPublicJwkOptions extends Abortable {
  trust: PublicKeyTrust;
  /** The instant at which certificates must be valid, in milliseconds: now, or that of the event that is checked. */
  clock?: Clock | undefined;
  /** Milliseconds `trust.isRevoked` may take (`core.application.timeout`). Default 30,000. */
  applicationTimeout?: number | undefined;
}

const profile = {
  encryption: { alg: 'RSA-OAEP-256', operation: 'wrapKey' },
  signature: { alg: 'PS512', operation: 'verify' },
} as const;

/**
 * Checks a public key against the FIT-Connect profile: RSA of 4096 bits or more, one use, a certificate that fits and
 * leads to a configured root. The report (kind `exchange.key`) is `not-judged` when nobody was asked for revocation, or
 * when `[allowInsecurePublicKey]` left the certificate out; its sentences are in `@rathaus/exchange/texts`. Throws only
 * what `trust.isRevoked` throws, `core.aborted` and `core.application.timeout`.
 *
 * @example
 * const report = await checkPublicJwk(jwk, 'encryption', { trust: { roots: [pem], isRevoked } });
 * if (report.verdict !== 'passed') console.log(reportText(report, catalogue));
 */
export async function checkPublicJwk(
  jwk: PublicJwk,
  use: KeyUse,
  options: CheckPublicJwkOptions,
): Promise<Report> {
  const collector = createCollector();
  checkMembers(jwk, use, collector);
  // A key that breaks the profile is refused whoever has certified it.
  if (collector.counts.error === 0) await checkCertificates(jwk, use, options, collector);
  return { kind: 'exchange.key', ...collector.result() };
}

function checkMembers(jwk: PublicJwk, use: KeyUse, collector: Collector): void {
  const { finding } = keyRules;
  const { alg, operation } = profile[use];
  if (jwk.kty !== 'RSA') collector.add(finding('exchange.key.kty', pointer('kty'), {}));
  if (typeof jwk.kid !== 'string' || jwk.kid.length < 8 || jwk.kid.length > 64)
    collector.add(finding('exchange.key.kid', pointer('kid'), {}));
  if (jwk.alg !== alg)
    collector.add(finding('exchange.key.alg', pointer('alg'), { use: term(use), wanted: term(alg) }));
  const operations = Array.isArray(jwk.key_ops) ? jwk.key_ops : [];
  if (operations.length !== 1 || operations[0] !== operation)
    collector.add(
      finding('exchange.key.key-ops', pointer('key_ops'), { use: term(use), wanted: term(operation) }),
    );
  if (jwk.e !== 'AQAB') collector.add(finding('exchange.key.exponent', pointer('e'), {}));
  const modulus = typeof jwk.n === 'string' ? decodeBase64url(jwk.n) : undefined;
  if (!modulus?.[0]) collector.add(finding('exchange.key.modulus', pointer('n'), {}));
  else {
    const bits = modulus.length * 8 - (Math.clz32(modulus[0]) - 24);
    if (bits < 4096) collector.add(finding('exchange.key.too-short', pointer('n'), { bits }));
  }
  for (const member of privateMembers)
    if (member in jwk)
      collector.add(finding('exchange.key.private', pointer(member), { member: term(member) }));
}

async function checkCertificates(
  jwk: PublicJwk,
  use: KeyUse,
  options: CheckPublicJwkOptions,
  collector: Collector,
): Promise<void> {
  const { finding } = keyRules;
  const place = pointer('x5c');
  const insecure = options.trust[allowInsecurePublicKey] === true;
  if (insecure) collector.skip(certificateUnchecked, place);
  const chain = parseChain(jwk.x5c);
  if (chain === 'unreadable')
    collector.add(finding('exchange.key.x5c', place, { fault: term('unreadable') }));
  else if (chain.length === 0) {
    if (!insecure) collector.add(finding('exchange.key.x5c', place, { fault: term('missing') }));
  } else {
    const certified = chain[0]?.publicKey.export({ format: 'jwk' });
    if (certified?.n !== jwk.n || certified?.e !== jwk.e)
      collector.add(finding('exchange.key.x5c-differs', pointer('x5c', 0), {}));
    if (!insecure) await checkCertificateChain(chain, use, options, collector);
  }
}

/** The certificates of `x5c`, leaf first; at most ten. */
export function parseChain(x5c: unknown): X509Certificate[] | 'unreadable' {
  if (x5c === undefined) return [];
  if (!Array.isArray(x5c) || x5c.length > 10) return 'unreadable';
  try {
    return x5c.map((text) => new X509Certificate(Buffer.from(String(text), 'base64')));
  } catch {
    return 'unreadable';
  }
}
