import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createProofBench, tellProvenStory } from '../../test/proof-bench.ts';
import { openssl, type ProofWorld, type Story } from '../../test/proof-world.ts';
import { allowInsecurePublicKey } from '../danger/index.ts';
import type { DeliveryProofBundle } from './bundle.ts';
import { createDeliveryProof } from './create-proof.ts';

const day = 86_400_000;

describe.skipIf(!openssl)('proof of delivery', () => {
  let world: ProofWorld;
  let story: Story;
  let good: DeliveryProofBundle;
  beforeAll(async () => {
    ({ world, story, good } = await tellProvenStory());
  }, 120_000);
  const { verify, rulesOf, withLog, create, submit, accept } = createProofBench(() => ({
    world,
    story,
    good,
  }));

  describe('that holds', () => {
    it('says who, what and when, as object, as text and as bytes', async () => {
      for (const source of [good, JSON.stringify(good, null, 2), Buffer.from(JSON.stringify(good))]) {
        const report = await verify(source);
        expect(report).toMatchObject({
          kind: 'exchange.proof',
          verdict: 'passed',
          findings: [],
          unchecked: [],
        });
        expect(report.facts).toMatchObject({
          destination: {
            believedBy: 'certificate',
            holder: 'C=DE, O=Stadt Beispielhausen, CN=Zustellpunkt Bürgerdienste',
          },
          service: { believedBy: 'pin', holder: undefined },
          acceptedAt: new Date(story.times.accept * 1000).toISOString(),
          hashesBound: true,
        });
        expect(report.facts?.parts.map(({ part }) => part.split(':')[0])).toEqual([
          'metadata',
          'data',
          'attachment',
          'attachment',
        ]);
      }
    });

    it('holds when the certificates have expired since, and not when they were not valid then', async () => {
      const later = { clock: () => Date.now() + 3650 * day };
      expect(await rulesOf(good, {}, later)).toEqual(['passed']);
      const at = world.now + 25 * 86_400;
      const late = await withLog([create(), submit(), accept({ at })]);
      expect(await rulesOf(late, {}, later)).toEqual(['failed', 'key.expired']);
    });

    it('takes a service key by certificate and holder, too', async () => {
      const input = { ...story.input, serviceKeys: [{ ...world.service.jwk, x5c: world.x5c.service }] };
      const certified = createDeliveryProof(input);
      const named = { serviceKeys: undefined, serviceCertificate: { O: 'Zustelldienst' } };
      expect(await rulesOf(certified, named)).toEqual(['passed']);
      expect(await rulesOf(certified, { ...named, serviceCertificate: { O: 'Anderer' } })).toEqual([
        'failed',
        'proof.holder',
      ]);
      expect(await rulesOf(good, named)).toEqual(['failed', 'key.x5c']);
    });

    it('keeps and shows what it does not know, when it is validly signed', async () => {
      const unknown = 'https://schema.fitko.de/fit-connect/events/archive-submission';
      const proof = await withLog([
        create(),
        submit(),
        accept(),
        accept({ name: unknown, by: world.service, at: world.now + 700 }),
      ]);
      const report = await verify(proof);
      expect([report.verdict, report.counts.info]).toEqual(['passed', 1]);
      expect(report.facts?.events.at(-1)).toMatchObject({ name: unknown, known: false, author: 'service' });
      const forged = await withLog([
        create(),
        submit(),
        accept(),
        accept({
          name: unknown,
          by: { ...world.other, issuer: world.service.issuer },
          header: { kid: world.service.key.kid },
          at: world.now + 700,
        }),
      ]);
      expect(await rulesOf(forged)).toEqual(['failed', 'proof.signature']);
    });

    it('asks for revocation at the time of the event, and is heard', async () => {
      const asked: string[] = [];
      const isRevoked = async (_: unknown, { at }: { at: Date }) => {
        asked.push(at.toISOString());
        return false;
      };
      expect(await rulesOf(good, { isRevoked })).toEqual(['passed']);
      expect(asked).toEqual([new Date(story.times.accept * 1000).toISOString()]);
      expect(await rulesOf(good, { isRevoked: async () => true })).toEqual(['failed', 'key.revoked']);
      const away = () => Promise.reject(new Error('the list is away'));
      await expect(verify(good, { isRevoked: away })).rejects.toThrow('the list is away');
      await expect(verify(good, {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({
        code: 'core.aborted',
      });
    });
  });

  describe('of which something was not checked', () => {
    it('is not judged, and says what', async () => {
      expect(await rulesOf(good, { isRevoked: undefined })).toEqual(['not-judged', 'unchecked.revocation']);
      expect(await rulesOf(good, { serviceKeys: undefined })).toEqual([
        'not-judged',
        'unchecked.proof-service',
      ]);
      expect(await rulesOf(good, { destinationCertificate: undefined })).toEqual([
        'not-judged',
        'unchecked.proof-destination',
      ]);
      expect(await rulesOf(await world.proof('zu', { open: false }))).toEqual([
        'not-judged',
        'unchecked.proof-hashes',
      ]);
      expect(await rulesOf(good, { [allowInsecurePublicKey]: true })).toEqual([
        'not-judged',
        'unchecked.certificate',
      ]);
      const { facts } = await verify(good, { destinationCertificate: undefined });
      expect(facts?.destination.believedBy).toBe('nothing');
    });

    it('a proof of version 1 is not judged', async () => {
      const old = { version: 1, submissionId: randomUUID(), events: good.events, keys: [], hashes: {} };
      expect(await rulesOf(JSON.stringify(old))).toEqual(['not-judged', 'unchecked.proof-version-1']);
      expect((await verify(JSON.stringify(old))).facts).toBeUndefined();
    });
  });

  it('is put together from rows and logs as they are, and from nothing less', async () => {
    const { input } = story;
    const foreign = (await world.story('andere')).input.events;
    const untidy = createDeliveryProof({
      ...input,
      submissionId: input.submissionId.toUpperCase(),
      parts: {
        ...input.parts,
        attachments: input.parts.attachments.toReversed().map((one) => ({ ...one, path: '/var/x' })),
      },
      events: [...foreign, ...input.events.toReversed()],
      serviceKeys: [world.other.jwk, world.service.jwk],
      destinationKeys: [{ ...world.destination.jwk, use: 'sig' }],
    });
    expect(untidy).toEqual(good);
    const incomplete = {
      code: 'exchange.proof.incomplete',
      details: { rule: 'exchange.proof.member', place: '/parts/data/tag' },
    };
    expect(() =>
      createDeliveryProof({ ...input, parts: { ...input.parts, data: { ...input.parts.data, tag: '' } } }),
    ).toThrow(expect.objectContaining(incomplete));
    expect(() => createDeliveryProof({ ...input, events: ['x'] })).toThrow(
      expect.objectContaining({ code: 'exchange.proof.incomplete' }),
    );
  });
});
