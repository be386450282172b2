import fc from 'fast-check';
import { members, texts, words } from './words.ts';

type Node = Record<string, unknown> | unknown[];
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** A member of a document: its owner and its name or index. */
export interface Slot {
  owner: Node;
  key: string | number;
  pointer: string;
}

/** All members of a document, in order. */
export function slotsOf(owner: Node, at = ''): Slot[] {
  const keys = Array.isArray(owner) ? [...owner.keys()] : Object.keys(owner);
  return keys.flatMap((key) => {
    const pointer = `${at}/${key}`;
    const value = get({ owner, key, pointer });
    return [{ owner, key, pointer }, ...(isNode(value) ? slotsOf(value, pointer) : [])];
  });
}

export const get = ({ owner, key }: Slot): unknown => (owner as Record<string | number, unknown>)[key];

/** Sets a member as `JSON.parse` would: `__proto__` is a member like any other. */
export function set({ owner, key }: Slot, value: unknown): void {
  Object.defineProperty(owner, key, { value, enumerable: true, configurable: true, writable: true });
}

export function remove({ owner, key }: Slot): void {
  if (Array.isArray(owner)) owner.splice(Number(key), 1);
  else delete owner[key];
}

/** One change of a document. `at` and `with` choose among what there is. */
interface Change {
  kind: 'remove' | 'word' | 'text' | 'borrow' | 'append' | 'cut' | 'case' | 'repeat' | 'add';
  at: number;
  with: number;
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('remove', 'word', 'text', 'borrow', 'append', 'cut', 'case', 'repeat', 'add'),
  at: fc.nat(),
  with: fc.nat(),
});

function apply(document: Node, { kind, at, with: number }: Change): void {
  const slots = slotsOf(document);
  const slot = slots[at % slots.length];
  if (!slot) return;
  const value = get(slot);
  const choose = <T>(list: readonly T[]): T => structuredClone(pick(list, number));
  const onText = (edit: (text: string) => string) => {
    if (typeof value === 'string') set(slot, edit(value));
  };
  switch (kind) {
    case 'remove':
      remove(slot);
      return;
    case 'word':
      set(slot, choose(words));
      return;
    case 'text':
      onText(() => choose(texts));
      return;
    case 'borrow':
      // From elsewhere in the document: a part in the place of another part.
      set(slot, structuredClone(get(pick(slots, number))));
      return;
    case 'append':
      onText((text) => text + choose(['a', ' ', '\n', '.', '=', 'ä', '0']));
      return;
    case 'cut':
      onText((text) => text.slice(0, number % (text.length + 1)));
      return;
    case 'case':
      onText((text) => (number % 2 ? text.toUpperCase() : text.toLowerCase()));
      return;
    case 'repeat':
      if (Array.isArray(slot.owner)) slot.owner.push(structuredClone(value));
      return;
    case 'add':
      if (isNode(value) && !Array.isArray(value))
        set({ owner: value, key: choose(members), pointer: '' }, pick(words, at));
  }
}

const pick = <T>(list: readonly T[], number: number): T => list[number % list.length]!;

/** A valid document of `samples` with up to three changes. */
export const mutated = (samples: readonly Record<string, unknown>[]): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .tuple(
      fc.constantFrom(...samples),
      fc.array(fc.nat(), { maxLength: 3 }),
      fc.array(change, { maxLength: 3 }),
    )
    .map(([sample, removed, changes]) => {
      const document = structuredClone(sample);
      // Optional parts go first, so that what is left differs; a required one that went is a fault of its own.
      for (const number of removed) {
        const names = Object.keys(document).filter(
          (name) => name !== 'contentStructure' && name !== '$schema',
        );
        if (names.length > 0) delete document[pick(names, number)];
      }
      for (const one of changes) apply(document, one);
      return document;
    });
