import { createDecipheriv, createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { forgeWithTag } from '../../test/gcm-forgery.ts';
import {
  createProofWorld,
  openssl,
  otherDestinationId,
  otherIssuer,
  type Party,
  type ProofWorld,
  type Story,
  type StoryOptions,
  signToken,
  type TokenDraft,
} from '../../test/proof-world.ts';
import { allowInsecurePublicKey, allowSandbox } from '../danger/index.ts';
import { decryptJwe } from '../jwe/decrypt.ts';
import type { DeliveryProofBundle, ProofKey } from './bundle.ts';
import { keyThumbprint } from './check-keys.ts';
import { createDeliveryProof } from './create-proof.ts';
import { encryptProvableMetadata } from './provable-metadata.ts';
import type { DeliveryProofTrust, VerifyDeliveryProofOptions } from './trust.ts';
import { verifyDeliveryProof } from './verify-proof.ts';

const day = 86_400_000;

describe.skipIf(!openssl)('proof of delivery', () => {
  let world: ProofWorld;
  let story: Story;
  let good: DeliveryProofBundle;
  beforeAll(async () => {
    world = await createProofWorld();
    story = await world.story('Hundesteuer');
    good = createDeliveryProof(story.input);
  }, 120_000);

  type Source = Parameters<typeof verifyDeliveryProof>[0];
  const verify = (
    proof: Source,
    trust: Partial<DeliveryProofTrust> = {},
    more: Partial<VerifyDeliveryProofOptions> = {},
  ) => verifyDeliveryProof(proof, { ...world.options, ...more, trust: { ...world.options.trust, ...trust } });
  const rulesOf = async (...call: Parameters<typeof verify>) => {
    const { findings, unchecked, verdict } = await verify(...call);
    const said = [...findings.map(({ rule }) => rule), ...unchecked.map(({ what }) => what)];
    return [verdict, ...new Set(said)].map((one) => one.replace('exchange.', ''));
  };
  const changed = (change: (proof: DeliveryProofBundle) => unknown): DeliveryProofBundle => {
    const proof = structuredClone(good);
    change(proof);
    return proof;
  };
  const ids = () => story.input;
  const tagsOf = () => ({ authenticationTags: story.tags });
  /** A proof of the same submission whose log holds these tokens, signed by whoever the drafts say. */
  const withLog = async (drafts: TokenDraft[], more: Partial<Story['input']> = {}) => {
    const events = await Promise.all(drafts.map((draft) => signToken(ids(), draft)));
    return createDeliveryProof({ ...story.input, ...more, events });
  };
  const create = (more: Partial<TokenDraft> = {}): TokenDraft => ({
    name: 'create-submission',
    by: world.service,
    at: world.now,
    ...more,
  });
  const submit = (more: Partial<TokenDraft> = {}): TokenDraft => ({
    name: 'submit-submission',
    by: world.service,
    at: world.now + 5,
    payload: tagsOf(),
    ...more,
  });
  const accept = (more: Partial<TokenDraft> = {}): TokenDraft => ({
    name: 'accept-submission',
    by: world.destination,
    at: world.now + 600,
    payload: tagsOf(),
    ...more,
  });

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

  describe('hashes', () => {
    it('are those that the accepted tag commits to, every single one', async () => {
      const other = 'ab'.repeat(64);
      const cases: [string, (proof: DeliveryProofBundle) => unknown][] = [
        [
          'metadata',
          (p) => {
            p.parts.metadata.sha512 = other;
          },
        ],
        [
          'data',
          (p) => {
            p.parts.data.sha512 = other;
          },
        ],
        [
          'data encrypted',
          (p) => {
            p.parts.data.encryptedSha512 = other;
          },
        ],
        [
          'attachment',
          (p) => {
            p.parts.attachments[0]!.sha512 = other;
          },
        ],
        [
          'attachment encrypted',
          (p) => {
            p.parts.attachments[1]!.encryptedSha512 = other;
          },
        ],
        [
          'seed',
          (p) => {
            p.opening!.seed = 'A'.repeat(43);
          },
        ],
        [
          'text and hashes together',
          (p) => {
            p.opening!.plaintext = p.opening!.plaintext.replace(p.parts.data.sha512, other);
            p.parts.data.sha512 = other;
            p.parts.metadata.sha512 = createHash('sha512').update(p.opening!.plaintext).digest('hex');
          },
        ],
        [
          'encryption key',
          (p) => {
            p.destination.encryptionKid = 'beispielhausen-enc-2';
          },
        ],
      ]; // prettier-ignore
      for (const [name, change] of cases)
        expect((await verify(changed(change))).verdict, name).toBe('failed');
    });

    it('are bound because the key is a function of the text: a chosen key fits any text to any tag', async () => {
      // Why no proof discloses a content key: here is another text under another key with the accepted tag.
      const { header } = good.opening!;
      const tag = Buffer.from(good.parts.metadata.tag, 'base64url');
      const text = Buffer.from(good.opening!.plaintext.replace(good.parts.data.sha512, 'ab'.repeat(64)));
      const { key, iv, ciphertext } = forgeWithTag(tag, Buffer.from(header), text);
      const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(header)).setAuthTag(tag);
      const shown = Buffer.concat([decipher.update(ciphertext), decipher.final()]);
      expect(shown.subarray(0, text.length).equals(text)).toBe(true);
      // The format has no member for such a key, and the derived one does not fit.
      const asKey = changed((p) => Object.assign(p.opening!, { key: key.toString('base64url') }));
      expect(await rulesOf(asKey)).toEqual(['failed', 'proof.member']);
      const asSeed = changed((p) =>
        Object.assign(p.opening!, { seed: key.toString('base64url'), plaintext: text.toString() }),
      );
      expect(await rulesOf(asSeed)).toContain('proof.metadata-tag');
    });

    it('come with metadata that the destination decrypts as any other', async () => {
      const parts = { data: good.parts.data, attachments: good.parts.attachments };
      const content = { recipient: world.recipient, destinationId: ids().destinationId, parts };
      const sealed = encryptProvableMetadata('{"a":"ö"}', content);
      const opened = await decryptJwe(sealed.jwe, {
        decrypters: [world.keys.encryption.decrypter],
        maxBytes: 100,
        expectedTag: sealed.tag,
      });
      expect(Buffer.from(opened.plaintext).toString()).toBe('{"a":"ö"}');
      expect(opened).toMatchObject({ sha512: sealed.sha512, header: { cty: 'application/json' } });
      expect(encryptProvableMetadata('{"a":"ö"}', content).tag).not.toBe(sealed.tag);
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
