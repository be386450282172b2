import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type LocalText, text } from '@rathaus/client-core/texts';
import { type ReadConfig, readConfiguration } from '../../configuration/login/read-json.ts';
import { type ConfigurationFault, ConfigurationFaults } from '../../configuration/members.ts';
import type { Surroundings } from '../../configuration/secret.ts';

type Environment = Surroundings['env'];

/** Of every variable of a login. */
export const prefix = 'RATHAUS_SERVICEKONTO_';

/** Variables that belong to the command line and not to the configuration. */
const ofTheCommand = ['CONFIG', 'PORT', 'HOST', 'LOG', 'DRAIN'];

/** How a variable becomes a value of the configuration. */
type Form = 'text' | 'list' | 'json' | 'flag' | 'secret';

/** Members that one variable gives, by the name of the variable. */
const top: Readonly<Record<string, readonly [member: string, form: Form]>> = {
  TENANT: ['tenant', 'text'],
  BASE_URL: ['baseUrl', 'text'],
  PROXY_STRIPS_PATH: ['proxyStripsPath', 'flag'],
  LANGUAGE: ['language', 'text'],
  DEVELOPMENT: ['development', 'flag'],
  STORE_URL: ['store', 'secret'],
  PATHS: ['paths', 'json'],
  SESSION: ['session', 'json'],
  LOGIN: ['login', 'json'],
};
const ofProvider: Readonly<Record<string, readonly [member: string, form: Form]>> = {
  LABEL: ['label', 'text'],
  ISSUER: ['issuer', 'text'],
  CLIENT_ID: ['clientId', 'text'],
  CLIENT_SECRET: ['clientSecret', 'secret'],
  CLIENT_AUTH: ['clientAuth', 'text'],
  SCOPES: ['scopes', 'list'],
  PAR: ['par', 'text'],
  RESPONSE_MODE: ['responseMode', 'text'],
  PARAMETERS: ['parameters', 'json'],
  CLAIMS: ['claims', 'json'],
  IDENTITY: ['identity', 'text'],
  LEVELS: ['levels', 'json'],
  LOGOUT: ['logout', 'text'],
  UNSIGNED: ['unsigned', 'list'],
};
const ofGateway: Readonly<Record<string, readonly [member: string, form: Form]>> = {
  AUDIENCE: ['audience', 'text'],
  PREFIX: ['prefix', 'text'],
  ATTRIBUTES: ['attributes', 'list'],
  LEVEL: ['level', 'text'],
  PROVIDER: ['provider', 'text'],
  ORIGINAL_URI: ['originalUri', 'text'],
};

/** Whether the environment holds a configuration. */
export const isInEnvironment = (env: Environment): boolean =>
  ['TENANT', 'BASE_URL'].some((name) => [name, `${name}_FILE`].some((one) => env[`${prefix}${one}`]));

/**
 * Reads a configuration of environment variables, as containers have it: `RATHAUS_SERVICEKONTO_TENANT` and so on. Each may
 * stand in a file instead, which `…_FILE` names. All faults at once, by the names of the variables: `ConfigurationFaults`.
 */
export async function readEnvironment(env: Environment, folder: string): Promise<ReadConfig> {
  const reading = new Reading(env, folder);
  const value = configurationOf(reading);
  reading.end();
  const name = 'Umgebung (RATHAUS_SERVICEKONTO_…)';
  let config: ReadConfig | undefined;
  let more: readonly ConfigurationFault[] = [];
  try {
    config = await readConfiguration(value, { name, folder, env, judged: true });
  } catch (error) {
    if (!(error instanceof ConfigurationFaults)) throw error;
    more = error.faults.map((fault) => reading.asVariable(fault));
  }
  const faults = reading.withMore(more);
  if (config && faults.length === 0) return config;
  await config?.store.close();
  throw new ConfigurationFaults(name, faults);
}

/** The variables of one environment, and what is wrong with them. */
class Reading {
  readonly faults: ConfigurationFault[] = [];
  readonly #env: Environment;
  readonly #folder: string;
  readonly #known = new Set(ofTheCommand);
  readonly #places = new Map<string, string>();

  constructor(env: Environment, folder: string) {
    this.#env = env;
    this.#folder = folder;
  }

  fault(name: string, what: LocalText): void {
    this.faults.push({ place: `${prefix}${name}`, text: what });
  }

  /** The value of a variable, or of the file that it names. */
  text(name: string, place: string): string | undefined {
    this.#known.add(name).add(`${name}_FILE`);
    this.#places.set(place, `${prefix}${name}`);
    const value = this.#env[`${prefix}${name}`]?.trim();
    if (value) return value;
    const file = this.file(name);
    if (file === undefined) return undefined;
    try {
      return readFileSync(file, 'utf8').trim() || undefined;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      this.fault(
        `${name}_FILE`,
        text(`${file} ist nicht zu lesen (${code})`, `${file} cannot be read (${code})`),
      );
      return undefined;
    }
  }

  /** The file that `…_FILE` names. */
  file(name: string): string | undefined {
    this.#known.add(`${name}_FILE`);
    const path = this.#env[`${prefix}${name}_FILE`]?.trim();
    return path ? resolve(this.#folder, path) : undefined;
  }

  /** Where a secret stands; it is read when it is needed, so that it can roll. */
  secret(name: string, place: string): { file: string } | { env: string } | undefined {
    this.#known.add(name);
    this.#places.set(place, `${prefix}${name}`);
    const file = this.file(name);
    if (file !== undefined) return { file };
    return this.#env[`${prefix}${name}`]?.trim() ? { env: `${prefix}${name}` } : undefined;
  }

  value(name: string, place: string, form: Form): unknown {
    if (form === 'secret') return this.secret(name, place);
    const found = this.text(name, place);
    if (found === undefined || form === 'text') return found;
    if (form === 'list') return found.split(/[\s,]+/).filter(Boolean);
    if (form === 'flag') {
      if (found !== 'true' && found !== 'false')
        this.fault(name, text('muss true oder false sein', 'must be true or false'));
      return found === 'true';
    }
    try {
      return JSON.parse(found) as unknown;
    } catch {
      // The message would quote the value.
      this.fault(name, text('ist kein gültiges JSON', 'is not valid JSON'));
      return undefined;
    }
  }

  members(table: typeof top, names: string, place: string): Record<string, unknown> {
    const found = Object.entries(table).map(([name, [member, form]]): [string, unknown] => [
      member,
      this.value(`${names}${name}`, place === '' ? member : `${place}.${member}`, form),
    ]);
    return Object.fromEntries(found.filter(([, value]) => value !== undefined));
  }

  /** A variable without a form of its own, for the faults of a place. */
  isOf(name: string, place: string): void {
    this.#places.set(place, `${prefix}${name}`);
  }

  /** A fault by the variable that its place came from, or would come from; below that the place within its value. */
  asVariable({ place, text: said }: ConfigurationFault): ConfigurationFault {
    for (let at = place; at !== ''; at = at.replace(/(?:^|[.[])[^.[]*$/, '')) {
      const variable = this.#places.get(at);
      if (variable !== undefined) return { place: `${variable}${place.slice(at.length)}`, text: said };
    }
    return { place, text: said };
  }

  /** With those of the values: what is wrong with a variable already is not said of its value as well. */
  withMore(more: readonly ConfigurationFault[]): ConfigurationFault[] {
    const variableOf = ({ place }: ConfigurationFault) => place.replace(/[.[].*$/, '').replace(/_FILE$/, '');
    const named = new Set(this.faults.map(variableOf));
    return [...this.faults, ...more.filter((fault) => !named.has(variableOf(fault)))];
  }

  /** Complains about variables that nobody has asked for: a typing error would go unnoticed. */
  end(): void {
    for (const name of Object.keys(this.#env))
      if (name.startsWith(prefix) && !this.#known.has(name.slice(prefix.length)))
        this.faults.push({
          place: name,
          text: text('diese Variable gibt es nicht', 'there is no such variable'),
        });
  }
}

const nameOf = (id: string): string => id.toUpperCase().replace(/[^A-Z0-9]/g, '_');

function configurationOf(reading: Reading): Record<string, unknown> {
  const ids =
    reading
      .text('PROVIDERS', 'providers')
      ?.split(/[\s,]+/)
      .filter(Boolean) ?? [];
  if (ids.length === 0)
    reading.fault(
      'PROVIDERS',
      text(
        'fehlt: Kennungen der Anmeldedienste, durch Komma getrennt',
        'is missing: ids of the providers, separated by commas',
      ),
    );
  const names = new Set(ids.map(nameOf));
  if (names.size < ids.length)
    reading.fault('PROVIDERS', text('zwei Kennungen ergeben denselben Namen', 'two ids give the same name'));
  const cookieKeys = ['COOKIE_KEY', 'COOKIE_KEY_PREVIOUS'].map((name, index) =>
    reading.secret(name, `cookieKeys.${index}`),
  );
  if (cookieKeys[0] === undefined)
    reading.fault('COOKIE_KEY', text('fehlt; besser COOKIE_KEY_FILE', 'is missing; better COOKIE_KEY_FILE'));
  return {
    ...reading.members(top, '', ''),
    cookieKeys: cookieKeys.filter((key) => key !== undefined),
    providers: Object.fromEntries(ids.map((id) => [id, providerOf(reading, id)])),
    gateway: gatewayOf(reading),
  };
}

function providerOf(reading: Reading, id: string): Record<string, unknown> {
  const names = `${nameOf(id)}_`;
  const place = `providers.${id}`;
  return {
    ...reading.members(ofProvider, names, place),
    signingKey: keyOf(reading, `${names}SIGNING_KEY`, `${place}.signingKey`),
  };
}

/** The keys of the gateway: the one that signs, and one that is only published, for the roll-over. */
function gatewayOf(reading: Reading): Record<string, unknown> | undefined {
  const gateway = reading.members(ofGateway, 'GATEWAY_', 'gateway');
  reading.isOf('GATEWAY_KEY_FILE', 'gateway.keys');
  const keys = ['GATEWAY_KEY', 'GATEWAY_OTHER_KEY']
    .map((name, index) => keyOf(reading, name, `gateway.keys[${index}]`))
    .filter((key) => key !== undefined);
  if (Object.keys(gateway).length === 0 && keys.length === 0) return undefined;
  // Without a list the gateway says that it is missing.
  return { ...gateway, keys: keys.length > 0 ? keys : undefined };
}

function keyOf(reading: Reading, name: string, place: string): Record<string, string> | undefined {
  const file = reading.file(name);
  reading.isOf(`${name}_FILE`, place);
  const kid = reading.text(`${name}_ID`, `${place}.kid`);
  const algorithm = reading.text(`${name}_ALGORITHM`, `${place}.algorithm`);
  if (file !== undefined) return { file, ...(kid && { kid }), ...(algorithm && { algorithm }) };
  if (kid !== undefined || algorithm !== undefined)
    reading.fault(`${name}_FILE`, text('fehlt', 'is missing'));
  return undefined;
}
