import type { Members } from './members.ts';

/** The members of a list that are there, in the shape in which the next one down wants them. */
export const handedOn = (members: Members, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    names.map((name) => [name, members.raw(name)] as const).filter(([, value]) => value !== undefined),
  );
