import { isStorable } from '../../metadata/stored-text.ts';

/**
 * The name in what `authorize` gave, or undefined: then it named nobody. Only a plain object with a `name` of its own counts.
 * Errors, functions and classes have a name too: who returns an error where somebody is not signed in, must not let them in.
 */
export function operatorName(given: unknown): string | undefined {
  if (!isPlain(given) || !Object.hasOwn(given, 'name')) return undefined;
  const { name } = given as { readonly name: unknown };
  const counts = typeof name === 'string' && name.trim() !== '' && name.length <= 100 && isStorable(name);
  return counts ? name : undefined;
}

/** Made by `{}`, in whatever realm, or without a prototype. */
function isPlain(given: unknown): given is object {
  if (typeof given !== 'object' || given === null) return false;
  const prototype: unknown = Object.getPrototypeOf(given);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
