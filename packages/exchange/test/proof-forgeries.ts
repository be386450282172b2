import type { DeliveryProofBundle, ProofAttachment, ProofKey } from '../src/proof/bundle.ts';
import { eventUri } from '../src/set/events.ts';
import {
  asDestination,
  asService,
  at,
  changeString,
  decode,
  encode,
  type Json,
  lookAlikes,
  type Mutation,
  objectsOf,
  otherKey,
  resigned,
  sha512,
  tagOwners,
} from './proof-scene.ts';
import { destinationId, type Party, signToken } from './proof-world.ts';

/** Forgeries by who has a key, or parts of other proofs. */
export const forgeries: Readonly<Record<string, Mutation>> = {
  'accepted by another office': async (scene) => {
    const { proof } = scene;
    proof.events = [
      ...proof.events.slice(0, 2),
      await resigned(proof.events[2]!, asDestination(scene)),
      ...proof.events.slice(3),
    ];
    return {
      ...proof,
      keys: {
        ...proof.keys,
        destination: scene.draw.one([
          [otherKey(scene)],
          proof.keys.destination,
          [...proof.keys.destination, otherKey(scene)],
        ]),
      },
    };
  },
  'accepted by another office under the right kid': async (scene) => {
    const { proof, world, draw } = scene;
    const kid = world.destination.key.kid;
    proof.events = [
      ...proof.events.slice(0, 2),
      await resigned(proof.events[2]!, asDestination(scene), (_, header) => {
        header.kid = kid;
      }),
      ...proof.events.slice(3),
    ];
    const key = {
      ...otherKey(scene),
      kid,
      x5c: draw.one([world.x5c.other, world.x5c.destination, world.x5c.impostor, undefined]),
    };
    return { ...proof, keys: { ...proof.keys, destination: [key] } };
  },
  'the whole log by another office': async (scene) => {
    const { proof, draw } = scene;
    const shift = draw.one([-3600, 0, 3600]);
    const by = (token: string, party: Party) =>
      resigned(token, party, (claims) => {
        claims.iat = (claims.iat as number) + shift;
      });
    const [create = '', submit = '', accept = '', ...rest] = proof.events;
    proof.events = [
      await by(create, asService(scene)),
      await by(submit, asService(scene)),
      draw.number(2) ? accept : await by(accept, asDestination(scene)),
      ...rest,
    ];
    return {
      ...proof,
      keys: {
        service: [otherKey(scene)],
        destination: draw.one([[otherKey(scene)], proof.keys.destination]),
      },
    };
  },
  'other tags, logged by another office': async (scene) => {
    const { proof, draw } = scene;
    const part = draw.one(tagOwners(proof));
    const [old, fresh] = [part.tag, Buffer.from(draw.hex(32), 'hex').toString('base64url')];
    part.tag = fresh;
    const swap = (token: string, party: Party) =>
      resigned(token, party, (claims) => {
        claims.events = JSON.parse(JSON.stringify(claims.events).replaceAll(old, fresh));
      });
    const [create = '', submit = '', accept = '', ...rest] = proof.events;
    proof.events = [
      create,
      await swap(submit, asService(scene)),
      await swap(accept, asDestination(scene)),
      ...rest,
    ];
    return {
      ...proof,
      keys: { service: [...proof.keys.service, otherKey(scene)], destination: [otherKey(scene)] },
    };
  },
  'the service accepts': async (scene) => {
    const { proof, world, draw } = scene;
    const party: Party = { ...world.service, issuer: draw.one([destinationId, world.service.issuer]) };
    proof.events = [
      ...proof.events.slice(0, 2),
      await resigned(proof.events[2]!, party, (claims) => {
        claims.iss = party.issuer;
      }),
      ...proof.events.slice(3),
    ];
    const key = {
      ...proof.keys.service[0]!,
      x5c: draw.one([world.x5c.service, world.x5c.destination, undefined]),
    };
    return { ...proof, keys: { ...proof.keys, destination: [key] } };
  },
  'the destination submits': async (scene) => {
    const { proof, world, draw } = scene;
    const party: Party = { ...world.destination, issuer: draw.one([destinationId, world.service.issuer]) };
    proof.events = [
      proof.events[0]!,
      await resigned(proof.events[1]!, party, (claims) => {
        claims.iss = party.issuer;
      }),
      ...proof.events.slice(2),
    ];
    return {
      ...proof,
      keys: { ...proof.keys, service: [...proof.keys.service, ...draw.one([[], proof.keys.destination])] },
    };
  },
  'what the right destination cannot say': async (scene) => {
    const { proof, world, draw, story } = scene;
    const accept = story.times.accept;
    const [name, time] = draw.one<[Parameters<typeof signToken>[1]['name'], number]>([
      ['accept-submission', accept + 1 + draw.number(1000)],
      ['reject-submission', accept + draw.number(1000)],
      ['submit-submission', accept + draw.number(1000)],
      ['create-submission', accept - draw.number(1000)],
      ['delete-submission', accept + draw.number(1000)],
      ['notify-submission', accept + draw.number(1000)],
      ['accept-submission', accept + 100_000_000],
    ]);
    const more = await signToken(story.input, {
      name,
      by: world.destination,
      at: time,
      payload: { authenticationTags: story.tags },
    });
    proof.events = draw.number(3) === 0 ? [...proof.events.slice(0, 2), more] : [...proof.events, more];
    return name === 'accept-submission' && proof.events.length === 3 && time < accept + 86_000
      ? undefined
      : proof;
  },
  'twice in the signed JSON, by another office': async (scene) => {
    const { proof, draw } = scene;
    const [, body = ''] = proof.events[2]!.split('.');
    const claims = Buffer.from(body, 'base64url').toString();
    const name = draw.one(['iss', 'sub', 'iat', 'events', 'jti']);
    const value = JSON.stringify(decode(body)[name]);
    const text = draw.number(2)
      ? claims.replace(/}$/, `,"${name}":${value}}`)
      : claims.replace('{', `{"${name}":"x",`);
    const token = await signToken(scene.story.input, {
      name: 'accept-submission',
      by: draw.one([asDestination(scene), scene.world.destination]),
      at: 0,
      body: text,
    });
    proof.events = [...proof.events.slice(0, 2), token, ...proof.events.slice(3)];
    return proof;
  },
  'a key': (scene) => {
    const { proof, draw, world } = scene;
    const owner = draw.one(['service', 'destination'] as const);
    const [key] = proof.keys[owner] as [ProofKey];
    const name = draw.one(['kty', 'kid', 'alg', 'key_ops', 'n', 'e', 'x5c'] as const);
    const values: Record<typeof name, unknown> = {
      kty: draw.one(['EC', 'oct', 'rsa', 7]),
      kid: draw.one([
        world.other.key.kid,
        world.service.key.kid === key.kid ? world.destination.key.kid : world.service.key.kid,
        `${key.kid} `,
        'sandbox-key-1',
      ]),
      alg: draw.one(['RS512', 'none', 'RSA-OAEP-256']),
      key_ops: draw.one([['sign'], ['verify', 'sign'], [], ['wrapKey']]),
      n: draw.one([world.other.jwk.n, at(key.n, draw.number(key.n.length), draw.one([...'ABCxyz-_']))]),
      e: draw.one(['Aw', 'AQ', '']),
      x5c: draw.one<unknown>([
        world.x5c.other,
        world.x5c.impostor,
        world.x5c.service,
        [],
        key.x5c?.toReversed(),
        [...(key.x5c ?? []), world.x5c.other[1]],
        key.x5c?.slice(1),
      ]),
    };
    (key as unknown as Json)[name] = values[name];
    return proof;
  },
  'keys added, removed, exchanged': (scene) => {
    const { proof, draw } = scene;
    const { service, destination } = proof.keys;
    const extra = otherKey(scene);
    const keys = draw.one([
      { service: destination, destination: service },
      { service, destination: [] },
      { service: [], destination },
      { service: [...service, extra], destination },
      { service, destination: [...destination, extra] },
      { service, destination: [extra, ...destination] },
      { service: [...service, ...destination], destination: [...destination, ...service] },
      { service, destination: [...destination, ...destination] },
    ]);
    return { ...proof, keys };
  },
  'an id': ({ proof, draw, other }) => {
    const name = draw.one(['submissionId', 'caseId', 'destinationId'] as const);
    const old = proof.reference[name];
    proof.reference[name] = draw.one([
      other.reference[name] === old ? draw.hex(8) : other.reference[name],
      old.toUpperCase() === old ? 'x' : old.toUpperCase(),
      at(old, 0, old[0] === 'a' ? 'b' : 'a'),
    ]);
    return proof;
  },
  'the destination everywhere': ({ proof, draw }) => {
    const fresh = at(destinationId, draw.number(8), '0');
    return fresh === destinationId
      ? undefined
      : (JSON.parse(JSON.stringify(proof).replaceAll(destinationId, fresh)) as DeliveryProofBundle);
  },
  'the encryption key': (scene) => {
    const { proof, draw } = scene;
    const kid = `${proof.destination.encryptionKid}-${draw.hex(2)}`;
    if (draw.number(2)) proof.destination.encryptionKid = kid;
    if (proof.opening && draw.number(2))
      proof.opening.header = encode({ ...decode(proof.opening.header), kid });
    return proof;
  },
  'the opening': (scene) => {
    const { proof, draw } = scene;
    const opening = proof.opening!;
    const change = draw.one([
      () => {
        opening.seed = Buffer.from(draw.hex(64), 'hex').toString('base64url');
      },
      () => {
        opening.plaintext = at(
          opening.plaintext,
          draw.number(opening.plaintext.length),
          draw.one([...' xX0"']),
        );
      },
      () => {
        opening.plaintext = opening.plaintext.replace('.pdf', '.doc');
      },
      () => {
        opening.plaintext = opening.plaintext.normalize(draw.one(['NFD', 'NFKD']));
      },
      () => {
        opening.plaintext += draw.one([' ', '\n', '\0', '\ufeff']);
      },
      () => {
        opening.header = encode({ ...decode(opening.header), cty: 'application/xml' });
      },
      () => {
        opening.header = encode({ ...decode(opening.header), zip: 'DEF' });
      },
    ]);
    change();
    if (draw.number(2)) proof.parts.metadata.sha512 = sha512(opening.plaintext);
    return proof;
  },
  'no opening': ({ proof }) => {
    delete proof.opening;
    return proof;
  },
  attachments: ({ proof, draw, other }) => {
    const list = proof.parts.attachments;
    const id = `${draw.hex(8)}-${draw.hex(4)}-4${draw.hex(3)}-8${draw.hex(3)}-${draw.hex(12)}`;
    const attachments: readonly ProofAttachment[] = draw.one([
      list.slice(1),
      [],
      list.toReversed(),
      [...list, ...list],
      [...list, { ...(list[0] ?? { ...proof.parts.data }), attachmentId: id }].toSorted((a, b) =>
        a.attachmentId < b.attachmentId ? -1 : 1,
      ),
      list.map((one, index) => (index === 0 ? { ...one, attachmentId: id } : one)),
      other.parts.attachments,
    ]);
    return { ...proof, parts: { ...proof.parts, attachments } };
  },
  'a look-alike': (scene) =>
    changeString(scene, (text) => {
      const places = [...text].flatMap((character, index) => (lookAlikes[character] ? [index] : []));
      const index = scene.draw.one(places);
      return index === undefined ? `${text}\u200b` : at(text, index, lookAlikes[text[index]!]!);
    }),
  'an invisible character': (scene) =>
    changeString(scene, (text) => {
      const index = scene.draw.number(text.length + 1);
      return (
        text.slice(0, index) +
        scene.draw.one(['\u200b', '\u00ad', '\u0000', '\u202e', '\ufeff', ' ', '\n']) +
        text.slice(index)
      );
    }),
  'a character of any text': (scene) =>
    changeString(scene, (text) =>
      at(text, scene.draw.number(text.length), scene.draw.one([...'aZ09-_.=+/ é'])),
    ),
  'a text cut or doubled': (scene) =>
    changeString(scene, (text) =>
      scene.draw.one([text.slice(1), text.slice(0, -1), text + text, '', `${text}=`]),
    ),
  'an unknown member': ({ proof, draw }) => {
    draw.one(objectsOf(proof))[draw.one(['note', '__proto__x', 'issuedAt', 'key', 'd', 'Tag'])] =
      draw.one<unknown>([1, 'x', null, {}, []]);
    return proof;
  },
  'a missing member': ({ proof, draw }) => {
    const owner = draw.one(objectsOf(proof));
    delete owner[draw.one(Object.keys(owner))];
    return proof;
  },
  'a member of another type': ({ proof, draw }) => {
    const owner = draw.one(objectsOf(proof));
    owner[draw.one(Object.keys(owner))] = draw.one<unknown>([null, 7, true, [], {}, [[]], '']);
    return proof;
  },
  'a member twice': ({ proof, draw }) => {
    const text = JSON.stringify(proof);
    const name = draw.one([
      'version',
      'format',
      'events',
      'sha512',
      'tag',
      'kid',
      'submissionId',
      'parts',
      'keys',
    ]);
    const escaped = draw.number(2)
      ? `"${name}"`
      : `"\\u00${name.charCodeAt(0).toString(16)}${name.slice(1)}"`;
    const places = [...text.matchAll(new RegExp(`"${name}":`, 'g'))].map(({ index }) => index);
    const index = draw.one(places);
    return `${text.slice(0, index)}${escaped}:${draw.one(['"x"', 'null', '2', '[]'])},${text.slice(index)}`;
  },
  'bytes of the file': ({ proof, draw }) => {
    const text = JSON.stringify(proof);
    const index = draw.number(text.length);
    return draw.one([
      at(text, index, String.fromCharCode(32 + draw.number(95))),
      text.slice(0, index),
      text.slice(0, index) + text.slice(index + 1),
      text.slice(0, index) + draw.one(['"', '{', ',', '\\', '0']) + text.slice(index),
    ]);
  },
  'another version or transport': ({ proof, draw }) => {
    const [name, value] = draw.one<[string, unknown]>([
      ['version', 1],
      ['version', 3],
      ['version', '2'],
      ['version', 2.5],
      ['format', 'rathaus-delivery-proof '],
      ['transport', 'webdav'],
      ['transport', 'FIT-Connect'],
    ]);
    return { ...proof, [name]: value } as DeliveryProofBundle;
  },
  'an unknown event by another office': async (scene) => {
    const { proof, draw, story } = scene;
    const by = draw.one([asDestination(scene), asService(scene)]);
    const name = draw.one([
      `${eventUri('accept-submission')}s`,
      'urn:x',
      eventUri('accept-submission').toUpperCase(),
    ]);
    proof.events = [
      ...proof.events,
      await signToken(story.input, { name, by, at: story.times.accept + 5000 }),
    ];
    return draw.number(2)
      ? proof
      : { ...proof, keys: { ...proof.keys, destination: [...proof.keys.destination, otherKey(scene)] } };
  },
};
