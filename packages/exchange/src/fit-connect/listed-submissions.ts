import { type Page, type Pages, paginateOffset, type RathausError } from '@rathaus/client-core';
import type { Abortable } from '@rathaus/client-core/abort';
import { isUuid } from '@rathaus/client-core/text';
import type { components } from '../api/submission-v2.ts';
import { exchangeError } from '../errors.ts';

type SubmissionReference = components['schemas']['SubmissionReference'];

/** How a list is read. */
export interface ListOptions extends Abortable {
  readonly pageSize?: number | undefined;
  /** Hears of an entry that was left out; without it such an entry ends the list. */
  readonly onUnusable?: ((error: RathausError) => void) | undefined;
}

/** One page as the service gives it. */
type LoadPage = (range: {
  offset: number;
  limit: number;
}) => Promise<{
  readonly submissions: readonly SubmissionReference[];
  readonly totalCount?: number | undefined;
}>;

const mostListed = 10_000;

const fail = (error: RathausError): never => {
  throw error;
};

/**
 * What waits for pickup, to the last page but at most 10,000 entries. The ids become names of folders and parts of
 * addresses: an entry whose ids are no UUIDs is left out after its page was counted, so that no other entry is skipped.
 */
export function listedSubmissions(
  load: LoadPage,
  { pageSize = 100, onUnusable = fail, signal }: ListOptions,
): Pages<SubmissionReference, number> {
  const all = paginateOffset({
    limit: pageSize,
    signal,
    async load({ offset, limit }) {
      const { submissions, totalCount } = await load({ offset, limit });
      const items = submissions.slice(0, mostListed - offset);
      const seen = offset + items.length;
      // The total that the service names, but the end when enough was seen.
      return { items, total: seen >= mostListed ? seen : totalCount };
    },
  });
  const isUsable = (entry: SubmissionReference): boolean => {
    const { submissionId, caseId } = (entry ?? {}) as Partial<SubmissionReference>;
    if (isUuid(submissionId) && isUuid(caseId)) return true;
    onUnusable(exchangeError('exchange.inbox.unusable-answer'));
    return false;
  };
  const usable = (page: Page<SubmissionReference, number>) => ({
    ...page,
    items: page.items.filter(isUsable),
  });
  async function* byPage(options?: { from?: number | undefined }) {
    for await (const page of all.byPage(options)) yield usable(page);
  }
  return {
    // biome-ignore lint/suspicious/noThenProperty: a page object is a promise of its first page by design
    then: (onfulfilled, onrejected) => all.then(usable).then(onfulfilled, onrejected),
    async *[Symbol.asyncIterator]() {
      for await (const page of byPage()) yield* page.items;
    },
    byPage,
  };
}
