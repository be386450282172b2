import { type NextRequest, NextResponse } from 'next/server';

// What `next dev` brings: it makes code of texts, and styles of its own.
const inDevelopment = process.env.NODE_ENV === 'development';

/** Next finds the nonce for its scripts in the policy of the request. */
export function proxy(request: NextRequest): Response {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = [
    "default-src 'none'",
    inDevelopment ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${inDevelopment ? " 'unsafe-eval'" : ''}`,
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    // Next and its bundler make a policy each for the files they load.
    ...(inDevelopment ? [] : ["require-trusted-types-for 'script'", 'trusted-types nextjs nextjs#bundler']),
  ].join('; ');
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

export const config = { matcher: '/((?!_next/static/).*)' };
