import { type Collector, pointer, type Term, term } from '@rathaus/client-core/findings';
import type { ErrorObject } from 'ajv';
import type { JsonPath } from '../json/scan-json.ts';
import { type DataRuleValues, dataRules } from './rules.ts';

type Params = Readonly<Record<string, unknown>>;
type RuleWithValues = {
  [Rule in keyof DataRuleValues]: readonly [rule: Rule, values: DataRuleValues[Rule]];
}[keyof DataRuleValues];

const limitOf = ({ limit, len }: Params): number => Number(limit ?? len ?? 0);
const wantedOf = ({ type }: Params): readonly Term[] =>
  (Array.isArray(type) ? type : String(type).split(',')).map((one) => term(String(one)));

const length = (fault: 'short' | 'long') => (params: Params) =>
  ['exchange.data.length', { fault: term(fault), limit: limitOf(params) }] as const;
const range = (fault: 'small' | 'large') => (params: Params) =>
  ['exchange.data.range', { fault: term(fault), limit: limitOf(params) }] as const;
const items = (fault: 'few' | 'many') => (params: Params) =>
  ['exchange.data.items', { fault: term(fault), limit: limitOf(params) }] as const;
const members = (fault: 'few' | 'many') => (params: Params) =>
  ['exchange.data.members', { fault: term(fault), limit: limitOf(params) }] as const;
const missing = () => ['exchange.data.missing', {}] as const;
const extra = () => ['exchange.data.extra-member', {}] as const;
const word = () => ['exchange.data.word', {}] as const;

/** The rule of each keyword of JSON Schema. */
const rules: Readonly<Record<string, (params: Params) => RuleWithValues>> = {
  type: (params) => ['exchange.data.type', { wanted: wantedOf(params) }],
  required: missing,
  dependentRequired: missing,
  dependencies: missing,
  additionalProperties: extra,
  unevaluatedProperties: extra,
  propertyNames: extra,
  enum: word,
  const: word,
  minLength: length('short'),
  maxLength: length('long'),
  pattern: () => ['exchange.data.pattern', {}],
  format: ({ format }) => ['exchange.data.format', { format: term(String(format)) }],
  minimum: range('small'),
  exclusiveMinimum: range('small'),
  maximum: range('large'),
  exclusiveMaximum: range('large'),
  multipleOf: ({ multipleOf }) => ['exchange.data.step', { step: Number(multipleOf) }],
  minItems: items('few'),
  maxItems: items('many'),
  items: items('many'),
  additionalItems: items('many'),
  unevaluatedItems: items('many'),
  uniqueItems: () => ['exchange.data.repeated-item', {}],
  minProperties: members('few'),
  maxProperties: members('many'),
};

/** Members of the checked value that a place may name. */
export interface Places {
  names: ReadonlySet<string>;
  value: unknown;
}

/** The steps as far as a schema names them, so that a place holds nothing that the data say. */
export function shownPath(path: JsonPath, { names, value }: Places): JsonPath {
  let here: unknown = value;
  for (const [index, step] of path.entries()) {
    const isItem = Array.isArray(here);
    if (!isItem && !names.has(String(step))) return path.slice(0, index);
    here =
      typeof here === 'object' && here !== null
        ? (here as Record<string | number, unknown>)[step]
        : undefined;
  }
  return path;
}

const stepsOf = (instancePath: string): JsonPath =>
  instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** Puts the faults that the validator names into findings. */
export function addErrors(errors: readonly ErrorObject[], places: Places, collector: Collector): void {
  for (const error of errors) {
    const params = error.params as Params;
    const make = Object.hasOwn(rules, error.keyword) ? rules[error.keyword] : undefined;
    const [rule, values] = make?.(params) ?? [
      'exchange.data.condition' as const,
      { keyword: term(error.keyword) },
    ];
    const owner = shownPath(stepsOf(error.instancePath), places);
    // The name of a missing member is of the schema, never of the data.
    const steps = rule === 'exchange.data.missing' ? [...owner, String(params.missingProperty)] : owner;
    collector.add(dataRules.finding(rule, pointer(...steps), values as never));
  }
}
