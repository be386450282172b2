import { paginateOffset } from '@rathaus/client-core';
import type { components } from '../api/submission-v2.ts';
import { exchangeError } from '../errors.ts';

const mostEvents = 1000;

/** All tokens of a log, page by page. Errors: `exchange.event.refused` for more than anybody writes. */
export async function readEventLog(
  loadPage: (range: { offset: number; limit: number }) => Promise<components['schemas']['EventLog']>,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const tokens: string[] = [];
  const pages = paginateOffset({
    limit: 500,
    signal,
    async load(range) {
      const { eventLog, totalCount } = await loadPage(range);
      return { items: eventLog, total: totalCount };
    },
  });
  for await (const token of pages) {
    tokens.push(token);
    if (tokens.length > mostEvents) {
      throw exchangeError('exchange.event.refused', {
        message: `it has more than ${mostEvents} tokens`,
        details: { reason: 'too-many' },
      });
    }
  }
  return tokens;
}
