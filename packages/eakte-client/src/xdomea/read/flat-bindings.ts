import type { Bindings, BoundElement } from '../mapping/binding.ts';
import type { Hook } from './events.ts';

const hooks: Readonly<Record<string, Hook>> = {
  Format: 'format',
  Kontakt: 'kontakt',
  Geschaeftsgang: 'geschaeftsgang',
};

/** What the reader asks of each element, found once for a version. */
export interface FlatBindings {
  /** By state of the automaton. */
  readonly bound: readonly (BoundElement | undefined)[];
  /** By id of a type: what it is reported as when it is complete. */
  readonly hooks: readonly (Hook | undefined)[];
  /** By id of a type: 1 for one around records that is kept also when it is empty. */
  readonly wrappers: Uint8Array;
}

const flat = new WeakMap<Bindings, FlatBindings>();

/** Of each version once. */
export function flatBindings(bindings: Bindings): FlatBindings {
  const known = flat.get(bindings);
  if (known) return known;
  const { schema, byType } = bindings;
  const bound: (BoundElement | undefined)[] = new Array(schema.stateUse.length).fill(undefined);
  for (const binding of byType) for (const [state, element] of binding.byState) bound[state] = element;
  const made: FlatBindings = {
    bound,
    hooks: schema.types.map(({ name }) => hooks[name]),
    wrappers: Uint8Array.from(schema.types, ({ name }) => (name.endsWith('.Akteninhalt') ? 1 : 0)),
  };
  flat.set(bindings, made);
  return made;
}
