import { Buffer } from 'node:buffer';
import { createHash, X509Certificate } from 'node:crypto';
import { allowSandbox, isSandboxKey } from '@rathaus/client-core';
import { type Collector, pointer, type Report, term } from '@rathaus/client-core/findings';
import { allowInsecurePublicKey } from '../danger/index.ts';
import { checkPublicJwk } from '../keys/check-jwk.ts';
import type { DeliveryProofBundle, ProofKey } from './bundle.ts';
import { type CertificateFacts, certificateFacts, isIssuedTo, subjectText } from './certificate-facts.ts';
import type { ProofSigner } from './report.ts';
import { destinationUnchecked, type ProofAuthor, proofRules, serviceUnchecked } from './rules.ts';
import type { VerifyDeliveryProofOptions } from './trust.ts';

const { finding } = proofRules;

/** JWK thumbprint of an RSA key (RFC 7638 section 3): base64url of SHA-256. */
export const keyThumbprint = ({ e, kty, n }: Pick<ProofKey, 'e' | 'kty' | 'n'>): string =>
  createHash('sha256').update(JSON.stringify({ e, kty, n })).digest('base64url');

/** Instants at which a key signed, by owner and kid. */
export type UsedKeys = Readonly<Record<ProofAuthor, ReadonlyMap<string, readonly number[]>>>;

/** Judges whose keys these are, each at the times it signed at, and gives who signed. */
export async function checkKeys(
  { keys }: DeliveryProofBundle,
  used: UsedKeys,
  options: VerifyDeliveryProofOptions,
  collector: Collector,
): Promise<Record<ProofAuthor, ProofSigner>> {
  const signers: Partial<Record<ProofAuthor, ProofSigner>> = {};
  const ofService = new Set(keys.service.map(({ n }) => n));
  for (const author of ['service', 'destination'] as const) {
    const judged: Judged[] = [];
    for (const [index, key] of keys[author].entries()) {
      const at = ['keys', author, index] as const;
      const times = used[author].get(key.kid);
      if (!times) collector.add(finding('exchange.proof.unused-key', pointer(...at), {}));
      else judged.push(await judgeKey({ author, key, at, times }, options, collector));
      if (author === 'destination' && ofService.has(key.n))
        collector.add(finding('exchange.proof.shared-key', pointer(...at), {}));
    }
    signers[author] = signerOf(keys[author], judged);
  }
  return signers as Record<ProofAuthor, ProofSigner>;
}

interface Judged {
  believedBy: ProofSigner['believedBy'];
  holder: string | undefined;
}

/** The weakest of several keys speaks for all: after a roll-over both have to be believed. */
function signerOf(keys: readonly ProofKey[], judged: readonly Judged[]): ProofSigner {
  const ways = new Set(judged.map(({ believedBy }) => believedBy));
  const holders = [...new Set(judged.flatMap(({ holder }) => holder ?? []))];
  return {
    thumbprints: keys.map(keyThumbprint),
    believedBy: ways.has('nothing') || ways.size === 0 ? 'nothing' : ways.has('pin') ? 'pin' : 'certificate',
    holder: holders.length > 0 ? holders.join(' / ') : undefined,
  };
}

interface KeyCase {
  author: ProofAuthor;
  key: ProofKey;
  at: readonly (string | number)[];
  times: readonly number[];
}

async function judgeKey(
  { author, key, at, times }: KeyCase,
  options: VerifyDeliveryProofOptions,
  collector: Collector,
): Promise<Judged> {
  const { trust } = options;
  const nobody: Judged = { believedBy: 'nothing', holder: undefined };
  // The private keys of the sandbox are public: anyone signs with them.
  if (isSandboxKey(key.kid) && trust[allowSandbox] !== true) {
    collector.add(finding('exchange.proof.sandbox-key', pointer(...at), {}));
    return nobody;
  }
  const [pins, subject, open] =
    author === 'service'
      ? ([trust.serviceKeys, trust.serviceCertificate, serviceUnchecked] as const)
      : ([trust.destinationKeys, trust.destinationCertificate, destinationUnchecked] as const);
  if (pins?.includes(keyThumbprint(key))) {
    const insecure = { trust: { [allowInsecurePublicKey]: true as const }, signal: options.signal };
    const report = await checkPublicJwk({ ...key }, 'signature', insecure);
    forward({ ...report, unchecked: [] }, at, collector);
    return { believedBy: 'pin', holder: undefined };
  }
  const notNamed = () => {
    if (pins)
      collector.add(finding('exchange.proof.key-not-pinned', pointer(...at), { author: term(author) }));
    else collector.skip(open, pointer(...at));
    return nobody;
  };
  // The key set of the service may be without certificates: then only a pin, or the open question, is left.
  if (key.x5c === undefined && author === 'service' && !subject) {
    const bare = { ...options, trust: { ...trust, [allowInsecurePublicKey]: true as const } };
    forward({ ...(await checkAt(key, times, bare)), unchecked: [] }, at, collector);
    return notNamed();
  }
  const before = collector.counts.error;
  forward(await checkAt(key, times, options), at, collector);
  if (collector.counts.error > before) return nobody;
  if (key.x5c === undefined) return notNamed();
  const facts = checkUsage(key, at, options, collector);
  if (!subject) return { ...notNamed(), holder: facts && subjectText(facts) };
  if (facts && isIssuedTo(facts, subject)) {
    const insecure = trust[allowInsecurePublicKey] === true;
    return { believedBy: insecure ? 'nothing' : 'certificate', holder: subjectText(facts) };
  }
  collector.add(finding('exchange.proof.holder', pointer(...at, 'x5c', 0), { author: term(author) }));
  return nobody;
}

/** Checks key and chain when the first and when the last event was signed: what was valid then stays evidence. */
async function checkAt(
  key: ProofKey,
  times: readonly number[],
  { trust, signal, applicationTimeout }: VerifyDeliveryProofOptions,
): Promise<Report> {
  let worst: Report | undefined;
  for (const time of new Set([Math.min(...times), Math.max(...times)])) {
    const { isRevoked } = trust;
    const report = await checkPublicJwk({ ...key }, 'signature', {
      trust: {
        roots: trust.roots,
        ...(isRevoked && {
          isRevoked: (chain: readonly X509Certificate[], call: { signal: AbortSignal }) =>
            isRevoked.call(trust, chain, { at: new Date(time), signal: call.signal }),
        }),
        [allowInsecurePublicKey]: trust[allowInsecurePublicKey],
      },
      clock: () => time,
      signal,
      applicationTimeout,
    });
    if (!worst || (worst.verdict !== 'failed' && report.verdict !== 'passed')) worst = report;
  }
  return worst!;
}

/** Adds what was found about a key, at its place in the proof. */
function forward(report: Report, at: readonly (string | number)[], collector: Collector): void {
  const prefix = pointer(...at).pointer;
  const place = (given: Report['findings'][number]['place']) => ({
    kind: 'pointer' as const,
    pointer: prefix + (given.kind === 'pointer' ? given.pointer : ''),
  });
  for (const one of report.findings) collector.add({ ...one, place: place(one.place) });
  for (const { what, place: where, values } of report.unchecked) collector.skip(what, place(where), values);
}

/** Limits of the usage are judged with the chain; a certificate without any says nothing of signatures. */
function checkUsage(
  { x5c }: ProofKey,
  at: readonly (string | number)[],
  { trust }: VerifyDeliveryProofOptions,
  collector: Collector,
): CertificateFacts | undefined {
  const facts = certificateFacts(new X509Certificate(Buffer.from(x5c?.[0] ?? '', 'base64')));
  if (facts?.limitsUsage !== true && trust[allowInsecurePublicKey] !== true)
    collector.add(finding('exchange.proof.key-usage', pointer(...at, 'x5c', 0), {}));
  return facts;
}
