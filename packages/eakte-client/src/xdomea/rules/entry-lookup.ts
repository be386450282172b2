import type { EntryFacts } from '../finding/container-facts.ts';
import type { RuleContext } from './rule.ts';

const tables = new WeakMap<readonly EntryFacts[], ReadonlyMap<string, EntryFacts>>();

/** What is known of a file of the container, by its exact name. The table is made once for all rules. */
export function entryNamed(context: RuleContext, name: string): EntryFacts | undefined {
  const entries = context.container?.entries;
  if (!entries) return undefined;
  let table = tables.get(entries);
  if (!table) {
    table = new Map(entries.map((entry) => [entry.name, entry]));
    tables.set(entries, table);
  }
  return table.get(name);
}
