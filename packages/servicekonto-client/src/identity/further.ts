import type { Vertrauensniveau } from '../level/vertrauensniveau.ts';
import { textOf } from './claims.ts';
import type { FurtherAttribute } from './identity.ts';

/** One value that has no member of its own in an identity, as it was delivered. */
export interface StatedAttribute {
  readonly name: string;
  readonly value: unknown;
  readonly level?: Vertrauensniveau | undefined;
}

/** What an account may state beyond the members of an identity; a session carries it all. */
const mostFurther = 64;

/** Names as accounts write them; no name of a member that every object has. */
const plainName = /^[A-Za-z][A-Za-z0-9._:-]{0,99}$/;

/** Keeps what is text; `undefined` when nothing is. */
export function furtherAttributes(
  stated: Iterable<StatedAttribute>,
): Readonly<Record<string, FurtherAttribute>> | undefined {
  const further = new Map<string, FurtherAttribute>();
  for (const { name, value, level } of stated) {
    const [only, ...more]: unknown[] = Array.isArray(value) ? value : [value];
    const text = more.length === 0 ? textOf(only) : undefined;
    if (text === undefined || !plainName.test(name) || further.size >= mostFurther) continue;
    further.set(name, level === undefined ? { value: text } : { value: text, level });
  }
  return further.size === 0 ? undefined : Object.fromEntries(further);
}
