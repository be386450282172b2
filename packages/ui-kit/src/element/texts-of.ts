import type { Report } from '../reader/reader.ts';

/** Single texts of the page in place of the kit's; what is no text is reported and left out. */
export function textsOf(
  data: { readonly texts?: unknown } | undefined,
  report: Report,
): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [key, text] of Object.entries(data?.texts ?? {}))
    if (typeof text === 'string') result[key] = text;
    else report(`texts.${key}`, 'text');
  return result;
}
