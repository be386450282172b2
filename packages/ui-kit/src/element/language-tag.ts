/**
 * The tag when it is one of BCP 47 by its form, else nothing. It goes into attributes, where markup must not get in, and
 * into formats of dates and numbers, which throw on any other.
 */
export function languageTag(tag: unknown): string | undefined {
  try {
    return typeof tag === 'string' && Intl.getCanonicalLocales(tag)[0] ? tag : undefined;
  } catch {
    return undefined;
  }
}
