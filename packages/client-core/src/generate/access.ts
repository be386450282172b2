/** Which members only one side may set: `readOnly` is never asked for, `writeOnly` never given. */
import { refused } from './errors.ts';
import type { Reader, Spot } from './reader.ts';
import { type Branch, branchesOf, keywords, partsOf } from './schema.ts';

/** The annotation that closes a member in one direction. */
export type Closing = 'readOnly' | 'writeOnly';

/** Whether the schema, or what it refers to, closes its value. */
export const isClosed = (reader: Reader, schema: Spot, word: Closing): boolean =>
  partsOf(reader, schema).some((part) => keywords(part)[word] === true);

/** Whether a branch is a member that is closed. */
export const closes = (reader: Reader, { step, isItem, schema }: Branch, word: Closing): boolean =>
  step !== undefined && !isItem && isClosed(reader, schema, word);

/** Says of a schema whether a closed member is anywhere beneath it. Answers are kept. */
export type Reaches = (schema: Spot) => boolean;

/** See {@link Reaches}. */
export function createReaches(reader: Reader, word: Closing): Reaches {
  const known = new Map<string, boolean>();
  return (schema) => {
    const before = known.get(schema.at);
    if (before !== undefined) return before;
    const visited = new Set<string>();
    const found = search(schema, visited);
    // Nothing was found from here, so nothing is to be found from what was seen on the way.
    if (!found) for (const at of visited) known.set(at, false);
    known.set(schema.at, found);
    return found;
  };

  // With a list of its own: documents whose schemas refer to one another are deeper than the stack.
  function search(schema: Spot, visited: Set<string>): boolean {
    const waiting = [schema];
    for (let spot = waiting.pop(); spot; spot = waiting.pop())
      for (const part of partsOf(reader, spot)) {
        if (known.get(part.at)) return true;
        if (visited.has(part.at)) continue;
        visited.add(part.at);
        for (const branch of branchesOf(reader, part)) {
          if (closes(reader, branch, word)) return true;
          if (known.get(branch.schema.at) !== false) waiting.push(branch.schema);
        }
      }
    return false;
  }
}

/** More would be no contract but an accident. */
const maxPointers = 1000;

/**
 * The closed members beneath several schemas of the same body, as pointers with stars. A member that one alternative
 * closes and another one allows cannot be told apart at run time and is refused, as are schemas that contain themselves
 * and a closed member: their pointers have no end.
 */
export function closedPointers(
  reader: Reader,
  schemas: readonly Spot[],
  word: Closing,
  reaches: Reaches,
): string[] {
  const pointers = new Map<string, Spot>();
  const walk = (spot: Spot, pointer: string, above: readonly string[]) => {
    if (!reaches(spot)) return;
    const parts = partsOf(reader, spot);
    const circle = parts.find(({ at }) => above.includes(at));
    if (circle)
      throw refused(
        'core.generate.access',
        circle.at,
        `contains itself and ${word} members: mark the member that leads back ${word}, or split the schema`,
      );
    const inside = [...above, ...parts.map(({ at }) => at)];
    for (const part of parts)
      for (const branch of branchesOf(reader, part)) {
        const { step, name, schema } = branch;
        const closed = closes(reader, branch, word);
        if (name === '*' && (closed || reaches(schema)))
          throw refused('core.generate.access', schema.at, `a member named * cannot be told from any member`);
        if (!closed) walk(schema, pointer + (step ?? ''), inside);
        else if (pointers.set(pointer + step, schema).size > maxPointers)
          throw refused('core.generate.access', schema.at, `more than ${maxPointers} ${word} members`);
      }
  };
  for (const schema of schemas) walk(schema, '', []);
  for (const [pointer, { at }] of pointers)
    for (const schema of schemas)
      if (isOpen(reader, schema, pointer.slice(1).split('/'), word, new Set()))
        throw refused(
          'core.generate.access',
          at,
          `is ${word} here, but another alternative of the same body has it without ${word}`,
        );
  return [...pointers.keys()].sort();
}

/** Whether some alternative has the member without closing it. */
function isOpen(
  reader: Reader,
  schema: Spot,
  [step, ...rest]: readonly string[],
  word: Closing,
  seen: Set<string>,
): boolean {
  const key = `${schema.at} ${rest.length}`;
  if (seen.has(key)) return false;
  seen.add(key);
  const branches = partsOf(reader, schema).flatMap((part) => branchesOf(reader, part));
  const members = branches.filter(
    (branch) => branch.step !== undefined && (step === '*' || branch.step === `/${step}`),
  );
  const closed = (member: Branch) => closes(reader, member, word);
  if (rest.length === 0) {
    if (step !== '*' && members.some(closed)) return false;
    if (members.some((member) => !closed(member))) return true;
  } else if (members.some((member) => !closed(member) && isOpen(reader, member.schema, rest, word, seen)))
    return true;
  return branches.some(
    (branch) => branch.step === undefined && isOpen(reader, branch.schema, [step!, ...rest], word, seen),
  );
}
