import type { Locale } from './locale.ts';

const files: Record<string, () => Promise<{ default: Locale }>> = {
  en: () => import('./en.ts'),
  tr: () => import('./tr.ts'),
  uk: () => import('./uk.ts'),
  ar: () => import('./ar.ts'),
  'de-simple': () => import('./de-simple.ts'),
};

/** Milliseconds that an element waits for its texts before it speaks German. */
const PATIENCE = 3000;

/** Milliseconds after which texts that did not arrive may be asked for once more. */
const AGAIN = 10_000;

const asked = new Map<string, number>();

/**
 * Texts that have arrived; `undefined` means the German ones of the element, which are built in, also after a failed try.
 * Without a prototype, so that a language `__proto__` is remembered like any other and not asked for again and again.
 */
export const loaded: Record<string, Locale | undefined> = Object.assign(Object.create(null), {
  de: undefined,
});

/**
 * Asks for the texts of a language. Resolves when they are there, when it is clear that there are none, and when that
 * takes too long.
 *
 * @param late called when they arrive after that
 */
export async function load(key: string, late: () => void): Promise<void> {
  // A page may say any language, also one named like what every object has.
  const file = Object.hasOwn(files, key) ? files[key] : undefined;
  let isLate = false;
  if (file) {
    asked.set(key, performance.now());
    const arrival = file().then(
      ({ default: locale }) => {
        loaded[key] = locale;
        if (isLate) late();
      },
      () => undefined,
    );
    await Promise.race([arrival, new Promise((done) => setTimeout(done, PATIENCE))]);
  }
  isLate = true;
  loaded[key] ??= undefined;
}

/** Whether texts that did not arrive may be asked for once more. */
export const mayAskAgain = (key: string): boolean =>
  !loaded[key] && performance.now() - (asked.get(key) ?? Number.POSITIVE_INFINITY) > AGAIN;
