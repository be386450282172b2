import { allowHttp, allowSandbox, isLocal, isLoopback } from '../danger/index.ts';
import type { ErrorFacts } from '../errors/define-errors.ts';
import type { RathausError } from '../errors/rathaus-error.ts';

/** Dangerous options that decide which addresses a configuration may name. */
export interface AddressDangers {
  [allowHttp]?: true | undefined;
  [allowSandbox]?: true | undefined;
}

/** What is wrong, in the languages of the SDK: a `LocalText`. */
export interface FaultText {
  readonly de: string;
  readonly en: string;
}

/** One fault of a configuration. */
export interface ConfigFault {
  /** `session.limits.hoch` */
  readonly member: string;
  /** Without the value. */
  readonly fault: FaultText;
}

/** Collects what is wrong with a configuration. Values are never repeated: they may be secrets. */
export interface ConfigFaults {
  /** So many so far. */
  readonly count: number;
  /** Any fault: `add('session.idle', 'must be at least 1000 milliseconds')`. */
  add(member: string, fault: string | FaultText): void;
  /** Text that is there and not only white space. */
  text(member: string, value: unknown): value is string;
  /** Text, or a function that gives it (a secret, a token). */
  textOrFunction(member: string, value: unknown): void;
  /** One of some words; absent is fine. */
  oneOf(member: string, value: unknown, words: readonly string[]): void;
  /** A finite number, at least `least`; absent is fine. */
  number(member: string, value: unknown, least: number): void;
  /**
   * An absolute `https:` address without credentials, query and fragment. `http:` needs `[allowHttp]` and leads to
   * this machine; what is local needs `[allowSandbox]`.
   */
  address(member: string, value: unknown, dangers: AddressDangers): value is string | URL;
  /** A tenant id: 1 to 64 lower-case letters, digits, `.`, `_`, `-`, beginning and ending with a letter or digit. */
  tenant(member: string, value: unknown): value is string;
}

const missing = { de: 'fehlt', en: 'is missing' };

const faultsOf = new WeakMap<object, readonly ConfigFault[]>();

/**
 * The faults behind an error of `checkConfig`, one by one, for a program that lists them for people: German where there is
 * a German text, else English. None of any other error.
 *
 * @example
 * for (const { member, fault } of configFaultsOf(error)) console.error(`${member}: ${fault.de}`);
 */
export const configFaultsOf = (error: unknown): readonly ConfigFault[] =>
  (typeof error === 'object' && error !== null && faultsOf.get(error)) || [];

/** Whether a text can name a tenant. It becomes part of keys, folders and columns; some of them ignore case or a dot at the end. */
export const isTenantId = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/.test(value);

/**
 * What a factory was given, as something that can be judged: what is no object counts as a configuration without any
 * member, so that its faults are named instead of a bare TypeError.
 *
 * @example
 * checkOptions(configOf(options));
 */
export const configOf = <Config extends object>(given: Config): Config =>
  typeof given === 'object' && given !== null ? given : ({} as Config);

/**
 * Judges a configuration and throws once, with all faults together. `raise` is the error factory's call for
 * `….config.invalid`; its message names every member and rule, its `details.members` the members.
 *
 * @example
 * checkConfig((facts) => exchangeError('exchange.config.invalid', facts), (faults) => {
 *   faults.text('clientId', config.clientId);
 *   faults.address('endpoints.tokenUrl', config.endpoints?.tokenUrl, config);
 * });
 */
export function checkConfig(
  raise: (facts: ErrorFacts) => RathausError,
  judge: (faults: ConfigFaults) => void,
): void {
  const found: ConfigFault[] = [];
  const add = (member: string, fault: string | FaultText) =>
    void found.push({ member, fault: typeof fault === 'string' ? { de: fault, en: fault } : fault });
  const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';
  judge({
    get count() {
      return found.length;
    },
    add,
    text(member, value): value is string {
      const good = isText(value);
      if (!good)
        add(
          member,
          value === undefined
            ? missing
            : { de: 'muss ein nicht leerer Text sein', en: 'must be text that is not empty' },
        );
      return good;
    },
    textOrFunction(member, value) {
      if (typeof value !== 'function' && !isText(value))
        add(
          member,
          value === undefined
            ? missing
            : {
                de: 'muss ein nicht leerer Text oder eine Funktion sein',
                en: 'must be text that is not empty, or a function',
              },
        );
    },
    oneOf(member, value, words) {
      if (value !== undefined && !words.includes(value as string))
        add(member, {
          de: `muss eines sein von: ${words.join(', ')}`,
          en: `must be one of ${words.join(', ')}`,
        });
    },
    number(member, value, least) {
      if (value !== undefined && !(typeof value === 'number' && Number.isFinite(value) && value >= least))
        add(member, { de: `muss eine Zahl ab ${least} sein`, en: `must be a number, at least ${least}` });
    },
    address(member, value, dangers): value is string | URL {
      const url = typeof value === 'string' || value instanceof URL ? URL.parse(value) : null;
      const before = found.length;
      if (value === undefined) add(member, missing);
      else if (!url)
        add(member, { de: 'muss eine vollständige Adresse sein', en: 'must be an absolute address' });
      else if (url.protocol === 'http:' && !(dangers[allowHttp] === true && isLoopback(url))) {
        // Both dangers at once: whoever sets only one would be stopped again by the next start.
        const too = isLocal(url) && dangers[allowSandbox] !== true ? ' and [allowSandbox]: true' : '';
        const needed = `[allowHttp]: true${too}`;
        add(member, {
          de: `muss mit https: beginnen (http: zu diesem Rechner nur in der Entwicklung, mit ${needed.replace('and', 'und')})`,
          en: `must be https: (http: to this machine needs ${needed}, for development)`,
        });
      } else if (url.protocol !== 'https:' && url.protocol !== 'http:')
        add(member, { de: 'muss mit https: beginnen', en: 'must be an https: address' });
      else if (url.username || url.password || url.search || url.hash)
        add(member, {
          de: 'darf weder Zugangsdaten noch ? oder # enthalten',
          en: 'must have no credentials, query or fragment',
        });
      else if (isLocal(url) && dangers[allowSandbox] !== true)
        add(member, {
          de: 'ist ein lokaler oder reservierter Name (nur in der Entwicklung, mit [allowSandbox]: true)',
          en: 'is a local or reserved name (needs [allowSandbox]: true, for development)',
        });
      return found.length === before;
    },
    tenant(member, value): value is string {
      const good = isTenantId(value);
      if (!good)
        add(
          member,
          value === undefined
            ? {
                de: 'fehlt: die Behörde nennen, damit keine andere mitbenutzt, was gespeichert ist',
                en: 'is missing: name the authority, so that no other one shares what is stored',
              }
            : {
                de: 'muss aus 1 bis 64 Kleinbuchstaben, Ziffern, ".", "_" oder "-" bestehen und mit Buchstabe oder Ziffer beginnen und enden',
                en: 'must be 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning and ending with a letter or digit',
              },
        );
      return good;
    },
  });
  if (found.length === 0) return;
  const error = raise({
    message: `${found.length} ${found.length === 1 ? 'fault' : 'faults'}: ${found.map(({ member, fault }) => `${member} ${fault.en}`).join('; ')}`,
    details: { faults: found.length, members: found.map(({ member }) => member).join(', ') },
  });
  faultsOf.set(error, found);
  throw error;
}
