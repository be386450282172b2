import type { ConfigFaults, FaultRule } from './faults.ts';

/** All members of a part of the configuration: the compiler knows which one is missing here. */
export type MembersOf<Part> = Readonly<Record<keyof Required<Part> & string, true>>;

/**
 * Judges a part of the configuration as a whole: that it is an object, and that it has no member which nobody reads. A
 * misspelt member would be the silent default of what somebody has set. Returns its members; none of what is no object.
 *
 * @example
 * const sessionMembers: MembersOf<SessionOptions> = { cookie: true, limits: true };
 * judgeMembers('session', config.session, sessionMembers, faults);
 */
export function judgeMembers(
  name: string,
  given: unknown,
  known: Readonly<Record<string, true>>,
  faults: ConfigFaults,
): Readonly<Record<string, unknown>> {
  if (given === undefined) return {};
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    faults.add(name, { rule: 'object' });
    return {};
  }
  const members = given as Readonly<Record<string, unknown>>;
  for (const [member, value] of Object.entries(members))
    if (value !== undefined && !Object.hasOwn(known, member))
      faults.add(name === '' ? member : `${name}.${member}`, unknownMember(member, Object.keys(known)));
  return members;
}

/** Functions that the configuration may have; absent is fine. */
export function judgeFunctions(
  prefix: string,
  members: Readonly<Record<string, unknown>>,
  names: readonly string[],
  faults: ConfigFaults,
): void {
  for (const name of names)
    if (members[name] !== undefined && typeof members[name] !== 'function')
      faults.add(`${prefix}${name}`, 'must be a function');
}

/**
 * What is wrong with a member that nobody reads: the name that was perhaps meant, and all that there are.
 *
 * @example
 * unknownMember('idel', ['idle', 'absolute']).nearest; // 'idle'
 */
export function unknownMember(
  member: string,
  known: readonly string[],
): FaultRule & { readonly rule: 'unknown' } {
  const [first] = known
    .map((name) => ({ name, edits: editsBetween(member.toLowerCase(), name.toLowerCase()) }))
    .sort((one, other) => one.edits - other.edits);
  // A name of which more than half is different was hardly meant.
  const isMeant = first && first.edits <= Math.max(member.length, first.name.length) / 2;
  return { rule: 'unknown', known, nearest: isMeant ? first.name : undefined };
}

/** Longest name that is compared; a longer one is no slip of the fingers. */
const longestName = 40;

/** Letters to add, drop, change or exchange with their neighbour to make one of the other (optimal string alignment). */
function editsBetween(from: string, to: string): number {
  if (from.length > longestName) return from.length;
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      let edits = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isExchanged =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (isExchanged) edits = Math.min(edits, (before[column - 2] ?? 0) + 1);
      next.push(edits);
    }
    [before, last] = [last, next];
  }
  return last[to.length] ?? 0;
}
