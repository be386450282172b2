import type { Locale } from './locale.ts';

const files: Record<string, () => Promise<{ default: Locale }>> = {
  en: () => import('./en.ts'),
  tr: () => import('./tr.ts'),
  uk: () => import('./uk.ts'),
  ar: () => import('./ar.ts'),
  'de-simple': () => import('./de-simple.ts'),
};

/** Milliseconds after which texts that did not arrive are asked for once more, when an element is shown anew. */
const AGAIN = 10_000;

/** The texts of a language, or `undefined` when there are none or they do not arrive. German is built in. */
export const load = async (key: string): Promise<Locale | undefined> => {
  // A page may say any language, also one named like what every object has.
  if (!Object.hasOwn(files, key)) return undefined;
  try {
    return (await files[key]!()).default;
  } catch {
    setTimeout(() => delete loaded[key], AGAIN);
    return undefined;
  }
};

/**
 * Texts that have arrived; `undefined` means the German ones of the element, also after a failed try. Without a prototype,
 * so that a language `__proto__` is remembered like any other and not asked for again and again.
 */
export const loaded: Record<string, Locale | undefined> = Object.assign(Object.create(null), {
  de: undefined,
});
