import type { X509Certificate } from 'node:crypto';
import { createMemoryStateStore } from '@rathaus/client-core';
import { createRevocation, type RevocationOptions } from '../src/revocation/index.ts';
import {
  type AnswerFacts,
  type Authority,
  type AuthorityFacts,
  basicConstraints,
  createAuthority,
  ecKeys,
  keyUsage,
  listAt,
  responderAt,
  rsaKeys,
} from './pki.ts';

/** The instant of all fixtures. */
export const now = Date.parse('2026-11-29T12:00:00Z');
export const responderUrl = 'http://ocsp.pki.example/ca';
export const listUrl = 'http://crl.pki.example/ca.crl';
export const hosts = ['ocsp.pki.example', 'crl.pki.example'];

const leafKey = ecKeys().publicKey;

/** An authority as in the Verwaltungs-PKI: RSA of 4096 bits, RSASSA-PSS with SHA-512. */
export const pssAuthority = (): Authority =>
  createAuthority({ name: 'CA Beispielland', keys: rsaKeys(4096), algorithm: 'pss512', now });
export const ecAuthority = (facts: Partial<AuthorityFacts> = {}): Authority =>
  createAuthority({ name: 'CA Łódzki', keys: ecKeys(), algorithm: 'ecdsa256', now, ...facts });

/** A certificate of an invented authority that names responder and list. */
export const leafOf = (issuer: Authority, extensions = [responderAt(responderUrl), listAt(listUrl)]) =>
  issuer.issue({
    subject: 'Stadt Beispielhausen',
    key: leafKey,
    serial: 0xf0_00_00_00_00_00_00_01n + BigInt(Math.floor(Math.random() * 2 ** 32)),
    extensions: [basicConstraints(false), keyUsage('digitalSignature'), ...extensions],
  });

/** What a stubbed host answers: bytes, a status, or a function of the question. */
export type Stub = Uint8Array | number | ((body: Buffer, signal: AbortSignal) => Stub | Promise<Stub>);

/** A `fetch` that knows some addresses and counts. */
export function stubFetch(stubs: Record<string, Stub>) {
  const calls: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = String(input);
    calls.push(url);
    let stub = stubs[url];
    while (typeof stub === 'function')
      stub = await stub(Buffer.from((init?.body as Uint8Array | undefined) ?? []), init!.signal!);
    if (stub === undefined) throw new TypeError('fetch failed');
    if (typeof stub === 'number') return new Response('<html>Wartung</html>', { status: stub });
    return new Response(Uint8Array.from(stub));
  };
  return { fetch, calls };
}

/** Answers with the nonce of the question. */
export const responder =
  (authority: Authority, certificate: X509Certificate, facts: AnswerFacts | (() => AnswerFacts) = {}) =>
  (body: Buffer): Uint8Array =>
    authority.ocsp(certificate, {
      nonce: body.subarray(-32),
      ...(typeof facts === 'function' ? facts() : facts),
    });

/** A revocation over stubs, with everything else as in a service. */
export function revocationOver(stubs: Record<string, Stub>, options: Partial<RevocationOptions> = {}) {
  const { fetch, calls } = stubFetch(stubs);
  let shift = 0;
  const clock = () => now + shift;
  const revocation = createRevocation({
    tenant: 'musterstadt',
    cache: createMemoryStateStore({ clock }),
    fetch,
    allowHosts: hosts,
    clock,
    ...options,
  });
  return {
    ...revocation,
    calls,
    /** Moves the clock on. */
    pass: (milliseconds: number) => {
      shift += milliseconds;
    },
  };
}
