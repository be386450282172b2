import { beforeAll, describe, expect, it } from 'vitest';
import { createProofBench, tellProvenStory } from '../../test/proof-bench.ts';
import {
  openssl,
  otherDestinationId,
  otherIssuer,
  type Party,
  type ProofWorld,
  type Story,
  type StoryOptions,
} from '../../test/proof-world.ts';
import { allowSandbox } from '../danger/index.ts';
import type { DeliveryProofBundle, ProofKey } from './bundle.ts';
import { keyThumbprint } from './check-keys.ts';
import { createDeliveryProof } from './create-proof.ts';

describe.skipIf(!openssl)('proof of delivery', () => {
  let world: ProofWorld;
  let story: Story;
  let good: DeliveryProofBundle;
  beforeAll(async () => {
    ({ world, story, good } = await tellProvenStory());
  }, 120_000);
  const { verify, rulesOf, changed, withLog, create, submit, accept } = createProofBench(() => ({
    world,
    story,
    good,
  }));

  describe('of another office with a valid certificate', () => {
    const accepting = (more: StoryOptions = {}) => world.proof('fremd', { accepting: world.other, ...more });

    it('is refused by the holder, and not judged while nobody is named', async () => {
      const proof = await accepting();
      expect(await rulesOf(proof)).toEqual(['failed', 'proof.holder']);
      expect(await rulesOf(proof, { destinationCertificate: undefined })).toEqual([
        'not-judged',
        'unchecked.proof-destination',
      ]);
      const pins = {
        destinationCertificate: undefined,
        destinationKeys: [keyThumbprint(good.keys.destination[0]!)],
      };
      expect(await rulesOf(proof, pins)).toEqual(['failed', 'proof.key-not-pinned']);
      expect(await rulesOf(good, pins)).toEqual(['passed']);
    });

    it('is refused with its own id, with the kid and with the certificate of the right one', async () => {
      const { other, destination } = world;
      const own: Party = { ...other, issuer: otherDestinationId };
      const lines: [string, DeliveryProofBundle][] = [
        [
          'proof.issuer',
          await withLog([create(), submit(), accept({ by: own })], { destinationKeys: [own.jwk] }),
        ],
        [
          'proof.signature',
          await withLog([create(), submit(), accept({ by: other, header: { kid: destination.key.kid } })]),
        ],
        [
          'key.x5c-differs',
          await withLog([create(), submit(), accept({ by: other })], {
            destinationKeys: [{ ...other.jwk, x5c: destination.jwk.x5c }],
          }),
        ],
        [
          'key.untrusted',
          await withLog([create(), submit(), accept({ by: other })], {
            destinationKeys: [{ ...other.jwk, x5c: world.x5c.impostor }],
          }),
        ],
        [
          'proof.key-missing',
          await withLog([create(), submit(), accept({ by: other })], { destinationKeys: [destination.jwk] }),
        ],
      ];
      for (const [rule, proof] of lines) expect(await rulesOf(proof), rule).toContain(rule);
      for (const [, proof] of lines) expect((await verify(proof)).verdict).toBe('failed');
      const expected = await rulesOf(good, { destination: otherDestinationId });
      expect(expected).toEqual(['failed', 'proof.destination']);
    });

    it.each([
      ['another organisation', { O: 'Gemeinde Musterdorf' }],
      ['one attribute more', { O: 'Stadt Beispielhausen', OU: 'Amt' }],
      ['another case', { O: 'STADT BEISPIELHAUSEN' }],
      ['a look-alike', { O: 'Stadt Bеispielhausen' }],
      ['nothing at all', {}],
    ])('a holder of %s fits nobody else', async (_, destinationCertificate) => {
      expect(await rulesOf(good, { destinationCertificate })).toEqual(['failed', 'proof.holder']);
    });
  });

  it('a key has to be certified for signatures, by a configured root', async () => {
    const by = (x5c: string[]) =>
      createDeliveryProof({ ...story.input, destinationKeys: [{ ...world.destination.jwk, x5c }] });
    expect(await rulesOf(by(world.x5c.wrapping))).toEqual(['failed', 'key.key-usage']);
    expect(await rulesOf(by(world.x5c.unusable))).toEqual(['failed', 'proof.key-usage']);
    expect(await rulesOf(by(world.x5c.foreign))).toEqual(['failed', 'key.untrusted']);
    expect(await rulesOf(changed((proof) => delete (proof.keys.destination[0] as ProofKey).x5c))).toEqual([
      'failed',
      'key.x5c',
    ]);
  });

  describe('roles', () => {
    it('a service key signs no acceptance, a destination key no service event, one key is not both', async () => {
      const { service, destination } = world;
      const asDestination: Party = { ...service, issuer: destination.issuer };
      const asService: Party = { ...destination, issuer: service.issuer };
      expect(await rulesOf(await withLog([create(), submit(), accept({ by: service })]))).toContain(
        'proof.author',
      );
      expect(await rulesOf(await withLog([create({ by: destination }), submit(), accept()]))).toContain(
        'proof.author',
      );
      expect(await rulesOf(await withLog([create(), submit(), accept({ by: asDestination })]))).toContain(
        'proof.key-missing',
      );
      const both = await withLog([create(), submit(), accept({ by: asDestination })], {
        destinationKeys: [{ ...service.jwk, x5c: world.x5c.service }],
      });
      expect(await rulesOf(both)).toContain('proof.shared-key');
      expect(await rulesOf(await withLog([create(), submit({ by: asService }), accept()]))).toContain(
        'proof.key-missing',
      );
      expect(
        await rulesOf(
          await withLog([create({ by: { ...service, issuer: otherIssuer } }), submit(), accept()]),
        ),
      ).toContain('proof.issuer');
      expect(await rulesOf(good, { serviceIssuers: [otherIssuer] })).toContain('proof.issuer');
      expect(await rulesOf(good, { serviceKeys: ['AAAA'] })).toEqual(['failed', 'proof.key-not-pinned']);
    });
  });

  it('a key of the sandbox proves nothing, because anyone can sign with it', async () => {
    const kid = 'sandbox-sig-1';
    const keys = { destinationKeys: [{ ...world.destination.jwk, kid }] };
    const proof = await withLog([create(), submit(), accept({ header: { kid } })], keys);
    expect(await rulesOf(proof)).toEqual(['failed', 'proof.sandbox-key']);
    expect(await rulesOf(proof, { [allowSandbox]: true })).toEqual(['passed']);
  });
});
