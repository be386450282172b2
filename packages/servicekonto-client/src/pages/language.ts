import type { Language } from '@rathaus/client-core/texts';

/** Languages of the pages. `de-simple` is German Leichte Sprache: the BCP 47 tag that ui-kit uses as well. */
export type PageLanguage = Language | 'de-simple';

export const pageLanguages = ['de', 'en', 'de-simple'] as const satisfies readonly PageLanguage[];

/** German unless the browser prefers English. */
export function languageOf(request: Request): Language {
  for (const part of (request.headers.get('accept-language') ?? '').split(',')) {
    const language = part.trim().slice(0, 2).toLowerCase();
    if (language === 'de' || language === 'en') return language;
  }
  return 'de';
}
