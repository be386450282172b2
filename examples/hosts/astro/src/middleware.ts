import { defineMiddleware } from 'astro:middleware';
import { policy } from './policy.ts';
import { servicekonto } from './servicekonto.ts';

export const onRequest = defineMiddleware(async ({ request, locals }, next) => {
  locals.session = () => servicekonto().session(request);
  const page = await next();
  // The login has a policy of its own.
  if (page.headers.has('content-security-policy')) return page;
  page.headers.set('content-security-policy', policy());
  page.headers.set('cache-control', 'no-store');
  page.headers.set('x-content-type-options', 'nosniff');
  return page;
});
