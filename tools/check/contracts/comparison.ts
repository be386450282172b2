import type { Changes } from './change.ts';
import { isAnnotation, type JsonObject, sameContract } from './document.ts';

/** Both documents, and where changes are reported. */
export interface Comparison {
  readonly before: JsonObject;
  readonly after: JsonObject;
  readonly changes: Changes;
}

/** Members of an object that nobody here understands may differ in a way that matters. */
export function refuseUnknown(
  was: JsonObject,
  is: JsonObject,
  known: ReadonlySet<string>,
  place: string,
  { before, after, changes }: Comparison,
): void {
  for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
    if (known.has(key) || isAnnotation(key)) continue;
    // With its keyword: it says whether members are names, which may be called like an explanation.
    const [left, right] = [{ [key]: was[key] }, { [key]: is[key] }];
    if (!sameContract({ document: before, value: left }, { document: after, value: right }))
      changes.add('major', place, `cannot judge: "${key}" changed, which this check does not understand`);
  }
}
