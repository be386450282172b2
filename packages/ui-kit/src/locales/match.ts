/**
 * Key of the texts for a BCP 47 tag: Leichte Sprache (`de-simple`, also `de-DE-simple`) by its variant,
 * everything else by the primary subtag (`en-GB` is `en`). No tag is German.
 */
export const localeKey = (tag: string): string =>
  /^de.*-simple/i.test(tag) ? 'de-simple' : tag.replace(/-.*/, '').toLowerCase() || 'de';
