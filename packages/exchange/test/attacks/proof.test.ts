import { randomUUID } from 'node:crypto';
import { beforeAll, describe } from 'vitest';
import {
  createDeliveryProof,
  type DeliveryProofBundle,
  type DeliveryProofTrust,
  verifyDeliveryProof,
} from '../../src/index.ts';
import {
  createProofWorld,
  openssl,
  otherDestinationId,
  otherIssuer,
  type ProofWorld,
  type Story,
  signToken,
  type TokenDraft,
} from '../proof-world.ts';
import { itNames } from './attack-table.ts';

if (!openssl) console.log('skipped: proofs are made with the openssl command, which is not installed');

describe.skipIf(!openssl)('attacks on a proof of delivery', () => {
  let world: ProofWorld;
  let story: Story;
  let good: DeliveryProofBundle;
  beforeAll(async () => {
    world = await createProofWorld();
    story = await world.story('Hundesteuer');
    good = createDeliveryProof(story.input);
  }, 120_000);

  const verify = (
    proof: Parameters<typeof verifyDeliveryProof>[0],
    trust: Partial<DeliveryProofTrust> = {},
  ) => verifyDeliveryProof(proof, { ...world.options, trust: { ...world.options.trust, ...trust } });
  const changed = (change: (proof: DeliveryProofBundle) => unknown) => {
    const proof = structuredClone(good);
    change(proof);
    return verify(proof);
  };
  type Draft = Partial<TokenDraft>;
  const draft = (name: string, at: number, more: Draft = {}): TokenDraft => ({
    name,
    by: name === 'accept-submission' || name === 'reject-submission' ? world.destination : world.service,
    at: world.now + at,
    payload: { authenticationTags: story.tags },
    ...more,
  });
  /** The same story with another log, signed by whoever the drafts say. */
  async function log(
    { submit, accept, more = [] }: { submit?: Draft; accept?: Draft; more?: readonly TokenDraft[] },
    input: Partial<Story['input']> = {},
  ) {
    const drafts = [
      draft('create-submission', 0),
      draft('submit-submission', 5, submit),
      draft('accept-submission', 600, accept),
      ...more,
    ];
    const events = await Promise.all(drafts.map((one) => signToken(story.input, one)));
    return verify(createDeliveryProof({ ...story.input, ...input, events }));
  }
  /** The genuine file with another acceptance in it: what nobody would put together by `createDeliveryProof`. */
  const withToken = async (more: Draft) => {
    const token = await signToken(story.input, draft('accept-submission', 600, more));
    return verify({ ...good, events: [...good.events.slice(0, 2), token] });
  };
  const otherHash = 'ab'.repeat(64);
  const otherTag = 'A'.repeat(22);

  itNames([
    {
      attack: 'a file that is no proof',
      says: 'exchange.proof.format: not-a-proof',
      made: () => verify('{}'),
    },
    {
      attack: 'a member twice, for two readers',
      says: 'exchange.proof.format: duplicate-member',
      made: () => verify(JSON.stringify(good).replace('{', '{"version":2,')),
    },
    {
      attack: "a member of the attacker's own",
      says: 'exchange.proof.member: unknown-member',
      made: () => changed((proof) => Object.assign(proof, { trusted: true })),
    },
    {
      attack: 'a hash of the data changed',
      says: 'exchange.proof.hash: differs',
      made: () => changed((proof) => (proof.parts.data.sha512 = otherHash)),
    },
    {
      attack: 'the text of the metadata changed',
      says: 'exchange.proof.metadata-tag',
      made: () =>
        changed((proof) => (proof.opening!.plaintext = proof.opening!.plaintext.replace('Ćosić', 'Schmidt'))),
    },
    {
      attack: 'a tag changed',
      says: 'exchange.proof.tags: differ',
      made: () => changed((proof) => (proof.parts.data.tag = otherTag)),
    },
    {
      attack: 'accepted with other tags',
      says: 'exchange.proof.tags: differ',
      shared: 'the finding names the event and the part',
      made: () => log({ accept: { payload: { authenticationTags: { ...story.tags, data: otherTag } } } }),
    },
    {
      attack: 'an acceptance without tags',
      says: 'exchange.proof.tags: missing',
      made: () => log({ accept: { payload: {} } }),
    },
    {
      attack: 'another key for the encryption',
      says: 'exchange.proof.encryption-key',
      made: () => changed((proof) => (proof.destination.encryptionKid = 'beispielhausen-enc-2')),
    },
    {
      attack: 'the acceptance left out',
      says: 'exchange.proof.event-missing',
      made: () => changed((proof) => Object.assign(proof, { events: good.events.slice(0, 2) })),
    },
    {
      attack: 'accepted twice',
      says: 'exchange.proof.event-repeated',
      made: () => log({ more: [draft('accept-submission', 700)] }),
    },
    {
      attack: 'rejected besides',
      says: 'exchange.proof.rejected',
      made: () => log({ more: [draft('reject-submission', 700)] }),
    },
    {
      attack: 'accepted before it was submitted',
      says: 'exchange.proof.order',
      made: () => log({ accept: { at: world.now - 4000 } }),
    },
    {
      attack: 'accepted in the future',
      says: 'exchange.proof.future',
      made: () => log({ accept: { at: world.now + 3 * 86_400 } }),
    },
    {
      attack: 'a token about another submission',
      says: 'exchange.proof.subject',
      made: () => withToken({ claims: { sub: `submission:${randomUUID()}` } }),
    },
    {
      attack: 'a token that is none',
      says: 'exchange.proof.token: typ',
      made: () => withToken({ header: { typ: 'JWT' } }),
    },
    {
      attack: 'a token repeated under its id',
      says: 'exchange.proof.duplicate-jti',
      made: () => log({ submit: { claims: { jti: 'x' } }, accept: { claims: { jti: 'x' } } }),
    },
    {
      attack: 'the service accepts',
      says: 'exchange.proof.author',
      made: () => log({ accept: { by: world.service } }),
    },
    {
      attack: 'another office accepts',
      says: 'exchange.proof.issuer',
      made: () =>
        log(
          { accept: { by: { ...world.other, issuer: otherDestinationId } } },
          { destinationKeys: [world.other.jwk] },
        ),
    },
    {
      attack: 'another office with a valid certificate',
      says: 'exchange.proof.holder',
      made: async () => verify(await world.proof('fremd', { accepting: world.other })),
    },
    {
      attack: 'another office under the right key id',
      says: 'exchange.proof.signature',
      made: () => log({ accept: { by: world.other, header: { kid: world.destination.key.kid } } }),
    },
    {
      attack: 'a key that is not in the file',
      says: 'exchange.proof.key-missing',
      made: () => log({ accept: { by: world.other } }),
    },
    {
      attack: 'a key more, for later',
      says: 'exchange.proof.unused-key',
      made: () =>
        verify({
          ...good,
          keys: { ...good.keys, destination: [...good.keys.destination, ...good.keys.service] },
        }),
    },
    {
      attack: 'a key of the sandbox',
      says: 'exchange.proof.sandbox-key',
      made: () =>
        log(
          { accept: { header: { kid: 'sandbox-sig-1' } } },
          { destinationKeys: [{ ...world.destination.jwk, kid: 'sandbox-sig-1' }] },
        ),
    },
    {
      attack: 'a delivery service that is not pinned',
      says: 'exchange.proof.key-not-pinned',
      made: () => verify(good, { serviceKeys: ['AAAA'] }),
    },
    {
      attack: 'the proof of another destination',
      says: 'exchange.proof.destination',
      made: () => verify(good, { destination: otherDestinationId }),
    },
    {
      attack: 'another delivery service',
      says: 'exchange.proof.issuer',
      shared: 'the place names the token',
      made: () => verify(good, { serviceIssuers: [otherIssuer] }),
    },
    {
      attack: 'the right name by a root of the attacker',
      says: 'exchange.key.untrusted',
      made: async () =>
        verify(
          createDeliveryProof({
            ...story.input,
            destinationKeys: [{ ...world.destination.jwk, x5c: world.x5c.foreign }],
          }),
        ),
    },
    {
      attack: 'certified for encryption',
      says: 'exchange.key.key-usage',
      made: async () =>
        verify(
          createDeliveryProof({
            ...story.input,
            destinationKeys: [{ ...world.destination.jwk, x5c: world.x5c.wrapping }],
          }),
        ),
    },
  ]);
});
