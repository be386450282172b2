import { isLocal } from '@rathaus/client-core';
import { unknownMember } from '@rathaus/client-core/config';
import { configFaultText, type LocalText, text } from '@rathaus/client-core/texts';

/** Something wrong in a file of settings. The place is named, the value never: it may be a secret. */
export interface ConfigurationFault {
  /** `tenants.musterstadt.fitConnect.clientSecret`; empty for the file as a whole. */
  readonly place: string;
  readonly text: LocalText;
}

/** Everything that is wrong with a file of settings, at once. */
export class ConfigurationFaults extends Error {
  readonly file: string;
  readonly faults: readonly ConfigurationFault[];
  constructor(file: string, faults: readonly ConfigurationFault[]) {
    super('the settings are not valid');
    this.file = file;
    this.faults = faults;
  }
}

const absent = text('fehlt', 'is missing');

/** Reads the members of one object, and remembers what was wrong. What nobody asked for is unknown. */
export interface Members {
  readonly place: string;
  /** Whether the member is there. */
  has(name: string): boolean;
  text(name: string): string | undefined;
  needText(name: string): string;
  /** Text of a form that is said in words. */
  textLike(name: string, pattern: RegExp, form: LocalText): string | undefined;
  address(name: string): string | undefined;
  number(name: string): number | undefined;
  flag(name: string): boolean;
  oneOf<Word extends string>(name: string, words: readonly Word[]): Word | undefined;
  texts(name: string): string[];
  object(name: string): Members | undefined;
  /** Entries of an object whose names are free. */
  entries(name: string): [name: string, value: Members][];
  list<Item>(name: string, read: (value: unknown, place: string) => Item): Item[];
  /** The value itself, for a member with several forms. */
  raw(name: string): unknown;
  fault(name: string, fault: LocalText): void;
  /** Complains about what nobody has asked for. */
  end(): void;
}

/** What the clients would refuse later, in words of their options: no member of a file takes such an address. */
function addressFault(found: string): LocalText | undefined {
  const url = URL.parse(found);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    return text('muss eine Adresse mit https sein', 'must be an address with https');
  if (url.protocol === 'http:')
    return text(
      'muss eine Adresse mit https sein; http gibt es nur zur Sandbox auf diesem Rechner: statt --config die Option --sandbox oder --sandbox-at ADRESSE',
      'must be an address with https; http is for the sandbox on this machine only: instead of --config the option --sandbox or --sandbox-at ADDRESS',
    );
  if (url.username || url.password || url.search || url.hash)
    return text(
      'darf weder Zugangsdaten noch ? oder # enthalten',
      'must have no credentials, query or fragment',
    );
  return isLocal(url)
    ? text(
        'ist ein Name dieses Rechners oder ein reservierter; zur Sandbox führen --sandbox und --sandbox-at ADRESSE',
        'is a name of this machine or a reserved one; to the sandbox lead --sandbox and --sandbox-at ADDRESS',
      )
    : undefined;
}

/** Members of a value that should be an object. `faults` grows. */
export function membersOf(value: unknown, place: string, faults: ConfigurationFault[]): Members {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject) faults.push({ place, text: text('muss ein Objekt sein', 'must be an object') });
  const given = (isObject ? value : {}) as Readonly<Record<string, unknown>>;
  const asked = new Set<string>();
  const at = (name: string) => (place === '' ? name : `${place}.${name}`);
  const fault = (name: string, what: LocalText) => void faults.push({ place: at(name), text: what });
  const raw = (name: string): unknown => {
    asked.add(name);
    return Object.hasOwn(given, name) ? given[name] : undefined;
  };
  const text1 = (name: string): string | undefined => {
    const found = raw(name);
    if (found === undefined) return undefined;
    if (typeof found === 'string' && found.trim() !== '') return found;
    fault(name, text('muss ein Text sein', 'must be text'));
    return undefined;
  };
  const list = <Item>(name: string, read: (value: unknown, place: string) => Item): Item[] => {
    const found = raw(name);
    if (found === undefined) return [];
    if (Array.isArray(found)) return found.map((one, index) => read(one, `${at(name)}[${index}]`));
    fault(name, text('muss eine Liste sein', 'must be a list'));
    return [];
  };
  return {
    place,
    raw,
    fault,
    text: text1,
    list,
    has: (name) => raw(name) !== undefined,
    needText(name) {
      if (raw(name) === undefined && isObject) fault(name, absent);
      return text1(name) ?? '';
    },
    textLike(name, pattern, form) {
      const found = text1(name);
      if (found === undefined || pattern.test(found)) return found;
      fault(name, form);
      return undefined;
    },
    address(name) {
      const found = text1(name);
      const wrong = found === undefined ? undefined : addressFault(found);
      if (wrong) fault(name, wrong);
      return wrong ? undefined : found;
    },
    number(name) {
      const found = raw(name);
      if (found === undefined) return undefined;
      if (typeof found === 'number' && Number.isFinite(found) && found >= 0) return found;
      fault(name, text('muss eine Zahl ab 0 sein', 'must be a number from 0'));
      return undefined;
    },
    flag(name) {
      const found = raw(name);
      if (found !== undefined && typeof found !== 'boolean')
        fault(name, text('muss true oder false sein', 'must be true or false'));
      return found === true;
    },
    oneOf<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
      const found = raw(name);
      if (found === undefined) return undefined;
      const word = words.find((one) => one === found);
      if (word === undefined)
        fault(name, text(`muss eines sein von: ${words.join(', ')}`, `must be one of: ${words.join(', ')}`));
      return word;
    },
    texts: (name) =>
      list(name, (found, where) => {
        if (typeof found === 'string' && found.trim() !== '') return found;
        faults.push({ place: where, text: text('muss ein Text sein', 'must be text') });
        return '';
      }),
    object(name) {
      const found = raw(name);
      return found === undefined ? undefined : membersOf(found, at(name), faults);
    },
    entries(name) {
      const found = raw(name);
      if (found === undefined) return [];
      if (typeof found === 'object' && found !== null && !Array.isArray(found))
        return Object.entries(found).map(([own, one]) => [own, membersOf(one, `${at(name)}.${own}`, faults)]);
      fault(name, text('muss ein Objekt sein', 'must be an object'));
      return [];
    },
    end() {
      for (const name of Object.keys(given))
        if (!asked.has(name)) fault(name, configFaultText(unknownMember(name, [...asked])));
    },
  };
}
