import type { Report } from '../reader/reader.ts';

/** Single texts of the page in place of the kit's, in an attribute as JSON; what is no text is reported and left out. */
export function textsOf(
  data: { readonly texts?: unknown } | undefined,
  report: Report,
): Record<string, string> {
  const result: Record<string, string> = {};
  let texts: unknown = data?.texts;
  try {
    if (typeof texts === 'string') texts = JSON.parse(texts);
  } catch {
    texts = report('texts', 'JSON');
  }
  for (const [key, text] of Object.entries(texts ?? {}))
    if (typeof text === 'string') result[key] = text;
    else report(`texts.${key}`, 'text');
  return result;
}
