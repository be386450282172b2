import type { Locale } from '../locales/locale.ts';

const files: Record<string, () => Promise<{ default: Locale }>> = {
  en: () => import('../locales/en.ts'),
  tr: () => import('../locales/tr.ts'),
  uk: () => import('../locales/uk.ts'),
  ar: () => import('../locales/ar.ts'),
  'de-simple': () => import('../locales/de-simple.ts'),
};

/** The texts of a language, or `undefined` when there are none or they do not arrive. German is built in. */
export const load = async (key: string): Promise<Locale | undefined> =>
  (await files[key]?.().catch(() => undefined))?.default;

/** Texts that have arrived; `undefined` means the German ones of the element, also after a failed try. */
export const loaded: Record<string, Locale | undefined> = { de: undefined };

/** Language of the nearest `lang` around a node, through shadow roots. */
export function languageOf(node: Element): string {
  const near = node.closest<HTMLElement>('[lang]');
  const { host } = node.getRootNode() as ShadowRoot;
  return near ? near.lang : host ? languageOf(host) : '';
}
