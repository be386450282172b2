import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { allowHttp, allowSandbox, createMemoryStateStore } from '@rathaus/client-core';
import { text } from '@rathaus/client-core/texts';
import type { ServicekontoConfig } from '@rathaus/servicekonto-client';
import type { GatewayKey } from '@rathaus/servicekonto-client/gateway';
import { handedOn } from '../handed-on.ts';
import { type ConfigurationFault, ConfigurationFaults, type Members, membersOf } from '../members.ts';
import { type Secret, type Surroundings, secretOf } from '../secret.ts';
import { type GatewayMember, refusedBy, unreadableText, withMore } from './judge-login.ts';
import { keyFileOf, signingKeyOf } from './key-file.ts';
import { type OpenedStore, openStateStore, storeAddressFault } from './open-state-store.ts';
import type { LoginProvider, PendingProvider, ReadAt } from './pending.ts';
import { readOidcProvider } from './read-oidc-provider.ts';
import { readSamlProvider } from './read-saml-provider.ts';

/** Members that are handed on as they are; the login itself judges them. */
const gatewayMembers = ['audience', 'prefix', 'attributes', 'level', 'provider', 'originalUri'] as const;

/** What was read. `store`: what belongs to the store of an address; the memory of this process has nothing to close. */
export interface ReadConfig {
  readonly konto: ServicekontoConfig;
  readonly gateway: GatewayMember | undefined;
  readonly store: OpenedStore;
}

/** As the reading of it goes: first the members, then what they name. */
interface Pending {
  readonly store: (readAt: ReadAt) => Promise<string | undefined>;
  readonly cookieKeys: readonly (Secret | undefined)[];
  readonly providers: Readonly<Record<string, PendingProvider>>;
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
  const providers: Record<string, LoginProvider> = {};
  for (const [id, read] of Object.entries(pending.providers)) {
    const provider = await read(readAt);
    if (provider) providers[id] = provider;
  }
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
  place: fault.place
    .replace(/^(providers\.[^.]+)\.signer$/, '$1.signingKey')
    .replace(/^(providers\.[^.]+\.keys\..*\])\.(?:signer|decrypter)$/, '$1.file'),
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

/** How a provider is spoken to: `oidc` where nothing is said. */
const protocols = ['oidc', 'bundid', 'unternehmenskonto', 'saml'] as const;

function providerOf(members: Members, surroundings: Surroundings): PendingProvider {
  const isNamed = members.has('protocol');
  const protocol = members.oneOf('protocol', protocols);
  // Nobody knows which members belong to a word that is unknown: that one fault is enough.
  if (isNamed && protocol === undefined) return async () => undefined;
  return protocol === undefined || protocol === 'oidc'
    ? readOidcProvider(members, surroundings)
    : readSamlProvider(protocol, members, surroundings);
}

function gatewayOf(members: Members, surroundings: Surroundings): NonNullable<Pending['gateway']> {
  const isGiven = members.has('keys');
  const files = members.list('keys', (value, place) => keyFileOf(value, place, surroundings));
  const options = handedOn(members, gatewayMembers);
  members.end();
  return async (readAt) => {
    const keys: (GatewayKey | undefined)[] = [];
    for (const [index, file] of files.entries())
      keys.push(file && (await readAt(`${members.place}.keys[${index}]`, () => signingKeyOf(file))));
    return { ...options, keys: isGiven ? keys : undefined } as unknown as GatewayMember;
  };
}
