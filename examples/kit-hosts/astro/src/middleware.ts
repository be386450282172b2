import { defineMiddleware } from 'astro:middleware';

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

export const onRequest = defineMiddleware(async (_context, next) => {
  const page = await next();
  page.headers.set('content-security-policy', policy);
  return page;
});
