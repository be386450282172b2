import { type Collector, pointer, term } from '@rathaus/client-core/findings';
import { closedLists, type MetadataRuleValues, metadataRules, metadataVersionUnchecked } from './rules.ts';

export type Json = Record<string, unknown>;
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isText = (value: unknown): value is string => typeof value === 'string';

/** Steps to a member, from the document down. Only names of the standard and numbers. */
export type Steps = readonly (string | number)[];

type RuleName = keyof MetadataRuleValues extends `exchange.metadata.${infer Name}` ? Name : never;
type ValuesOf<Name extends RuleName> = MetadataRuleValues[`exchange.metadata.${Name}`];
/** Names of the rules without values. */
type PlainName = { [Name in RuleName]: keyof ValuesOf<Name> extends never ? Name : never }[RuleName];

/** Judges single members; each finding gets its place from the steps to the member. */
export interface Judge {
  add(rule: PlainName, ...steps: Steps): void;
  addWith<Name extends RuleName>(rule: Name, values: ValuesOf<Name>, ...steps: Steps): void;
  object(value: unknown, ...steps: Steps): value is Json;
  optionalText(owner: Json, member: string, ...steps: Steps): void;
}

/**
 * What a judge does not decide, because the version of the document may see it otherwise: `nothing`; `lists`, words that
 * are not in a closed list; `all`, members that the version does not define. It notes them as not checked.
 */
export type Undecided = 'nothing' | 'lists' | 'all';

export function createJudge(collector: Collector, undecided: Undecided = 'nothing'): Judge {
  const isOpen = (rule: keyof MetadataRuleValues) =>
    undecided === 'all' || (undecided === 'lists' && closedLists.has(rule));
  const addWith: Judge['addWith'] = (name, values, ...steps) => {
    const rule = `exchange.metadata.${name}` as const;
    const place = pointer(...steps);
    if (isOpen(rule)) collector.skip(metadataVersionUnchecked, place);
    else collector.add(metadataRules.finding(rule, place, values));
  };
  const add: Judge['add'] = (rule, ...steps) => addWith(rule, {}, ...steps);
  return {
    add,
    addWith,
    object(value, ...steps): value is Json {
      if (isObject(value)) return true;
      addWith('object', { fault: value === undefined ? term('missing') : term('other-type') }, ...steps);
      return false;
    },
    optionalText(owner, member, ...steps) {
      if (owner[member] !== undefined && !isText(owner[member])) add('text', ...steps, member);
    },
  };
}
