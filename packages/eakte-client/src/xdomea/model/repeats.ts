/** Where an object of the model keeps what its message says again of a field that may be there once. */
const earlier = Symbol('earlier values');

interface Repeated {
  [earlier]?: Map<string, unknown[]> | undefined;
}

/**
 * Notes the value that a field has, before the message sets it again. The message is then wrong and the last value wins, but
 * what an earlier one says must not get lost unseen: a failure before a success, a wrong hash before a right one.
 */
export function noteRepeat(object: object, field: string): void {
  const holder = object as Repeated;
  holder[earlier] ??= new Map();
  const values = holder[earlier].get(field);
  const value = (object as Record<string, unknown>)[field];
  if (values) values.push(value);
  else holder[earlier].set(field, [value]);
}

/** Values that a message gave a field before the one it has; in a valid message none. */
export const earlierValues = <Part extends object, Field extends keyof Part & string>(
  object: Part,
  field: Field,
): readonly NonNullable<Part[Field]>[] =>
  ((object as Repeated)[earlier]?.get(field) as NonNullable<Part[Field]>[] | undefined) ?? [];

/** All values that a message gives a field, in its order. */
export function* allValues<Part extends object, Field extends keyof Part & string>(
  object: Part | undefined,
  field: Field,
): Generator<NonNullable<Part[Field]>> {
  if (object === undefined) return;
  yield* earlierValues(object, field);
  const last = object[field];
  if (last !== undefined && last !== null) yield last;
}

/** An object once more for each earlier value of one of its fields, so that each value is read with what is beside it. */
export function* readings<Part extends object>(object: Part): Generator<Part> {
  for (const [field, values] of (object as Repeated)[earlier] ?? [])
    for (const value of values) yield { ...object, [earlier]: undefined, [field]: value };
  yield object;
}
