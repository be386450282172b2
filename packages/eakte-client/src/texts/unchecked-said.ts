import type { Unchecked } from '@rathaus/client-core/findings';
import { createMask, type LocalText, type Mask, shownValues } from '@rathaus/client-core/texts';
import { uncheckedTexts } from './unchecked.ts';

/** What was not checked, or what to do about it, in words; undefined for what this package does not know. */
export function uncheckedSaid(
  { what, values }: Unchecked,
  part: 'title' | 'remedy',
  mask: Mask = createMask({}),
): LocalText | undefined {
  const said = Object.hasOwn(uncheckedTexts, what) ? uncheckedTexts[what]![part] : undefined;
  return typeof said === 'function' ? said(shownValues(values, mask)) : said;
}
