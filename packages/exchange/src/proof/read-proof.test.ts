import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeliveryProofBundle, proofLimits } from './bundle.ts';
import { readDeliveryProof } from './read-proof.ts';
import { readToken } from './signed-event.ts';

const hash = 'ab'.repeat(64);
const tag = 'AAAAAAAAAAAAAAAAAAAAAA';
const id = (digit: number) => `3f5a2c58-7a0b-4f5e-8d4c-0a4e0c6f9b1${digit}`;
const part = { tag, sha512: hash, encryptedSha512: hash };
const key = { kty: 'RSA', kid: 'schluessel-1', alg: 'PS512', key_ops: ['verify'], n: 'AQAB', e: 'AQAB' };
const good: DeliveryProofBundle = {
  format: 'rathaus-delivery-proof',
  version: 2,
  transport: 'fit-connect',
  reference: { submissionId: id(1), caseId: id(2), destinationId: id(3) },
  destination: { encryptionKid: 'schluessel-2' },
  parts: {
    metadata: { tag, sha512: hash },
    data: part,
    attachments: [
      { attachmentId: id(4), ...part },
      { attachmentId: id(5), ...part },
    ],
  },
  opening: { header: 'e30', plaintext: '{"filename":"Łukasz Ćosić.pdf"}', seed: `${'A'.repeat(43)}` },
  events: ['e30.e30.AAAA'],
  keys: { service: [key], destination: [{ ...key }] },
};
const read = (change: (proof: DeliveryProofBundle) => unknown) => {
  const proof = structuredClone(good);
  change(proof);
  const result = readDeliveryProof(JSON.stringify(proof));
  if (result.state !== 'faulty') return result.state;
  const [{ place, values }] = result.faults as [(typeof result.faults)[number]];
  return `${(values.fault as { term: string }).term} ${place.kind === 'pointer' ? place.pointer : ''}`;
};

describe('a proof is read strictly', () => {
  it('with white space of any kind between its members', () => {
    for (const text of [
      JSON.stringify(good),
      JSON.stringify(good, null, '\t'),
      ` ${JSON.stringify(good)}\n`,
    ]) {
      expect(readDeliveryProof(text)).toEqual({ state: 'read', proof: good });
      expect(readDeliveryProof(Buffer.from(text))).toEqual({ state: 'read', proof: good });
    }
  });

  it.each<[string, (proof: DeliveryProofBundle) => unknown]>([
    ['missing /parts/data/tag', (p) => delete (p.parts.data as Partial<typeof part>).tag],
    ['unknown-member /parts/metadata', (p) => Object.assign(p.parts.metadata, { encryptedSha512: hash })],
    ['unknown-member ', (p) => Object.assign(p, { 'Erika Mustermann': 1 })],
    ['unknown-member /keys/service/0', (p) => Object.assign(p.keys.service[0]!, { d: 'AQAB' })],
    ['form /parts/data/sha512', (p) => (p.parts.data.sha512 = hash.toUpperCase())],
    ['form /parts/data/tag', (p) => (p.parts.data.tag = 'AAAAAAAAAAAAAAAAAAAAAB')],
    ['form /reference/caseId', (p) => (p.reference.caseId = id(2).toUpperCase())],
    ['form /destination/encryptionKid', (p) => (p.destination.encryptionKid = 'schlüssel-2')],
    ['form /opening/plaintext', (p) => (p.opening!.plaintext = '\ud800')],
    ['form /opening/seed', (p) => (p.opening!.seed = 'AAAA')],
    [
      'form /keys/destination/0/x5c/0',
      (p) => Object.assign(p.keys.destination[0]!, { x5c: ['bm90IGEgY2VydA=='] }),
    ],
    ['form /events/0', (p) => (p.events = ['e30.e30.'])],
    ['form /events', (p) => Object.assign(p, { events: { 0: 'e30.e30.AAAA' } })],
    ['too-many /events', (p) => (p.events = Array.from({ length: 201 }, (_, index) => `e30.e30.${index}`))],
    ['repeated /events', (p) => (p.events = ['e30.e30.AAAA', 'e30.e30.AAAA'])],
    ['order /parts/attachments/1', (p) => (p.parts.attachments = p.parts.attachments.toReversed())],
    [
      'repeated /parts/attachments/1',
      (p) => (p.parts.attachments = [p.parts.attachments[0]!, p.parts.attachments[0]!]),
    ],
    ['repeated /keys/service/1', (p) => Object.assign(p.keys, { service: [key, key] })],
    ['unknown-version ', (p) => Object.assign(p, { version: 3 })],
    ['unknown-transport ', (p) => Object.assign(p, { transport: 'webdav' })],
    ['not-a-proof ', (p) => Object.assign(p, { format: 'x' })],
    ['version-1', (p) => Object.assign(p, { format: undefined, version: 1 })],
  ])('%s', (expected, change) => {
    expect(read(change)).toBe(expected);
    expect(JSON.stringify(readDeliveryProof(JSON.stringify(good)))).not.toContain('Erika');
  }); // prettier-ignore

  it('says what no proof can be', () => {
    const fault = (source: string | Uint8Array) => {
      const result = readDeliveryProof(source);
      return result.state === 'faulty'
        ? (result.faults[0]!.values.fault as { term: string }).term
        : result.state;
    };
    expect(fault('')).toBe('not-json');
    expect(fault('[]')).toBe('not-a-proof');
    expect(fault(Buffer.from([0xff, 0xfe]))).toBe('not-utf8');
    expect(fault(Buffer.from(`\ufeff${JSON.stringify(good)}`))).toBe('not-json');
    expect(fault(JSON.stringify(good).replace('{', '{"version":2,'))).toBe('duplicate-member');
    expect(fault(JSON.stringify(good).replace('"seed"', '"see\\u0064":"x","seed"'))).toBe('duplicate-member');
    expect(fault('['.repeat(500) + ']'.repeat(500))).toBe('too-deep');
    expect(fault('x'.repeat(proofLimits.bytes + 1))).toBe('too-large');
  });

  it('never throws, and takes nothing that it would write otherwise', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), fc.uint8Array()), (source) => {
        expect(['faulty', 'version-1']).toContain(readDeliveryProof(source).state);
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (token) => {
        expect(['form', 'typ', 'claims']).toContain(readToken(token));
      }),
    );
  });
});
