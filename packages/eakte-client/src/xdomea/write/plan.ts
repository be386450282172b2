import type { ChoiceUse, Particle } from '@rathaus/client-core/xml';
import type { Binding, BoundElement, FieldTree } from '../mapping/binding.ts';
import { elementDefaults, emptyTexts } from '../mapping/defaults.ts';
import type { LossReason } from './loss.ts';

export type ModelObject = Record<string, unknown>;

/** An element to write, with the value of the model it is written from. */
export interface Step {
  bound: BoundElement;
  value: unknown;
}

/** Something the version cannot take. */
export type Problem = (field: string, reason: LossReason, what: string) => void;

export function isObject(value: unknown): value is ModelObject {
  return typeof value === 'object' && value !== null;
}

/** The object the path leads to, or undefined. */
export function follow(value: ModelObject, path: readonly string[]): unknown {
  let at: unknown = value;
  for (const step of path) {
    if (!isObject(at)) return undefined;
    at = at[step];
  }
  return at;
}

function hasField(value: unknown, fields: FieldTree): boolean {
  if (!isObject(value)) return false;
  for (const field in fields) {
    if (field === 'kind') continue;
    const inner = value[field];
    if (inner === undefined || inner === null) continue;
    let nested = false;
    for (const _ in fields[field]) nested = true;
    if (!nested || !isObject(inner) || hasField(inner, fields[field]!)) return true;
  }
  return false;
}

/** What the model has for an element: undefined when nothing. */
function valueFor(bound: BoundElement, value: ModelObject): unknown {
  const found = follow(value, bound.target.path);
  if (!bound.target.merge)
    return found === null || (Array.isArray(found) && found.length === 0) ? undefined : found;
  if (found === undefined || found === null) return undefined;
  return hasField(found, bound.binding.fields) ? found : undefined;
}

/** The value for an element that must be there although the model says nothing. */
function fallback(bound: BoundElement, owner: Binding, value: ModelObject): unknown {
  const { use, type } = bound;
  if (type.simple) {
    const text = use.fixed ?? use.preset ?? elementDefaults[use.name];
    if (text !== undefined) return new Literal(text);
    return emptyTexts.has(`${owner.type.name}.${use.name}`) ? new Literal('') : undefined;
  }
  if (bound.target.merge) return follow(value, bound.target.path) ?? {};
  return isAllOptional(type.content) && type.requiredAttributes === 0 ? {} : undefined;
}

function isAllOptional(content: readonly Particle[]): boolean {
  return content.every((particle) => {
    if (particle.kind === 'element')
      return particle.min === 0 || particle.name in elementDefaults || particle.fixed;
    if (particle.kind === 'choice') return particle.options.some((option) => isAllOptional([option]));
    return particle.kind === 'any' || isAllOptional(particle.items);
  });
}

/** A text that is written as it is. */
export class Literal {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Which alternative of a choice type an object is: by what it is, not by its fields. */
function alternativeFor(binding: Binding, value: ModelObject): string {
  if (binding.alternatives === 'document') {
    return value.schriftstueck === undefined ? 'Dokument' : 'DokumentMitSchriftstueck';
  }
  return typeof value.kind === 'string' ? value.kind : '';
}

function planChoice(
  choice: ChoiceUse,
  binding: Binding,
  value: ModelObject,
  steps: Step[],
  problem: Problem,
): void {
  if (binding.alternatives) {
    const wanted = alternativeFor(binding, value);
    for (const option of choice.options) {
      if (option.kind !== 'element') continue;
      if (option.name === wanted || (wanted === 'Dokument' && option.name.startsWith('DokumentOder'))) {
        steps.push({ bound: binding.elements.get(option)!, value });
        return;
      }
    }
    problem('', 'no-place', `no ${wanted || 'record without kind'} here`);
    return;
  }
  const taken: Step[][] = [];
  for (const option of choice.options) {
    const own: Step[] = [];
    plan(option.kind === 'sequence' ? option.items : [option], binding, value, own, problem);
    if (own.length > 0) taken.push(own);
  }
  if (taken.length > 1)
    problem(taken[1]![0]!.bound.target.path.join('.'), 'one-of', 'more than one alternative');
  if (taken[0]) steps.push(...taken[0]);
  else if (!isAllOptional([choice])) problem('', 'incomplete', 'no alternative of a choice');
}

/**
 * Says in which order which elements are written for a value of the model. A required element that the model
 * lacks gets its neutral value; where there is none, `problem` is called.
 */
export function plan(
  particles: readonly Particle[],
  binding: Binding,
  value: ModelObject,
  steps: Step[],
  problem: Problem,
  demand = false,
): void {
  for (const particle of particles) {
    if (particle.kind === 'choice') planChoice(particle, binding, value, steps, problem);
    else if (particle.kind === 'sequence') plan(particle.items, binding, value, steps, problem, demand);
    else if (particle.kind === 'element') {
      const bound = binding.elements.get(particle)!;
      const found = valueFor(bound, value);
      if (found !== undefined) steps.push({ bound, value: found });
      else if (demand && particle.min === 1) {
        const neutral = fallback(bound, binding, value);
        if (neutral === undefined)
          problem(bound.target.path.join('.'), 'incomplete', `${particle.name} is missing`);
        else steps.push({ bound, value: neutral });
      }
    }
  }
}
