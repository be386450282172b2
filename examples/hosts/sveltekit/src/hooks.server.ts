import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks';
import { isForeign, refused } from '#lib/server/foreign.ts';
import { baseUrl, servicekonto } from '#lib/server/servicekonto.ts';

/** What is missing is said when the server starts, not to the first visitor. */
export const init: ServerInit = () => {
  servicekonto();
};

export const handle: Handle = async ({ event, resolve }) => {
  // Login, callback and logout; `undefined` for every other path.
  const answer = await servicekonto().handle(event.request);
  if (answer) return answer;
  // Instead of `csrf` in `vite.config.ts`, which would refuse what a provider posts to the login.
  if (isForeign(event.request, baseUrl)) return refused();
  event.locals.session = () => servicekonto().session(event.request);
  const page = await resolve(event);
  page.headers.set('cache-control', 'no-store');
  return page;
};

/** Visitors see `+error.svelte`; nothing from the inside goes to the browser. */
export const handleError: HandleServerError = ({ kind, error }) => {
  if (kind !== 'unknown') return;
  console.error(error);
  return { message: 'Das hat nicht geklappt' };
};
