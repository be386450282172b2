import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import {
  allowHttp,
  allowSandbox,
  createMemoryStateStore,
  type SignatureAlgorithm,
} from '@rathaus/client-core';
import { createPemSigner, type PrivateJwk, publicJwk } from '@rathaus/client-core/node';
import { text } from '@rathaus/client-core/texts';
import type { ServicekontoConfig } from '@rathaus/servicekonto-client';
import type { GatewayKey } from '@rathaus/servicekonto-client/gateway';
import { type OidcOptions, type OidcProvider, oidc } from '@rathaus/servicekonto-client/oidc';
import {
  type ConfigurationFault,
  ConfigurationFaults,
  type Members,
  membersOf,
} from '../../configuration/members.ts';
import { type Secret, type Surroundings, secretOf } from '../../configuration/secret.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import { type GatewayMember, refusedBy, unreadableText, withMore } from './judge-login.ts';
import { type OpenedStore, openStateStore, storeAddressFault } from './open-state-store.ts';

/** Members that are handed on as they are; the login itself judges them. */
const providerMembers = [
  'label',
  'issuer',
  'clientId',
  'clientAuth',
  'scopes',
  'par',
  'responseMode',
  'parameters',
  'requestClaims',
  'claims',
  'identity',
  'unsigned',
  'attributeLevels',
  'levels',
  'userinfo',
  'logout',
] as const;
const gatewayMembers = ['audience', 'prefix', 'attributes', 'level', 'provider', 'originalUri'] as const;

/** A key of a file, with what it is for. */
interface KeyFile {
  readonly path: string;
  readonly kid: string | undefined;
  readonly algorithm: SignatureAlgorithm | undefined;
}

/** What was read. `store`: what belongs to the store of an address; the memory of this process has nothing to close. */
export interface ReadConfig {
  readonly konto: ServicekontoConfig;
  readonly gateway: GatewayMember | undefined;
  readonly store: OpenedStore;
}

/** Reads a secret or key of a place; what cannot be read is remembered as a fault of that place. */
type ReadAt = <Value>(place: string, read: () => Promise<Value>) => Promise<Value | undefined>;

/** As the reading of it goes: first the members, then what they name. */
interface Pending {
  readonly store: (readAt: ReadAt) => Promise<string | undefined>;
  readonly cookieKeys: readonly (Secret | undefined)[];
  readonly providers: Readonly<Record<string, (readAt: ReadAt) => Promise<OidcOptions>>>;
  readonly gateway: ((readAt: ReadAt) => Promise<GatewayMember>) | undefined;
}

/**
 * Reads a configuration that is a JSON file. Secrets and keys stand in files of their own or in the environment; whatever
 * needs more is a module. Errors: `ConfigurationFaults`, and those of the file system for the file itself.
 */
export async function readJson(file: string, env: Surroundings['env']): Promise<ReadConfig> {
  const folder = dirname(resolve(file));
  return readConfiguration(parse(await readFile(file, 'utf8'), file), { name: file, folder, env });
}

/** Where plain values come from. */
export interface Origin extends Omit<Surroundings, 'faults'> {
  /** For people. */
  readonly name: string;
  /** Whether what the login itself refuses is thrown here, with its place. Default: only beside other faults. */
  readonly judged?: boolean | undefined;
}

/** Reads a configuration of plain values. All faults at once, secrets and keys included: `ConfigurationFaults`. */
export async function readConfiguration(
  value: unknown,
  { name, judged = false, ...where }: Origin,
): Promise<ReadConfig> {
  const faults: ConfigurationFault[] = [];
  const surroundings: Surroundings = { ...where, faults };
  const members = membersOf(value, '', faults);
  const development = members.flag('development') ? true : undefined;
  const plain = {
    tenant: members.needText('tenant'),
    baseUrl: members.needText('baseUrl'),
    proxyStripsPath: members.flag('proxyStripsPath'),
    paths: members.raw('paths') as ServicekontoConfig['paths'],
    session: members.raw('session') as ServicekontoConfig['session'],
    login: members.raw('login') as ServicekontoConfig['login'],
    language: members.oneOf('language', ['de', 'en']),
    timeout: members.number('timeout'),
    applicationTimeout: members.number('applicationTimeout'),
    [allowHttp]: development as true | undefined,
    [allowSandbox]: development as true | undefined,
  };
  const pending = pendingOf(members, surroundings);
  members.end();
  const note = (fault: ConfigurationFault) =>
    void faults.splice(0, faults.length, ...withMore(faults, [fault]));
  const unread: string[] = [];
  const readAt: ReadAt = async (place, read) => {
    try {
      return await read();
    } catch (error) {
      const what = unreadableText(error);
      if (!what) throw error;
      unread.push(`${place}.`);
      const isOfId = (error as { code?: unknown }).code === 'core.key.kid';
      note({ place: isOfId ? `${place}.kid` : place, text: what });
      return undefined;
    }
  };
  const providers: Record<string, OidcProvider> = {};
  for (const [id, read] of Object.entries(pending.providers)) providers[id] = oidc(await read(readAt));
  const cookieKeys: string[] = [];
  for (const [index, secret] of pending.cookieKeys.entries())
    cookieKeys.push((secret && (await readAt(`cookieKeys.${index}`, secret.read))) ?? '');
  const gateway = await pending.gateway?.(readAt);
  const address = await pending.store(readAt);
  const wrong = address === undefined ? undefined : storeAddressFault(address);
  if (wrong) note({ place: 'store', text: wrong });
  const konto = { ...plain, store: createMemoryStateStore(), cookieKeys, providers };
  // What was not read is not judged either.
  const refused = () =>
    refusedBy(konto, gateway)
      .map(asWritten)
      .filter(({ place }) => !unread.some((one) => place.startsWith(one)));
  const all = faults.length > 0 || judged ? withMore(faults, refused()) : [];
  if (all.length > 0) throw new ConfigurationFaults(name, all);
  const store = await openStateStore(address ?? '');
  return { konto: { ...konto, store: store.store }, gateway, store };
}

/** A fault by the name that a member has in a file. */
const asWritten = (fault: ConfigurationFault): ConfigurationFault => ({
  ...fault,
  place: fault.place.replace(/^(providers\.[^.]+)\.signer$/, '$1.signingKey'),
});

function parse(content: string, file: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    // The message quotes the file, which may hold a secret by mistake.
    throw new ConfigurationFaults(file, [
      { place: '', text: text('ist kein gültiges JSON', 'is not valid JSON') },
    ]);
  }
}

function pendingOf(members: Members, surroundings: Surroundings): Pending {
  const given = members.raw('cookieKeys');
  const count = Array.isArray(given) ? given.length : 0;
  if (count === 0)
    members.fault('cookieKeys', text('fehlt: { "file": "PFAD" }', 'is missing: { "file": "PATH" }'));
  const list = membersOf(count === 0 ? {} : { ...(given as unknown[]) }, 'cookieKeys', surroundings.faults);
  const cookieKeys = Array.from({ length: count }, (_, index) => secretOf(list, String(index), surroundings));
  const providers = Object.fromEntries(
    members.entries('providers').map(([id, own]) => [id, providerOf(own, surroundings)]),
  );
  const gateway = members.object('gateway');
  return {
    store: storeOf(members, surroundings),
    cookieKeys,
    providers,
    gateway: gateway && gatewayOf(gateway, surroundings),
  };
}

/** An address, or where it stands when it holds a password. Default: the memory of this process. */
function storeOf(members: Members, surroundings: Surroundings): Pending['store'] {
  const given = members.raw('store') ?? 'memory:';
  if (typeof given === 'object') {
    const secret = secretOf(members, 'store', surroundings);
    return async (readAt) => secret && readAt('store', secret.read);
  }
  const address = String(given);
  const fault = storeAddressFault(address);
  if (fault) members.fault('store', fault);
  else if (URL.parse(address)?.password)
    members.fault(
      'store',
      text(
        'ein Passwort steht nicht in dieser Datei: { "file": "PFAD" } oder { "env": "NAME" }',
        'a password is not kept in this file: { "file": "PATH" } or { "env": "NAME" }',
      ),
    );
  return async () => address;
}

/** The members of a list that are there, in the shape in which the next one down wants them. */
const handedOn = (members: Members, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    names.map((name) => [name, members.raw(name)] as const).filter(([, value]) => value !== undefined),
  );

function providerOf(members: Members, surroundings: Surroundings): Pending['providers'][string] {
  const protocol = members.raw('protocol');
  if (protocol !== undefined && protocol !== 'oidc')
    members.fault('protocol', text('muss "oidc" sein', 'must be "oidc"'));
  const secret = secretOf(members, 'clientSecret', surroundings);
  const signing = members.raw('signingKey');
  const signingKey =
    signing === undefined ? undefined : keyFileOf(signing, `${members.place}.signingKey`, surroundings);
  const options = handedOn(members, providerMembers);
  members.end();
  return async (readAt) => {
    // It is read at each use, so that it can roll; that there is one shows now.
    if (secret) await readAt(`${members.place}.clientSecret`, secret.read);
    const key = signingKey && (await readAt(`${members.place}.signingKey`, () => keyOf(signingKey)));
    const signer = key?.signer;
    // What is wrong or missing here the login says when it checks the whole.
    return { ...options, clientSecret: secret && (() => secret.read()), signer } as unknown as OidcOptions;
  };
}

function gatewayOf(members: Members, surroundings: Surroundings): NonNullable<Pending['gateway']> {
  const isGiven = members.has('keys');
  const files = members.list('keys', (value, place) => keyFileOf(value, place, surroundings));
  const options = handedOn(members, gatewayMembers);
  members.end();
  return async (readAt) => {
    const keys: (GatewayKey | undefined)[] = [];
    for (const [index, file] of files.entries())
      keys.push(await readAt(`${members.place}.keys[${index}]`, () => keyOf(file)));
    return { ...options, keys: isGiven ? keys : undefined } as unknown as GatewayMember;
  };
}

/** `{ "file": "PFAD", "kid": "…", "algorithm": "ES256" }`; a JWK says the last two itself. */
function keyFileOf(value: unknown, place: string, { folder, faults }: Surroundings): KeyFile {
  const own = membersOf(value, place, faults);
  const path = resolve(folder, own.needText('file'));
  const kid = own.text('kid');
  const algorithm = own.oneOf('algorithm', ['ES256', 'ES384', 'RS256', 'RS512', 'PS256', 'PS512', 'EdDSA']);
  own.end();
  return { path, kid, algorithm };
}

function jwkOf(content: string, path: string): PrivateJwk {
  try {
    return JSON.parse(content) as PrivateJwk;
  } catch {
    // The message would quote the key.
    throw new UsageFault(`${path} ist keine lesbare Schlüsseldatei.`, `${path} is no readable key file.`);
  }
}

async function keyOf({ path, kid, algorithm }: KeyFile): Promise<Required<GatewayKey>> {
  const content = await readFile(path, 'utf8');
  const key = /^\s*\{/.test(content) ? jwkOf(content, path) : content;
  const alg =
    algorithm ??
    ((typeof key === 'object' ? key.alg : undefined) as SignatureAlgorithm | undefined) ??
    'ES256';
  return { signer: createPemSigner({ key, kid, algorithm: alg }), publicKey: publicJwk({ key, kid, alg }) };
}
