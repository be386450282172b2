import { seeOther } from '../pages/page.ts';
import { passageContent } from '../pages/passage.ts';
import type { Context } from './context.ts';
import type { Passage } from './protocol.ts';
import { showPage } from './show-page.ts';

/** Sends the browser on to a provider, for what it is to do there: by a redirect, or by a page with a form. */
export async function passageTo(
  context: Context,
  request: Request,
  to: 'login' | 'logout',
  passage: Passage,
  cookies: readonly string[],
): Promise<Response> {
  if (passage.kind === 'redirect') return seeOther(passage.url, cookies);
  return showPage(context, request, passageContent(passage, to, context.language(request), cookies));
}
