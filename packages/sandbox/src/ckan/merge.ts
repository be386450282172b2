import { validationError } from './errors.ts';
import type { Dict } from './model.ts';

/** The dictionary operations of `package_revise` (CKAN `ckan/lib/navl/dictization_functions.py`, behaviour only). */

const isDict = (value: unknown): value is Dict =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Element of a list by index (also negative) or by the first five or more characters of its id. */
function find(list: readonly unknown[], key: string): number {
  if (/^-?\d{1,4}$/.test(key)) {
    const index = Number(key);
    return index < 0 ? list.length + index : index;
  }
  if (key.length < 5) return -1;
  return list.findIndex((entry) => isDict(entry) && String(entry.id ?? '').startsWith(key));
}

/** Paths under which `expected` differs from `actual`, joined with `__`. */
export function unmatched(actual: unknown, expected: unknown, path: readonly string[] = []): string[] {
  if (isDict(expected) && isDict(actual)) {
    return Object.entries(expected).flatMap(([key, value]) => unmatched(actual[key], value, [...path, key]));
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    return expected.flatMap((value, index) => unmatched(actual[index], value, [...path, String(index)]));
  }
  return actual === expected ? [] : [path.join('__')];
}

/** Value at a flattened key (`resources__0__name`). */
export function valueAt(root: unknown, key: string): unknown {
  return key.split('__').reduce<unknown>((value, part) => {
    if (Array.isArray(value)) return value[find(value, part)];
    return isDict(value) ? value[part] : undefined;
  }, root);
}

/** Deep merge in place; lists by position. */
export function mergeDict(target: Dict, changes: Dict): void {
  for (const [key, value] of Object.entries(changes)) {
    const present = target[key];
    if (isDict(value) && isDict(present)) mergeDict(present, value);
    else if (Array.isArray(value) && Array.isArray(present)) mergeList(present, value);
    else target[key] = value;
  }
}

function mergeList(target: unknown[], changes: readonly unknown[]): void {
  for (const [index, value] of changes.entries()) {
    const present = target[index];
    if (isDict(value) && isDict(present)) mergeDict(present, value);
    else target[index] = value;
  }
}

/** `resources__extend`, `resources__-1__name`, `notes`: sets, merges or appends. */
export function mergeFlattened(root: Dict, key: string, value: unknown): void {
  const parts = key.split('__');
  const last = parts.pop() ?? '';
  const parent = parts.length === 0 ? root : valueAt(root, parts.join('__'));
  if (last === 'extend') {
    if (!Array.isArray(parent) || !Array.isArray(value))
      throw validationError({ [`update__${key}`]: ['Only lists can be extended'] });
    parent.push(...value);
    return;
  }
  const index = Array.isArray(parent) ? find(parent, last) : -1;
  if (Array.isArray(parent)) {
    if (index < 0 || index >= parent.length)
      throw validationError({ [`update__${key}`]: ['Invalid list index'] });
    if (isDict(parent[index]) && isDict(value)) mergeDict(parent[index], value);
    else parent[index] = value;
  } else if (isDict(parent)) {
    if (isDict(parent[last]) && isDict(value)) mergeDict(parent[last], value);
    else parent[last] = value;
  } else {
    throw validationError({ [`update__${key}`]: ['Unable to set value'] });
  }
}

interface Pattern {
  keep: boolean;
  path: readonly string[];
}

export function readPatterns(value: unknown): Pattern[] {
  const texts = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value.map(String) : [];
  return texts.map((text) => {
    const trimmed = text.trim();
    if (!/^[+-]./.test(trimmed)) throw validationError({ filter: ['Patterns must start with + or -'] });
    return { keep: trimmed.startsWith('+'), path: trimmed.slice(1).split('__') };
  });
}

/** Removes what the first fitting pattern drops, in place. */
export function filterGlob(data: Dict | unknown[], patterns: readonly Pattern[]): void {
  const entries = Array.isArray(data)
    ? [...data.entries()].map(([n, value]) => [String(n), value] as const)
    : Object.entries(data);
  const dropped: string[] = [];
  for (const [key, value] of entries) {
    const fits = (part: string | undefined) =>
      part === '*' ||
      part === key ||
      (Array.isArray(data) && part !== undefined && find(data, part) === Number(key));
    const below: Pattern[] = [];
    for (const { keep, path } of patterns) {
      if (!fits(path[0])) continue;
      if (path.length > 1) {
        below.push({ keep, path: path.slice(1) });
        continue;
      }
      // What earlier, longer patterns keep inside survives a drop of the whole.
      if (!keep && below.some((pattern) => pattern.keep)) below.push({ keep: false, path: ['*'] });
      else if (!keep) dropped.push(key);
      break;
    }
    if (below.length > 0 && !dropped.includes(key) && (isDict(value) || Array.isArray(value)))
      filterGlob(value, below);
  }
  if (Array.isArray(data)) {
    for (const index of dropped.map(Number).reverse()) data.splice(index, 1);
  } else {
    for (const key of dropped) delete data[key];
  }
}
