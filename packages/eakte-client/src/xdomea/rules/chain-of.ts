import type { RuleObject } from './rule.ts';

/** The data of a record and of those around it, from the inside to the outside. */
export function* chainOf(object: RuleObject | undefined): Generator<RuleObject['data'], undefined> {
  for (let at = object; at; at = at.parent) yield at.data;
}
