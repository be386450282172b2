import { checkConfig } from '@rathaus/client-core/config';
import { eakteError } from '../../errors.ts';
import { containerRules } from '../../package/container-rules.ts';
import { fileKinds, isFileKind } from '../finding/file-kind.ts';
import { dateiformate, otherDateiformat } from '../tables/dateiformat.ts';
import { xdomeaVersions } from '../version.ts';
import { messageRules } from './index.ts';
import type { CheckProfile } from './profile.ts';

/** What can be wrong with a member of a profile. */
export type ProfileFaultKind =
  | 'not-json'
  | 'not-an-object'
  | 'missing'
  | 'unknown-member'
  | 'unknown-rule'
  | 'unknown-parameter'
  | 'not-allowed';

/** A fault of a profile that somebody wrote. */
export interface ProfileFault {
  /** Where: `severities.R99`, `edition`; empty for the whole. */
  readonly member: string;
  readonly fault: ProfileFaultKind;
  /** What would be allowed, where it can be listed. */
  readonly allowed: readonly string[];
}

type Check = (value: unknown, member: string) => ProfileFault[];

const fault = (member: string, kind: ProfileFaultKind, allowed: readonly string[] = []): ProfileFault => ({
  member: member.slice(0, 100),
  fault: kind,
  allowed,
});

const oneOf =
  (...allowed: readonly string[]): Check =>
  (value, member) =>
    allowed.includes(value as string) ? [] : [fault(member, 'not-allowed', allowed)];

const matching =
  (pattern: RegExp, shape: string): Check =>
  (value, member) =>
    typeof value === 'string' && pattern.test(value) ? [] : [fault(member, 'not-allowed', [shape])];

const listOf =
  (allowed: (word: string) => boolean, words: readonly string[]): Check =>
  (value, member) => {
    if (!Array.isArray(value) || value.length === 0) return [fault(member, 'not-allowed', words)];
    return value.flatMap((word: unknown, at) =>
      typeof word === 'string' && allowed(word) ? [] : [fault(`${member}.${at}`, 'not-allowed', words)],
    );
  };

const wholeNumber =
  (least: number, most: number): Check =>
  (value, member) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most
      ? []
      : [fault(member, 'not-allowed', [`${least}–${most}`])];

/** The members of an object, each by its check. Others are faults of the kind `unknown`. */
const membersOf =
  (
    checks: Readonly<Record<string, Check>>,
    unknown: ProfileFaultKind,
    required: readonly string[] = [],
  ): Check =>
  (value, member) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return [fault(member, 'not-an-object')];
    const path = (name: string) => (member === '' ? name : `${member}.${name}`);
    const there = Object.entries(value).flatMap(([name, one]) => {
      if (!Object.hasOwn(checks, name)) return [fault(path(name), unknown, hintsFor(checks))];
      return checks[name]!(one, path(name));
    });
    const missing = required.filter((name) => !Object.hasOwn(value, name));
    return [...missing.map((name) => fault(path(name), 'missing')), ...there];
  };

/** Names to choose from, when there are few. */
const hintsFor = (checks: Readonly<Record<string, Check>>): string[] => {
  const names = Object.keys(checks);
  return names.length <= 12 ? names : [];
};

/** Parameters of rules. What only a program can hand over (`facts` of a procedure) is none of them. */
const ruleParameters: Readonly<Record<string, Check>> = {
  A02: membersOf({ counting: oneOf('calendar-year-end', 'exact-day') }, 'unknown-parameter'),
  A10: membersOf({ closed: oneOf('required') }, 'unknown-parameter'),
  A14: membersOf({ retention: oneOf('optional') }, 'unknown-parameter'),
  R11: membersOf({ metadataInTransfer: oneOf('required', 'optional') }, 'unknown-parameter'),
  R29: membersOf({ maxLevel: wholeNumber(1, 250) }, 'unknown-parameter'),
};

const severities = oneOf('error', 'warning', 'info', 'off');
const ruleIds = [...messageRules.map(({ id }) => id), ...Object.keys(containerRules)];
const codes = new Set([...Object.keys(dateiformate), otherDateiformat]);

const profileMembers = membersOf(
  {
    name: matching(/^[a-z0-9][a-z0-9-]{0,63}$/, 'stadtarchiv-musterstadt'),
    edition: matching(/^\d{4}-(0[1-9]|1[0-2])$/, '2026-11'),
    severities: membersOf(Object.fromEntries(ruleIds.map((id) => [id, severities])), 'unknown-rule'),
    parameters: membersOf(ruleParameters, 'unknown-parameter'),
    versions: listOf((word) => (xdomeaVersions as readonly string[]).includes(word), xdomeaVersions),
    messages: listOf((word) => /^0\d{3}$/.test(word), ['0503']),
    formats: membersOf(
      {
        codes: listOf((word) => codes.has(word), ['044']),
        kinds: listOf(isFileKind, fileKinds),
        confirmed: (value, member) =>
          typeof value === 'boolean' ? [] : [fault(member, 'not-allowed', ['true', 'false'])],
      },
      'unknown-member',
      ['codes', 'confirmed'],
    ),
  },
  'unknown-member',
  ['name', 'edition'],
);

/** The value of a JSON text, or the fault that it is none. */
function readJson(source: unknown): { value: unknown } | { faults: ProfileFault[] } {
  if (typeof source !== 'string') return { value: source };
  try {
    return { value: JSON.parse(source.replace(/^\uFEFF/, '')) };
  } catch {
    return { faults: [fault('', 'not-json')] };
  }
}

/**
 * All that is wrong with a profile, a JSON text or its value; empty when nothing is. `profileFaultText()` of
 * `@rathaus/eakte-client/texts` says it in German and English.
 */
export function profileFaults(source: unknown): ProfileFault[] {
  const read = readJson(source);
  return 'faults' in read ? read.faults : profileMembers(read.value, '');
}

/**
 * Reads a profile that an authority or an archive wrote, from a JSON text or its value. It needs `name` and `edition`,
 * because the report names them. Throws `eakte.config.invalid` with all faults at once: unknown members, rules,
 * parameters, severities, versions and formats, so that a slip cannot silence a rule by chance.
 *
 * @example
 * const profile = parseProfile(await readFile('stadtarchiv.json', 'utf8'));
 * const report = await checkFile('abgabe.zip', { profile });
 */
export function parseProfile(source: unknown): CheckProfile {
  checkConfig(
    (facts) => eakteError('eakte.config.invalid', facts),
    (config) => {
      for (const { member, fault: kind, allowed } of profileFaults(source)) {
        const hint = allowed.length > 0 ? `: ${allowed.slice(0, 12).join(', ')}` : '';
        config.add(member === '' ? 'profile' : member, `${english[kind]}${hint}`);
      }
    },
  );
  return structuredClone((readJson(source) as { value: CheckProfile }).value);
}

const english: Readonly<Record<ProfileFaultKind, string>> = {
  'not-json': 'must be JSON',
  'not-an-object': 'must be an object',
  missing: 'is missing',
  'unknown-member': 'is no member of a profile',
  'unknown-rule': 'is no rule',
  'unknown-parameter': 'is no parameter of a rule',
  'not-allowed': 'has a value that is not allowed, use for example',
};
