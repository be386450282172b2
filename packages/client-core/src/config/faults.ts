import { allowHttp, allowSandbox, isLocal, isLoopback } from '../danger/index.ts';
import type { ErrorFacts } from '../errors/define-errors.ts';
import type { RathausError } from '../errors/rathaus-error.ts';

/** Dangerous options that decide which addresses a configuration may name. */
export interface AddressDangers {
  [allowHttp]?: true | undefined;
  [allowSandbox]?: true | undefined;
}

/** What is wrong, as `configFaultText()` of `/texts` says it in German, too. Values are names and limits of ours. */
export type FaultRule =
  | { readonly rule: 'missing' | 'text' | 'text-or-function' | 'object' | 'tenant-missing' | 'tenant' }
  | { readonly rule: 'absolute-address' | 'https' | 'bare-address' | 'local-address' }
  | { readonly rule: 'https-or-symbols'; readonly symbols: readonly string[] }
  | { readonly rule: 'one-of'; readonly words: readonly string[] }
  | { readonly rule: 'number'; readonly least: number }
  | { readonly rule: 'unknown'; readonly known: readonly string[]; readonly nearest?: string | undefined };

/** One fault of a configuration. */
export interface ConfigFault {
  /** `session.limits.hoch` */
  readonly member: string;
  /** In English, without the value. */
  readonly fault: string;
  /** Absent for a fault that a package says in its own words. */
  readonly rule?: FaultRule | undefined;
}

/** Collects what is wrong with a configuration. Values are never repeated: they may be secrets. */
export interface ConfigFaults {
  /** So many so far. */
  readonly count: number;
  /** Any fault: `add('session.idle', 'must be at least 1000 milliseconds')`. */
  add(member: string, fault: string | FaultRule): void;
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

/** The English sentence, as it stands in the message of the error. */
export function englishOf(fault: FaultRule): string {
  switch (fault.rule) {
    case 'one-of':
      return `must be one of ${fault.words.join(', ')}`;
    case 'number':
      return `must be a number, at least ${fault.least}`;
    case 'https-or-symbols':
      return `must be https: (http: to this machine needs ${fault.symbols.join(' and ')}, for development)`;
    case 'unknown': {
      const perhaps = fault.nearest === undefined ? '' : ` perhaps ${fault.nearest} is meant;`;
      return `is unknown,${perhaps} known are ${fault.known.join(', ')}`;
    }
    default:
      return sentences[fault.rule];
  }
}

const sentences = {
  missing: 'is missing',
  text: 'must be text that is not empty',
  'text-or-function': 'must be text that is not empty, or a function',
  object: 'must be an object',
  'absolute-address': 'must be an absolute address',
  https: 'must be an https: address',
  'bare-address': 'must have no credentials, query or fragment',
  'local-address': 'is a local or reserved name (needs [allowSandbox]: true, for development)',
  'tenant-missing': 'is missing: name the authority, so that no other one shares what is stored',
  tenant:
    'must be 1 to 64 lower-case letters, digits, ".", "_" or "-", beginning and ending with a letter or digit',
};

const faultsOf = new WeakMap<object, readonly ConfigFault[]>();

/**
 * The faults behind an error of `checkConfig`, one by one, for a program that lists them for people. None of any other
 * error.
 *
 * @example
 * for (const one of configFaultsOf(error)) console.error(`${one.member}: ${configFaultText(one).de}`);
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
  const add = (member: string, fault: string | FaultRule) =>
    void found.push(
      typeof fault === 'string' ? { member, fault } : { member, fault: englishOf(fault), rule: fault },
    );
  const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';
  const absentOr = (value: unknown, rule: FaultRule): FaultRule =>
    value === undefined ? { rule: 'missing' } : rule;
  judge({
    get count() {
      return found.length;
    },
    add,
    text(member, value): value is string {
      const good = isText(value);
      if (!good) add(member, absentOr(value, { rule: 'text' }));
      return good;
    },
    textOrFunction(member, value) {
      if (typeof value !== 'function' && !isText(value))
        add(member, absentOr(value, { rule: 'text-or-function' }));
    },
    oneOf(member, value, words) {
      if (value !== undefined && !words.includes(value as string)) add(member, { rule: 'one-of', words });
    },
    number(member, value, least) {
      if (value !== undefined && !(typeof value === 'number' && Number.isFinite(value) && value >= least))
        add(member, { rule: 'number', least });
    },
    address(member, value, dangers): value is string | URL {
      const url = typeof value === 'string' || value instanceof URL ? URL.parse(value) : null;
      const before = found.length;
      if (value === undefined) add(member, { rule: 'missing' });
      else if (!url) add(member, { rule: 'absolute-address' });
      else if (url.protocol === 'http:' && !(dangers[allowHttp] === true && isLoopback(url))) {
        // Both dangers at once: whoever sets only one would be stopped again by the next start.
        const too = isLocal(url) && dangers[allowSandbox] !== true ? ['[allowSandbox]: true'] : [];
        add(member, { rule: 'https-or-symbols', symbols: ['[allowHttp]: true', ...too] });
      } else if (url.protocol !== 'https:' && url.protocol !== 'http:') add(member, { rule: 'https' });
      else if (url.username || url.password || url.search || url.hash) add(member, { rule: 'bare-address' });
      else if (isLocal(url) && dangers[allowSandbox] !== true) add(member, { rule: 'local-address' });
      return found.length === before;
    },
    tenant(member, value): value is string {
      const good = isTenantId(value);
      if (!good) add(member, { rule: value === undefined ? 'tenant-missing' : 'tenant' });
      return good;
    },
  });
  if (found.length === 0) return;
  const error = raise({
    message: `${found.length} ${found.length === 1 ? 'fault' : 'faults'}: ${found.map(({ member, fault }) => `${member} ${fault}`).join('; ')}`,
    details: { faults: found.length, members: found.map(({ member }) => member).join(', ') },
  });
  faultsOf.set(error, found);
  throw error;
}
