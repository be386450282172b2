import { createHash } from 'node:crypto';
import type { DeliveryProofBundle, ProofKey } from '../src/proof/bundle.ts';
import { destinationId, type Party, type ProofWorld, type Story } from './proof-world.ts';

export type Json = Record<string, unknown>;

/** Draws from a seed, so that a failing mutation can be made again. */
export interface Draw {
  number(below: number): number;
  one<T>(of: readonly T[]): T;
  hex(length: number): string;
}

export function createDraw(seed: number): Draw {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const number = (below: number) => Math.floor(next() * below);
  const one = <T>(of: readonly T[]): T => of[number(of.length)]!;
  return {
    number,
    one,
    hex: (length) => Array.from({ length }, () => '0123456789abcdef'[number(16)]).join(''),
  };
}

/** What a mutation works on: one genuine proof and everything an attacker may hold beside it. */
export interface Scene {
  proof: DeliveryProofBundle;
  story: Story;
  /** A genuine proof of another submission to the same destination. */
  other: DeliveryProofBundle;
  world: ProofWorld;
  draw: Draw;
}
/** Gives the changed proof, or text where no object can show the change. */
export type Mutation = (
  scene: Scene,
) => DeliveryProofBundle | string | undefined | Promise<DeliveryProofBundle | string | undefined>;

export const decode = (part: string): Json => JSON.parse(Buffer.from(part, 'base64url').toString()) as Json;
export const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
export const sha512 = (text: string) => createHash('sha512').update(text).digest('hex');

/** Changes header or claims of a token and keeps its signature. */
export function rewritten(token: string, change: (header: Json, claims: Json) => void): string {
  const [head = '', body = '', signature = ''] = token.split('.');
  const header = decode(head);
  const claims = decode(body);
  change(header, claims);
  return `${encode(header)}.${encode(claims)}.${signature}`;
}

/** The same claims, signed by somebody else. */
export async function resigned(
  token: string,
  by: Party,
  change: (claims: Json, header: Json) => void = () => {},
): Promise<string> {
  const [head = '', body = ''] = token.split('.');
  const header = { ...decode(head), kid: by.key.kid };
  const claims = decode(body);
  change(claims, header);
  const data = `${encode(header)}.${encode(claims)}`;
  return `${data}.${Buffer.from(await by.key.signer.sign(Buffer.from(data), {})).toString('base64url')}`;
}

export const replaceEvent = async (
  { proof, draw }: Scene,
  make: (token: string) => string | Promise<string>,
) => {
  const at = draw.number(proof.events.length);
  proof.events = await Promise.all(proof.events.map((token, index) => (index === at ? make(token) : token)));
  return proof;
};

/** Steps to every string of the proof. */
export function stringsOf(value: unknown, steps: (string | number)[] = []): (string | number)[][] {
  if (typeof value === 'string') return [steps];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    stringsOf(inner, [...steps, Array.isArray(value) ? Number(name) : name]),
  );
}
export const objectsOf = (value: unknown): Json[] =>
  typeof value !== 'object' || value === null
    ? []
    : [...(Array.isArray(value) ? [] : [value as Json]), ...Object.values(value).flatMap(objectsOf)];

export function changeString({ proof, draw }: Scene, change: (text: string) => string): DeliveryProofBundle {
  const steps = draw.one(stringsOf(proof));
  let owner = proof as unknown as Json;
  for (const step of steps.slice(0, -1)) owner = owner[step] as Json;
  const last = steps.at(-1)!;
  owner[last] = change(owner[last] as string);
  return proof;
}

export const at = (text: string, index: number, character: string) =>
  text.slice(0, index) + character + text.slice(index + 1);
export const lookAlikes: Record<string, string> = {
  a: 'а',
  e: 'е',
  o: 'о',
  c: 'с',
  p: 'р',
  x: 'х',
  i: 'і',
  A: 'А',
  B: 'В',
  E: 'Е',
  0: '０',
  1: '１',
  '-': '‐',
  ':': '：',
  '.': '．',
};

export type Hash = { owner: Json; name: string };
export const hashesOf = ({ parts }: DeliveryProofBundle): Hash[] =>
  [parts.metadata, parts.data, ...parts.attachments].flatMap((part) =>
    ['sha512', 'encryptedSha512']
      .filter((name) => name in part)
      .map((name) => ({ owner: part as unknown as Json, name })),
  );
export const tagOwners = ({ parts }: DeliveryProofBundle) => [
  parts.metadata,
  parts.data,
  ...parts.attachments,
];

/** Hashes in the metadata too, and the hash of the metadata: everything that a sender without the seed can make fit. */
export function changeEverywhere(
  proof: DeliveryProofBundle,
  old: string,
  fresh: string,
): DeliveryProofBundle {
  const text = JSON.parse(JSON.stringify(proof).replaceAll(old, fresh)) as DeliveryProofBundle;
  text.parts.metadata.sha512 = sha512(text.opening?.plaintext ?? '');
  return text;
}

export const otherKey = ({ world }: Scene): ProofKey => world.other.jwk as unknown as ProofKey;
export const asDestination = ({ world }: Scene): Party => ({ ...world.other, issuer: destinationId });
export const asService = ({ world }: Scene): Party => ({ ...world.other, issuer: world.service.issuer });
