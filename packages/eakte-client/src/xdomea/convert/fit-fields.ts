import type { Particle } from '@rathaus/client-core/xml';
import type { Binding } from '../mapping/binding.ts';
import type { ModelObject } from '../write/plan.ts';
import type { At } from './journal.ts';

/** Parts that are never left out: what a message is about. Losing one of them is refused instead. */
export const essential =
  /^(Schriftgutobjekt.*|Akte|AkteAussonderung|Vorgang|VorgangAussonderung|Dokument.*|AnlageDokument|Aktenplan|AktenplanBewertung.*|AktenplaneinheitAktenplan.*|ErfolgOderMisserfolg.*|Objektergebnis|Rueckgabeparameter(Anbietung|Aussonderung)|Hauptobjekt)$/;

export const isEmpty = (value: unknown) =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

/** Fields of the particles below, along merged elements, as paths from the object. */
export function fieldsBelow(
  particle: Particle,
  binding: Binding,
  prefix: readonly string[],
): (readonly string[])[] {
  if (particle.kind === 'any') return [];
  if (particle.kind === 'sequence')
    return particle.items.flatMap((item) => fieldsBelow(item, binding, prefix));
  if (particle.kind === 'choice')
    return particle.options.flatMap((item) => fieldsBelow(item, binding, prefix));
  const bound = binding.elements.get(particle)!;
  const path = [...prefix, ...bound.target.path];
  if (!bound.target.merge) return [path];
  return bound.binding.type.content.flatMap((item) => fieldsBelow(item, bound.binding, path));
}

/** False for an object that says something, none of which the target knows. */
export function isPlaced(value: ModelObject, binding: Binding): boolean {
  if (binding.kind || binding.type.content.length === 0) return true;
  const keys = Object.keys(value).filter((key) => !isEmpty(value[key]));
  return keys.length === 0 || keys.some((key) => key === 'kind' || key in binding.fields);
}

export function isSamePlace(a: At | undefined, b: At | undefined): boolean {
  let left = a;
  let right = b;
  while (left && right && left !== right) {
    if (left.step !== right.step) return false;
    left = left.parent;
    right = right.parent;
  }
  return left === right;
}

/** Extension that a format names, for a file whose name has none. */
export function extensionOf(owner: ModelObject): string | undefined {
  const original = owner.dateinameOriginal;
  return typeof original === 'string' ? /\.([A-Za-z0-9]{1,8})$/.exec(original)?.[1] : undefined;
}

export function named(
  at: At,
  element: string,
  kind: 'Akte' | 'Vorgang' | 'Dokument',
  value: ModelObject,
): At {
  const identity = value.identifikation as { id?: unknown } | undefined;
  const about = value.allgemeineMetadaten as { betreff?: unknown; kennzeichen?: unknown } | undefined;
  const title = about?.betreff ?? about?.kennzeichen;
  const role = element === 'Teilakte' || element === 'Teilvorgang' ? element : kind;
  return {
    parent: at.parent,
    step: at.step,
    record: {
      kind: role,
      ...(typeof identity?.id === 'string' ? { id: identity.id } : {}),
      ...(typeof title === 'string' ? { title } : {}),
    },
  };
}
