import { defineMiddleware } from 'astro:middleware';
import { isForeign, refused } from './foreign.ts';
import { policy } from './policy.ts';
import { baseUrl, servicekonto } from './servicekonto.ts';

export const onRequest = defineMiddleware(async ({ request, locals }, next) => {
  // Login, callback and logout; `undefined` for every other path.
  const answer = await servicekonto().handle(request);
  if (answer) return answer;
  // Instead of `security.checkOrigin` in `astro.config.ts`, which would refuse what a provider posts to the login.
  if (isForeign(request, baseUrl)) return refused();
  locals.session = () => servicekonto().session(request);
  const page = await next();
  page.headers.set('content-security-policy', policy());
  page.headers.set('cache-control', 'no-store');
  page.headers.set('x-content-type-options', 'nosniff');
  return page;
});
