import { type NextRequest, NextResponse } from 'next/server';

// What `next dev` brings: it makes code of texts, and has styles and fonts of its own.
const inDevelopment = process.env.NODE_ENV === 'development';

/** Next finds the nonce for its scripts in the policy of the request. */
export function proxy(request: NextRequest): Response {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = [
    "default-src 'none'",
    inDevelopment ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${inDevelopment ? " 'unsafe-eval'" : ''}`,
    ...(inDevelopment ? ["font-src 'self'"] : []),
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    // No trusted types: Turbopack loads what is imported on demand by an address in a plain text.
  ].join('; ');
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

export const config = { matcher: '/((?!_next/static/).*)' };
