import { seeOther } from '../pages/page.ts';
import { passageContent } from '../pages/passage.ts';
import type { Context } from './context.ts';
import type { Passage } from './protocol.ts';
import { showPage } from './show-page.ts';

/** Sends the browser on to a provider: by a redirect, or by a page with a form that posts itself. */
export async function passageTo(
  context: Context,
  request: Request,
  passage: Passage,
  cookies: readonly string[],
): Promise<Response> {
  if (passage.kind === 'redirect') return seeOther(passage.url, cookies);
  return showPage(context, request, passageContent(passage, context.language(request), cookies));
}
