import { type NextRequest, NextResponse } from 'next/server';
import { errorPage } from '@/pages';
import { policy } from '@/policy';
import { base, baseUrl, servicekonto } from '@/servicekonto';

const isProtected = /^\/geschuetzt\/?$/;
/** Answered by `app/login`, `app/logout` and `app/logged-out`; a header set here would replace theirs. */
const ofLogin = /^\/(?:login\/.+|logout|logged-out)$/;

export async function proxy(request: NextRequest): Promise<Response> {
  try {
    // The login may be answered here instead; then the three folders are not needed.
    const answer = process.env.LOGIN_IN === 'proxy' && (await servicekonto().handle(request));
    if (answer) return answer;
    const { pathname, search } = request.nextUrl;
    if (ofLogin.test(pathname)) return NextResponse.next();
    // Whatever keeps sessions away is found here: a page of Next that fails is empty without script.
    const session = await servicekonto().session(request, { touch: false });
    if (isProtected.test(pathname) && !session?.atLeast('substanziell'))
      return await toLogin(request, `${base}${pathname}${search}`);
  } catch (error) {
    console.error(error);
    return errorPage();
  }
  return withPolicy(request);
}

async function toLogin(request: Request, back: string): Promise<Response> {
  const href = await servicekonto().loginHref(request, { level: 'substanziell', return: back });
  return new Response(null, {
    status: 303,
    headers: { location: new URL(href, baseUrl).href, 'cache-control': 'no-store' },
  });
}

/** Next finds the nonce for its scripts in the policy of the request. */
function withPolicy(request: NextRequest): Response {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const text = policy({ scripts: `'nonce-${nonce}' 'strict-dynamic'` });
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', text);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', text);
  return response;
}

export const config = { matcher: '/((?!_next/static/).*)' };
