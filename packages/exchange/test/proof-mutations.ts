import { constants, createHmac, sign } from 'node:crypto';
import type { DeliveryProofBundle } from '../src/proof/bundle.ts';
import type { DeliveryProofReport } from '../src/proof/report.ts';
import { verifyDeliveryProof } from '../src/proof/verify-proof.ts';
import { forgeries } from './proof-forgeries.ts';
import {
  at,
  changeEverywhere,
  createDraw,
  decode,
  encode,
  hashesOf,
  type Mutation,
  replaceEvent,
  rewritten,
  tagOwners,
} from './proof-scene.ts';
import { type Party, type ProofWorld, type Story, signToken } from './proof-world.ts';

/** By what they change; each must be refused or leave every fact as it was. */
export const mutations: Readonly<Record<string, Mutation>> = {
  'a hash, one character': ({ proof, draw }) => {
    const { owner, name } = draw.one(hashesOf(proof));
    const old = owner[name] as string;
    const index = draw.number(128);
    owner[name] = at(old, index, draw.one([...'0123456789abcdef'].filter((one) => one !== old[index])));
    return proof;
  },
  'a hash, another one': ({ proof, draw }) => {
    const { owner, name } = draw.one(hashesOf(proof));
    owner[name] = draw.hex(128);
    return proof;
  },
  'two hashes swapped': ({ proof, draw }) => {
    const [a, b] = [draw.one(hashesOf(proof)), draw.one(hashesOf(proof))];
    [a.owner[a.name], b.owner[b.name]] = [b.owner[b.name], a.owner[a.name]];
    return proof;
  },
  'a hash everywhere': ({ proof, draw }) => {
    const { owner, name } = draw.one(hashesOf(proof));
    return changeEverywhere(proof, owner[name] as string, draw.hex(128));
  },
  'a tag': ({ proof, draw }) => {
    draw.one(tagOwners(proof)).tag = Buffer.from(draw.hex(32), 'hex').toString('base64url');
    return proof;
  },
  'two tags swapped': ({ proof, draw }) => {
    const [a, b] = [draw.one(tagOwners(proof)), draw.one(tagOwners(proof))];
    [a.tag, b.tag] = [b.tag, a.tag];
    return proof;
  },
  'a time, signature kept': (scene) =>
    replaceEvent(scene, (token) =>
      rewritten(token, (_, claims) => {
        claims.iat = (claims.iat as number) + scene.draw.one([-86_400, -1, 1, 3600]);
      }),
    ),
  'a claim, signature kept': (scene) =>
    replaceEvent(scene, (token) =>
      rewritten(token, (_, claims) => {
        const name = scene.draw.one(['jti', 'iss', 'sub', 'txn', 'events', '$schema']);
        claims[name] = scene.draw.one<unknown>([
          undefined,
          scene.draw.hex(8),
          {},
          decode(scene.other.events[0]!.split('.')[1]!)[name],
        ]);
      }),
    ),
  'the header, signature kept': (scene) =>
    replaceEvent(scene, (token) =>
      rewritten(token, (header) => {
        const { draw, world } = scene;
        const [name, value] = draw.one<[string, unknown]>([
          ['alg', draw.one(['none', 'RS512', 'PS256', 'PS384', 'HS512', 'ps512', ''])],
          ['typ', 'JWT'],
          ['kid', draw.one([world.other.key.kid, world.destination.key.kid, world.service.key.kid, '../x'])],
          ['crit', ['exp']],
          ['b64', false],
          ['jwk', world.other.jwk],
          ['x5c', world.x5c.other],
        ]);
        header[name] = value;
      }),
    ),
  'no signature': (scene) =>
    replaceEvent(
      scene,
      (token) =>
        `${token.split('.').slice(0, 2).join('.')}.${scene.draw.one(['', 'AA', token.split('.')[0]!])}`,
    ),
  'a MAC with the public key': (scene) =>
    replaceEvent(scene, (token) => {
      const [head = '', body = ''] = token.split('.');
      const data = `${encode({ ...decode(head), alg: scene.draw.one(['HS512', 'PS512']) })}.${body}`;
      const secret = scene.world.destination.key.publicKey.export({ type: 'spki', format: 'pem' });
      return `${data}.${createHmac('sha512', secret).update(data).digest('base64url')}`;
    }),
  'another padding by the right key': (scene) =>
    replaceEvent(scene, (token) => {
      const [head = '', body = ''] = token.split('.');
      const key = scene.world.destination.key.privateKey;
      const padding = scene.draw.one([constants.RSA_PKCS1_PADDING, constants.RSA_PKCS1_PSS_PADDING]);
      const saltLength = padding === constants.RSA_PKCS1_PADDING ? undefined : 32;
      const options = saltLength === undefined ? { key, padding } : { key, padding, saltLength };
      return `${head}.${body}.${sign('sha512', Buffer.from(`${head}.${body}`), options).toString('base64url')}`;
    }),
  'an event removed': ({ proof, draw }) => {
    proof.events = proof.events.toSpliced(draw.number(proof.events.length), 1);
    return proof;
  },
  'an event twice': ({ proof, draw }) => {
    proof.events = proof.events.toSpliced(draw.number(proof.events.length), 0, draw.one(proof.events));
    return proof;
  },
  'events in another order': ({ proof, draw }) => {
    const from = draw.number(proof.events.length);
    const [moved = ''] = proof.events.slice(from, from + 1);
    proof.events = proof.events.toSpliced(from, 1).toSpliced(draw.number(proof.events.length), 0, moved);
    return proof;
  },
  'an event of another delivery': (scene) => replaceEvent(scene, () => scene.draw.one(scene.other.events)),
  'an event of another delivery more': ({ proof, other, draw }) => {
    proof.events = proof.events.toSpliced(draw.number(proof.events.length + 1), 0, draw.one(other.events));
    return proof;
  },
  'a member of another delivery': ({ proof, other, draw }) => {
    const name = draw.one(['reference', 'parts', 'opening', 'events', 'destination', 'keys'] as const);
    return { ...proof, [name]: other[name] };
  },
  'two members of another delivery': ({ proof, other, draw }) => {
    const names = ['reference', 'parts', 'opening', 'events'] as const;
    const [a, b] = [draw.one(names), draw.one(names)];
    return { ...proof, [a]: other[a], [b]: other[b] };
  },
  ...forgeries,
};

/** What became of the mutations. */
export interface MutationRun {
  tried: number;
  /** Accepted although something else is said. */
  accepted: string[];
  /** Accepted and saying nothing else: white space, a root that is sent along or not, a further event left out. */
  harmless: number;
  perMutation: Map<string, number>;
}

/** Genuine proofs of several forms: with attachments and without, with unknown events, deleted afterwards, certified service. */
async function genuine(world: ProofWorld): Promise<{ proof: DeliveryProofBundle; story: Story }[]> {
  const { createDeliveryProof } = await import('../src/proof/create-proof.ts');
  const later =
    (name: string, seconds: number, by: Party) =>
    (s: { ids: Parameters<typeof signToken>[0]; times: Story['times'] }) =>
      signToken(s.ids, { name, by, at: s.times.accept + seconds });
  const stories = [
    await world.story('Hundesteuer'),
    await world.story('Wohngeld', { attachments: 0 }),
    await world.story('Bauantrag', {
      attachments: 5,
      extra: async (s) => [await later('delete-submission', 60, world.service)(s)],
    }),
    await world.story('Meldung', {
      attachments: 1,
      extra: async (s) => [
        await later('urn:neues-ereignis', 30, world.service)(s),
        await later('notify-submission', 31, world.service)(s),
      ],
    }),
  ];
  return stories.map((story) => ({ story, proof: createDeliveryProof(story.input) }));
}

/** Events without which there is no delivery; of all others none can be told to be missing. */
const decisive = /"[^"]*\/(create|submit|accept)-submission"/;
const isDecisive = (token: string) =>
  decisive.test(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

/**
 * All that a proof says and all that is said of it, but for two things. Certificates: a chain may come with its root or
 * without, and of a pinned key nobody reads them; whose they are is among the facts. Further events: nobody signs that a
 * log is complete, so one may be left out (`onlyLessOf` holds that none is new).
 */
function meaningOf({ events, ...proof }: DeliveryProofBundle, { facts }: DeliveryProofReport): string {
  const said = [{ ...facts, events: undefined }, proof, events.filter(isDecisive)];
  return JSON.stringify(said, (name, value: unknown) => (name === 'x5c' ? undefined : value));
}

const onlyLessOf = ({ events }: DeliveryProofBundle, genuineEvents: ReadonlySet<string>): boolean =>
  events.every((token) => genuineEvents.has(token));

/** Makes and judges so many mutations of genuine proofs, in turn of each kind, each from its own seed. */
export async function runMutations(
  world: ProofWorld,
  { seed, count }: { seed: number; count: number },
): Promise<MutationRun> {
  const scenes = await genuine(world);
  const meanings = new Set<string>();
  const tokens = new Set<string>();
  for (const { proof } of scenes) {
    const report = await verifyDeliveryProof(proof, world.options);
    if (report.verdict !== 'passed')
      throw new Error(`a genuine proof is ${report.verdict}: ${JSON.stringify(report.findings)}`);
    meanings.add(meaningOf(proof, report));
    for (const token of proof.events) tokens.add(token);
  }
  const run: MutationRun = { tried: 0, accepted: [], harmless: 0, perMutation: new Map() };
  const kinds = Object.entries(mutations);
  for (let turn = 0; run.tried < count; turn++) {
    const draw = createDraw(seed * 1_000_003 + turn);
    const [name, mutate] = kinds[turn % kinds.length]!;
    const { proof, story } = draw.one(scenes);
    const other = draw.one(scenes.filter((scene) => scene.proof !== proof)).proof;
    const before = JSON.stringify(proof);
    const mutated = await mutate({
      proof: structuredClone(proof),
      other: structuredClone(other),
      story,
      world,
      draw,
    });
    if (mutated === undefined || mutated === before || JSON.stringify(mutated) === before) continue;
    run.tried++;
    run.perMutation.set(name, (run.perMutation.get(name) ?? 0) + 1);
    const report = await verifyDeliveryProof(mutated, world.options);
    if (report.verdict !== 'passed') continue;
    const judged = typeof mutated === 'string' ? (JSON.parse(mutated) as DeliveryProofBundle) : mutated;
    if (meanings.has(meaningOf(judged, report)) && onlyLessOf(judged, tokens)) run.harmless++;
    else run.accepted.push(`${name}, seed ${seed}, turn ${turn}`);
  }
  return run;
}
