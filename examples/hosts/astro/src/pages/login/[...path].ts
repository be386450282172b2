import type { APIRoute } from 'astro';
import { servicekonto } from '../../servicekonto.ts';

/** Login, callback, and what a provider posts to us. */
export const ALL: APIRoute = async ({ request, rewrite }) =>
  (await servicekonto().handle(request)) ?? rewrite('/404');
