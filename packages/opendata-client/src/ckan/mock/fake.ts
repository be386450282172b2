import type { HttpHandler } from 'msw';
import { type CkanAnswers, ckanHandlers } from './handlers.ts';
import { type FakeSite, fakeAnswers } from './site.ts';

/**
 * A small CKAN in memory: datasets, resources with uploads, compare-and-set, names that stay taken. `answers` put
 * an answer in place of what the fake does for an action.
 */
export function createCkanFake(
  baseUrl: string | URL,
  options: { organizations?: readonly string[]; answers?: CkanAnswers } = {},
): { handlers: HttpHandler[]; site: FakeSite } {
  const { site, answers } = fakeAnswers(
    new URL(baseUrl).href.replace(/\/$/, ''),
    options.organizations ?? ['stadt'],
  );
  return {
    site,
    handlers: [...ckanHandlers(baseUrl, options.answers ?? {}), ...ckanHandlers(baseUrl, answers)],
  };
}
