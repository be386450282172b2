import { isRathausError } from '@rathaus/client-core';
import { callApplication } from '@rathaus/client-core/abort';
import type { LoginPage } from '../config/pages.ts';
import { servicekontoError } from '../errors.ts';
import { builtInPage, type PageContent } from '../pages/frame.ts';
import { guardHeaders } from '../pages/page.ts';
import { framedPolicy, sourceHash } from '../pages/policy.ts';
import type { Context } from './context.ts';

/** A function of the application that makes a page. */
export interface OwnPage {
  /** For the error. */
  readonly what: string;
  readonly make: () => Response | Promise<Response>;
  /** Only an HTML document will do. */
  readonly html?: boolean;
}

/** The page of the application, or `undefined` when it cannot be made, which is reported. */
export async function ownPage(
  context: Context,
  { signal }: Request,
  { what, make, html = false }: OwnPage,
): Promise<Response | undefined> {
  const timeout = context.settings.applicationTimeout;
  try {
    const response = await callApplication(what, make, { signal, timeout });
    // A body that was read, or something that is no response, would fail only when it is sent.
    if (response.bodyUsed || typeof response.headers.get !== 'function')
      throw new TypeError('not a fresh Response');
    if (html && !response.headers.get('content-type')?.startsWith('text/html'))
      throw new TypeError('not an HTML document');
    return response;
  } catch (cause) {
    if (signal.aborted) throw cause;
    const error = servicekontoError('servicekonto.page.failed', {
      message: isRathausError(cause) ? cause.code : undefined,
      cause,
    });
    context.notify({ type: 'page.failed', code: error.code });
    context.log(error);
    return undefined;
  }
}

/** A page of ours in the frame of the application (`layout`), or in the built-in one. */
export async function showPage(context: Context, request: Request, content: PageContent): Promise<Response> {
  const { layout } = context.settings.config;
  const page = await pageOf(content, request);
  const framed =
    layout &&
    (await ownPage(context, request, {
      what: 'The function for the layout',
      make: () => layout(page),
      html: true,
    }));
  if (!framed) return guarded(await builtInPage(page), content);
  const response = guarded(framed, content);
  response.headers.delete('location');
  const own = framed.headers.get('content-security-policy');
  response.headers.set('content-security-policy', framedPolicy(own, page));
  return response;
}

async function pageOf(content: PageContent, request: Request): Promise<LoginPage> {
  const { kind, status, language, title, main, script } = content;
  const page = { kind, status, language, title, main, scriptSource: '', request };
  if (script === undefined) return page;
  return { ...page, main: `${main}<script>${script}</script>`, scriptSource: await sourceHash(script) };
}

/** What protects a login is set by us, on the pages of the application as well; its own cookies and headers stay. */
export function guarded(
  response: Response,
  { status, headers = {}, cookies = [] }: Pick<PageContent, 'status' | 'headers' | 'cookies'>,
): Response {
  const all = new Headers(response.headers);
  for (const [name, value] of Object.entries({ ...guardHeaders, 'x-frame-options': 'DENY', ...headers }))
    all.set(name, value);
  for (const cookie of cookies) all.append('set-cookie', cookie);
  return new Response(response.body, { status, headers: all });
}
