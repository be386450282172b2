import type { HttpHandler } from 'msw';
import { type CkanAnswers, createMockCkanHandlers } from './handlers.ts';
import { type MockSite, mockAnswers } from './site.ts';

/**
 * A small CKAN in memory: datasets, resources with uploads, compare-and-set, names that stay taken. `answers` put
 * an answer in place of what the mock does for an action.
 *
 * @example
 * const { handlers, site } = createMockCkan('https://daten.musterstadt.example');
 * setupServer(...handlers).listen();
 */
export function createMockCkan(
  baseUrl: string | URL,
  options: { organizations?: readonly string[] | undefined; answers?: CkanAnswers | undefined } = {},
): { handlers: HttpHandler[]; site: MockSite } {
  const { site, answers } = mockAnswers(
    new URL(baseUrl).href.replace(/\/$/, ''),
    options.organizations ?? ['stadt'],
  );
  return {
    site,
    handlers: [
      ...createMockCkanHandlers(baseUrl, options.answers ?? {}),
      ...createMockCkanHandlers(baseUrl, answers),
    ],
  };
}
