/**
 * The entry whose language fits a BCP 47 tag: Leichte Sprache (`de-simple`, also `de-DE-simple`) only by its
 * variant, everything else by the primary subtag (`en-GB` finds `en`). Nothing when there is none.
 */
export function localeFor<T extends { readonly lang: string }>(
  tag: string,
  locales: readonly T[],
): T | undefined {
  const [primary, ...rest] = tag.toLowerCase().split('-');
  const wanted = rest.includes('simple') ? `${primary}-simple` : primary;
  return locales.find(({ lang }) => lang === wanted);
}
