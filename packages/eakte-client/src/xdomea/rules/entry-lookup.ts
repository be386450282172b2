import type { EntryFacts } from '../finding/container-facts.ts';
import { nameKey } from '../finding/name-key.ts';
import type { RuleContext } from './rule.ts';

/** A file of the container that a name in the message means. */
export interface FoundEntry {
  readonly entry: EntryFacts;
  /** Position among the entries. */
  readonly at: number;
  /** What keeps others from finding it: upper and lower case, or that it lies in a folder. */
  readonly differs?: 'spelling' | 'folder' | undefined;
}

/** Positions by name in some normal form. A form that two files share finds none of them. */
type Positions = ReadonlyMap<string, number>;

interface Tables {
  readonly byName: Positions;
  /** Made when the first name is not found as it is. */
  byLooseName?: Positions;
  byBaseName?: Positions;
  /** The last question: the rules ask for the same file one after the other. */
  lastName?: string;
  lastFound?: FoundEntry | undefined;
}

const tables = new WeakMap<readonly EntryFacts[], Tables>();

const looseKey = (name: string): string => nameKey(name).toLowerCase();
const baseKey = (name: string): string => nameKey(name.slice(name.lastIndexOf('/') + 1));

/** The file of the container that a name means: of this name, then of another case, then in a folder. */
export function findEntry(entries: readonly EntryFacts[], name: string): FoundEntry | undefined {
  const known = tablesOf(entries);
  if (known.lastName === name) return known.lastFound;
  known.lastName = name;
  known.lastFound = lookUp(known, entries, name);
  return known.lastFound;
}

function lookUp(known: Tables, entries: readonly EntryFacts[], name: string): FoundEntry | undefined {
  const found = (at: number, differs?: FoundEntry['differs']) => ({ entry: entries[at]!, at, differs });
  const same = known.byName.get(nameKey(name));
  if (same !== undefined) return found(same);
  known.byLooseName ??= positionsBy(entries, looseKey);
  const near = known.byLooseName.get(looseKey(name));
  if (near !== undefined && near >= 0) return found(near, 'spelling');
  known.byBaseName ??= positionsBy(entries, baseKey);
  const inside = known.byBaseName.get(nameKey(name));
  return inside !== undefined && inside >= 0 ? found(inside, 'folder') : undefined;
}

/** Names that a file before has, too. */
export function repeatedNames(entries: readonly EntryFacts[]): string[] {
  const { byName } = tablesOf(entries);
  if (byName.size === entries.length) return [];
  // The table knows the last file of each name.
  return entries.filter(({ name }, at) => byName.get(nameKey(name)) !== at).map(({ name }) => name);
}

function tablesOf(entries: readonly EntryFacts[]): Tables {
  let known = tables.get(entries);
  if (!known) {
    known = { byName: new Map(entries.map((entry, at) => [nameKey(entry.name), at])) };
    tables.set(entries, known);
  }
  return known;
}

function positionsBy(entries: readonly EntryFacts[], keyOf: (name: string) => string): Positions {
  const positions = new Map<string, number>();
  for (const [at, { name }] of entries.entries()) {
    const key = keyOf(name);
    positions.set(key, positions.has(key) ? -1 : at);
  }
  return positions;
}

/** What is known of the file of the container that a name in the message means. */
export function entryNamed(context: RuleContext, name: string): EntryFacts | undefined {
  const entries = context.container?.entries;
  return entries && findEntry(entries, name)?.entry;
}
