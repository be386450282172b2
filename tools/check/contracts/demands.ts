/**
 * What single keywords of a schema demand, compared in one direction. Requests may demand less than before, answers
 * may promise more: everything else breaks a client.
 */
import type { ChangeKind } from './change.ts';
import { CannotJudge, type Json, listOf, objectOf } from './document.ts';
import { type Direction, type SchemaView, typesOf, valuesOf } from './schema-view.ts';

/** Where a comparison is, and how it reports. */
export interface Reading {
  readonly direction: Direction;
  /** Answers that report a failure: their words are an open list that clients branch on. */
  readonly failure: boolean;
  report(kind: ChangeKind, sentence: string): void;
}

/** What the new contract says less (`narrowed`) or more (`widened`) than the old one, as a change in this direction. */
function judged({ direction, report }: Reading, change: 'narrowed' | 'widened', what: string): void {
  if (direction === 'request') {
    if (change === 'narrowed') report('major', `${what}: clients that send what was allowed are refused`);
    else report('minor', `${what}: clients may send more than before`);
  } else if (change === 'widened') {
    report('major', `${what}: clients that read the answer meet what they were promised not to`);
  } else report('minor', `${what}: the service promises more than before`);
}

interface Limit {
  readonly lower: boolean;
  /** The value that means the same as no limit. */
  readonly neutral: number;
}

/** Limits of values, lengths and counts. */
const LIMITS: Readonly<Record<string, Limit>> = {
  minimum: { lower: true, neutral: Number.NEGATIVE_INFINITY },
  exclusiveMinimum: { lower: true, neutral: Number.NEGATIVE_INFINITY },
  minLength: { lower: true, neutral: 0 },
  minItems: { lower: true, neutral: 0 },
  minProperties: { lower: true, neutral: 0 },
  maximum: { lower: false, neutral: Number.POSITIVE_INFINITY },
  exclusiveMaximum: { lower: false, neutral: Number.POSITIVE_INFINITY },
  maxLength: { lower: false, neutral: Number.POSITIVE_INFINITY },
  maxItems: { lower: false, neutral: Number.POSITIVE_INFINITY },
  maxProperties: { lower: false, neutral: Number.POSITIVE_INFINITY },
};

/** Demands that cannot be ordered: there, gone or another one. */
const OPAQUE = ['pattern', 'format', 'contentMediaType', 'contentEncoding', 'multipleOf'];

/** Types that a keyword speaks of; a demand on a type that is new or gone is part of that change. */
const NUMBERS = ['integer', 'fraction'];
const APPLIES: Readonly<Record<string, readonly string[]>> = {
  minimum: NUMBERS,
  exclusiveMinimum: NUMBERS,
  maximum: NUMBERS,
  exclusiveMaximum: NUMBERS,
  multipleOf: NUMBERS,
  minLength: ['string'],
  maxLength: ['string'],
  pattern: ['string'],
  contentMediaType: ['string'],
  contentEncoding: ['string'],
  format: ['string', ...NUMBERS],
  minItems: ['array'],
  maxItems: ['array'],
  uniqueItems: ['array'],
  minProperties: ['object'],
  maxProperties: ['object'],
};

/** Keywords that compareDemands judges; the others are judged elsewhere or not understood. */
export const DEMANDS: ReadonlySet<string> = new Set([
  ...Object.keys(LIMITS),
  ...OPAQUE,
  'type',
  'enum',
  'const',
  'uniqueItems',
  'default',
  'deprecated',
]);

/** Compares everything a schema demands of the value itself, not of its members and items. */
export function compareDemands(before: SchemaView, after: SchemaView, reading: Reading): void {
  const [was, is] = [typesOf(before), typesOf(after)];
  const applies = (keyword: string) => APPLIES[keyword]!.some((type) => was.has(type) && is.has(type));
  compareTypes(was, is, reading);
  compareValues(valuesOf(before), valuesOf(after), reading);
  for (const keyword of Object.keys(LIMITS).filter(applies)) compareLimits(keyword, before, after, reading);
  for (const keyword of OPAQUE.filter(applies)) compareOpaque(keyword, before, after, reading);
  const unique = (view: SchemaView) => (view.keywords.get('uniqueItems') ?? []).includes(true);
  if (applies('uniqueItems') && unique(before) !== unique(after))
    judged(reading, unique(after) ? 'narrowed' : 'widened', `uniqueItems became ${unique(after)}`);
  if (allOf(before, 'default') !== allOf(after, 'default'))
    reading.report(
      'minor',
      `default ${allOf(before, 'default') || 'none'} became ${allOf(after, 'default') || 'none'}: what is left out means something else`,
    );
  if (allOf(before, 'deprecated') !== allOf(after, 'deprecated'))
    reading.report('minor', 'deprecated changed: clients should or need no longer look for another way');
}

function compareLimits(keyword: string, before: SchemaView, after: SchemaView, reading: Reading): void {
  const limit = LIMITS[keyword]!;
  const [was, is] = [limitOf(before, keyword, limit), limitOf(after, keyword, limit)];
  if (was === is) return;
  const tighter = limit.lower ? is > was : is < was;
  judged(reading, tighter ? 'narrowed' : 'widened', `${keyword} ${said(was)} became ${said(is)}`);
}

function compareOpaque(keyword: string, before: SchemaView, after: SchemaView, reading: Reading): void {
  const [was, is] = [allOf(before, keyword), allOf(after, keyword)];
  if (was === is) return;
  const who =
    reading.direction === 'request'
      ? 'clients that send what was allowed may be refused'
      : 'clients that read the old form may fail';
  if (was === '') judged(reading, 'narrowed', `${keyword} ${is} is demanded`);
  else if (is === '') judged(reading, 'widened', `${keyword} ${was} is no longer demanded`);
  else reading.report('major', `${keyword} ${was} became ${is}: ${who}`);
}

function compareTypes(was: ReadonlySet<string>, is: ReadonlySet<string>, reading: Reading): void {
  const gone = [...was].filter((name) => !is.has(name));
  const added = [...is].filter((name) => !was.has(name));
  const change = `type ${typeText(was)} became ${typeText(is)}`;
  if (gone.length > 0 && added.length > 0) {
    reading.report(
      'major',
      `${change}: ${reading.direction === 'request' ? 'clients that send the old type are refused' : 'clients that read the old type fail'}`,
    );
  } else if (gone.length > 0) judged(reading, 'narrowed', change);
  else if (added.length > 0) judged(reading, 'widened', change);
}

function compareValues(
  was: ReadonlySet<string> | undefined,
  is: ReadonlySet<string> | undefined,
  reading: Reading,
): void {
  const words = reading.direction === 'answer' && reading.failure;
  if (was && is) {
    for (const value of was) {
      if (is.has(value)) continue;
      if (words) reading.report('major', `${value} was removed: clients that branch on it never come there`);
      else judged(reading, 'narrowed', `value ${value} was removed`);
    }
    for (const value of is) {
      if (was.has(value)) continue;
      if (words)
        reading.report(
          'minor',
          `${value} was added: services may report it, clients tolerate words they do not know`,
        );
      else judged(reading, 'widened', `value ${value} was added`);
    }
  } else if (is) judged(reading, 'narrowed', `only the values ${[...is].join(', ')} are left`);
  else if (was) {
    const change = `the list of values ${[...was].join(', ')} is gone`;
    if (words) reading.report('major', `${change}: clients that branch on them never come there`);
    else judged(reading, 'widened', change);
  }
}

function limitOf(view: SchemaView, keyword: string, { lower, neutral }: Limit): number {
  const values = (view.keywords.get(keyword) ?? []).map((value) => {
    if (typeof value !== 'number') throw new CannotJudge(`${keyword} that is no number`);
    return value;
  });
  return lower ? Math.max(neutral, ...values) : Math.min(neutral, ...values);
}

const said = (limit: number): string => (Number.isFinite(limit) ? String(limit) : 'none');

/** All values of a keyword as one text, empty when it is absent. */
const allOf = (view: SchemaView, keyword: string): string =>
  (view.keywords.get(keyword) ?? [])
    .map((value) => JSON.stringify(value))
    .sort()
    .join(' and ');

function typeText(types: ReadonlySet<string>): string {
  if (types.size === 7) return 'any';
  const names = [...types].filter(
    (name) => name !== 'fraction' && !(name === 'integer' && types.has('fraction')),
  );
  return [...names, ...(types.has('fraction') ? ['number'] : [])].join(' or ') || 'none';
}

/** Members that nobody named: open (`undefined`), closed (`false`) or of one schema. */
export function additionalOf(view: SchemaView): Json | undefined {
  const demands = view.keywords.get('additionalProperties') ?? [];
  if (demands.length > 1) throw new CannotJudge('additionalProperties twice in an allOf');
  const [demand] = demands;
  return demand !== undefined && demand !== false && Object.keys(objectOf(demand)).length === 0
    ? undefined
    : demand;
}

/** `items`: any (`undefined`) or one schema. */
export function itemsOf(view: SchemaView): Json | undefined {
  const demands = view.keywords.get('items') ?? [];
  if (demands.length === 0) return undefined;
  return demands.length === 1 ? demands[0] : { allOf: demands };
}

/** Branches of `anyOf` or `oneOf`. */
export function branchesOf(view: SchemaView, keyword: 'anyOf' | 'oneOf'): readonly Json[] | undefined {
  const demands = view.keywords.get(keyword) ?? [];
  if (demands.length > 1) throw new CannotJudge(`${keyword} twice in an allOf`);
  return demands.length === 0 ? undefined : listOf(demands[0]);
}
