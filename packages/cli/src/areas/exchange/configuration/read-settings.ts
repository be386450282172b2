import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { isTenantId } from '@rathaus/client-core/config';
import { isUuid } from '@rathaus/client-core/text';
import { text } from '@rathaus/client-core/texts';
import { type FitConnectEndpoints, fitConnectEnvironments } from '@rathaus/exchange';
import {
  type ConfigurationFault,
  ConfigurationFaults,
  type Members,
  membersOf,
} from '../../../configuration/members.ts';
import { type Surroundings, secretOf } from '../../../configuration/secret.ts';
import { placeOfFault } from './json-place.ts';
import { keyFileOf, readDecrypter, readSigner } from './key-files.ts';
import { mailboxesOf } from './mailboxes.ts';
import type {
  ContentKeySettings,
  DestinationSettings,
  FitConnectSettings,
  Settings,
  StoreSettings,
  TenantSettings,
} from './settings.ts';

/**
 * Reads a file of settings. Errors: those of the file system; `ConfigurationFaults` with everything that is wrong. Secrets
 * and keys are not read here, so that a person without rights to them may look at the status.
 */
export async function readSettings(file: string, env: Surroundings['env']): Promise<Settings> {
  const content = await readFile(file, 'utf8');
  const faults: ConfigurationFault[] = [];
  const surroundings: Surroundings = { folder: dirname(resolve(file)), env, faults };
  const members = membersOf(parse(content, file), '', faults);
  const store = storeOf(members, surroundings);
  const tenants = new Map<string, TenantSettings>();
  for (const [id, own] of members.entries('tenants')) tenants.set(id, tenantOf(id, own, surroundings));
  if (tenants.size === 0 && faults.length === 0) members.fault('tenants', text('fehlt', 'is missing'));
  members.end();
  if (faults.length > 0) throw new ConfigurationFaults(file, faults);
  return { origin: file, isSandbox: false, store, tenants };
}

function parse(content: string, file: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    // The message quotes the file, which may hold a secret by mistake: only the line is told.
    const line = placeOfFault(content)?.line;
    const where = line === undefined ? text('', '') : text(` (Zeile ${line})`, ` (line ${line})`);
    throw new ConfigurationFaults(file, [
      { place: '', text: text(`ist kein gültiges JSON${where.de}`, `is not valid JSON${where.en}`) },
    ]);
  }
}

function storeOf(settings: Members, surroundings: Surroundings): StoreSettings {
  const members = settings.object('store');
  if (!members) {
    settings.fault('store', text('fehlt', 'is missing'));
    return { folder: '', formerContentKeys: [], legacyPlain: false };
  }
  const contentKey = members.raw('contentKey');
  const store: StoreSettings = {
    folder: resolve(surroundings.folder, members.needText('folder')),
    database: secretOf(members, 'database', surroundings),
    schema: members.textLike(
      'schema',
      /^[a-z_][a-z0-9_]{0,62}$/,
      text('muss der Name eines Schemas sein', 'must be the name of a schema'),
    ),
    contentKey:
      contentKey === undefined
        ? undefined
        : contentKeyOf(contentKey, `${members.place}.contentKey`, surroundings),
    formerContentKeys: members.list('formerContentKeys', (value, place) =>
      contentKeyOf(value, place, surroundings),
    ),
    legacyPlain: members.flag('legacyPlain'),
  };
  if (store.schema !== undefined && store.database === undefined)
    members.fault('schema', text('gehört zu "database"', 'belongs to "database"'));
  members.end();
  return store;
}

function contentKeyOf(value: unknown, place: string, { folder, faults }: Surroundings): ContentKeySettings {
  const members = membersOf(value, place, faults);
  const key = { id: members.needText('id'), file: resolve(folder, members.needText('file')) };
  members.end();
  return key;
}

function tenantOf(id: string, members: Members, surroundings: Surroundings): TenantSettings {
  if (!isTenantId(id))
    surroundings.faults.push({
      place: members.place,
      text: text(
        'ein Mandant heißt mit Kleinbuchstaben, Ziffern, Punkt und Strich',
        'a tenant is named by lower-case letters, digits, dot and dash',
      ),
    });
  const own = members.object('fitConnect');
  const fitConnect = own && fitConnectOf(own, surroundings);
  const mailboxes = mailboxesOf(members, surroundings);
  if (!own && !members.has('mailboxes'))
    members.fault('fitConnect', text('fehlt, und "mailboxes" auch', 'is missing, and so is "mailboxes"'));
  members.end();
  return { id, fitConnect, mailboxes };
}

function fitConnectOf(members: Members, surroundings: Surroundings): FitConnectSettings | undefined {
  const environment = members.oneOf('environment', ['test', 'stage', 'production']);
  const endpoints = endpointsOf(members, environment);
  const clientSecret = secretOf(members, 'clientSecret', surroundings);
  if (!members.has('clientSecret')) members.fault('clientSecret', text('fehlt', 'is missing'));
  const insecureKeys = members.flag('allowInsecurePublicKey');
  if (insecureKeys && environment !== 'test')
    members.fault(
      'allowInsecurePublicKey',
      text('gibt es nur mit "environment": "test"', 'needs "environment": "test"'),
    );
  const roots = members.texts('roots').map((path) => resolve(surroundings.folder, path));
  if (roots.length === 0 && !insecureKeys)
    members.fault(
      'roots',
      text(
        'fehlt: ohne Wurzelzertifikate ist keinem Schlüssel zu trauen',
        'is missing: without root certificates no key can be trusted',
      ),
    );
  const settings = {
    clientId: members.needText('clientId'),
    userAgent: members.needText('userAgent'),
    revocation: revocationOf(members),
    destinations: members.list('destinations', (value, place) => destinationOf(value, place, surroundings)),
  };
  members.end();
  return endpoints && clientSecret && { ...settings, endpoints, clientSecret, roots, insecureKeys };
}

function endpointsOf(
  members: Members,
  environment: keyof typeof fitConnectEnvironments | undefined,
): FitConnectEndpoints | undefined {
  const own = members.object('endpoints');
  if (!own) {
    if (!members.has('environment'))
      members.fault(
        'environment',
        text('fehlt: test, stage oder production', 'is missing: test, stage or production'),
      );
    return environment && fitConnectEnvironments[environment];
  }
  const base = environment && fitConnectEnvironments[environment];
  const need = (name: 'tokenUrl' | 'submissionApi' | 'destinationApi') => {
    const found = own.address(name) ?? base?.[name];
    if (found === undefined && !own.has(name)) own.fault(name, text('fehlt', 'is missing'));
    return found ?? '';
  };
  const endpoints = {
    tokenUrl: need('tokenUrl'),
    submissionApi: need('submissionApi'),
    destinationApi: need('destinationApi'),
    serviceIssuers: own.has('serviceIssuers') ? own.texts('serviceIssuers') : undefined,
  };
  own.end();
  return endpoints;
}

function revocationOf(members: Members): FitConnectSettings['revocation'] {
  const own = members.object('revocation');
  if (!own) return undefined;
  const hours = own.number('allowUnknownHours');
  const hosts = own.has('allowHosts') ? own.texts('allowHosts') : undefined;
  own.end();
  return { allowHosts: hosts, allowUnknownFor: hours === undefined ? undefined : hours * 3_600_000 };
}

function destinationOf(value: unknown, place: string, surroundings: Surroundings): DestinationSettings {
  const members = membersOf(value, place, surroundings.faults);
  const destinationId = members.needText('destinationId');
  if (destinationId !== '' && !isUuid(destinationId))
    members.fault('destinationId', text('muss eine UUID sein', 'must be a UUID'));
  const decryption = members.list('decryptionKeys', (one, where) => keyFileOf(one, where, surroundings));
  if (decryption.length === 0) members.fault('decryptionKeys', text('fehlt', 'is missing'));
  const signing = members.raw('signingKey');
  if (signing === undefined) members.fault('signingKey', text('fehlt', 'is missing'));
  const signingKey =
    signing === undefined ? undefined : keyFileOf(signing, `${place}.signingKey`, surroundings);
  const compromisedKeys = members.texts('compromisedKeys');
  const hours = members.number('refuseUnreadableHours');
  members.end();
  return {
    destinationId,
    load: async () => ({
      destinationId,
      decrypters: await Promise.all(decryption.map((file) => readDecrypter(file!))),
      signer: await readSigner(signingKey!),
      compromisedKeys,
      refuseUnreadableAfter: hours === undefined ? undefined : hours * 3_600_000,
    }),
  };
}
