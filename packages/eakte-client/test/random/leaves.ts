/** The values of an object by path: `a.b[0].c` → text of the value. Lists and objects without content count as well. */
export function leaves(value: unknown, path = '', into = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      leaves(item, `${path}[${index}]`, into);
    });
  } else if (typeof value === 'object' && value !== null) {
    for (const [field, inner] of Object.entries(value))
      leaves(inner, path === '' ? field : `${path}.${field}`, into);
  } else if (value !== undefined) into.set(path, JSON.stringify(value));
  return into;
}

/** Takes a path out of an object; an element of a list leaves a hole, so that the others keep their index. */
export function remove(value: unknown, path: string): void {
  const steps = path.match(/[^.[\]]+/g) ?? [];
  let at = value as Record<string, unknown>;
  for (const step of steps.slice(0, -1)) {
    if (typeof at !== 'object' || at === null) return;
    at = at[step] as Record<string, unknown>;
  }
  if (typeof at === 'object' && at !== null) delete at[steps.at(-1)!];
}

/** Closes the holes of `remove`. */
export function compact(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map(compact);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, compact(inner)]));
}
