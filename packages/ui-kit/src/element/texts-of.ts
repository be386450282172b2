import type { Report } from '../reader/reader.ts';

/** Single texts of the page in place of the kit's, in an attribute as JSON; what is no text is reported and left out. */
export function textsOf(
  data: { readonly texts?: unknown } | undefined,
  report: Report,
): Record<string, string> {
  const result: Record<string, string> = {};
  try {
    const given: unknown = data?.texts;
    const texts = typeof given === 'string' ? (JSON.parse(given) as object) : given;
    for (const [key, text] of Object.entries(texts ?? {}))
      if (typeof text === 'string') result[key] = text;
      else report(`texts.${key}`, 'text');
  } catch {
    // Or a getter that throws, in code of the page.
    report('texts', 'JSON');
  }
  return result;
}
