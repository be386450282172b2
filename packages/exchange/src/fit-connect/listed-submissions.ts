import { type Page, type Pages, paginateOffset, type RathausError } from '@rathaus/client-core';
import type { Abortable } from '@rathaus/client-core/abort';
import { isUuid } from '@rathaus/client-core/text';
import type { components } from '../api/submission-v2.ts';
import { exchangeError } from '../errors.ts';

type SubmissionReference = components['schemas']['SubmissionReference'];
type ReplyReference = components['schemas']['ReplyReference'];

/** How a list is read. */
export interface ListOptions extends Abortable {
  readonly pageSize?: number | undefined;
  /** Hears of an entry that was left out; without it such an entry ends the list. */
  readonly onUnusable?: ((error: RathausError) => void) | undefined;
}

interface Range {
  readonly offset: number;
  readonly limit: number;
}

/** One page as the service gives it. */
interface Listed<Entry> {
  readonly entries: readonly Entry[];
  readonly totalCount?: number | undefined;
}

const mostListed = 10_000;

const fail = (error: RathausError): never => {
  throw error;
};

/** Submissions that wait for pickup. */
export const listedSubmissions = (
  load: (range: Range) => Promise<{
    readonly submissions: readonly SubmissionReference[];
    readonly totalCount?: number | undefined;
  }>,
  options: ListOptions,
): Pages<SubmissionReference, number> =>
  listed<SubmissionReference>(
    async (range) => {
      const { submissions, totalCount } = await load(range);
      return { entries: submissions, totalCount };
    },
    ({ submissionId, caseId }) => isUuid(submissionId) && isUuid(caseId),
    options,
  );

/** Replies that wait for the sender of their submissions. */
export const listedReplies = (
  load: (
    range: Range,
  ) => Promise<{ readonly replies: readonly ReplyReference[]; readonly totalCount?: number | undefined }>,
  options: ListOptions,
): Pages<ReplyReference, number> =>
  listed<ReplyReference>(
    async (range) => {
      const { replies, totalCount } = await load(range);
      return { entries: replies, totalCount };
    },
    ({ replyId, caseId, destinationId }) => isUuid(replyId) && isUuid(caseId) && isUuid(destinationId),
    options,
  );

/**
 * What waits, to the last page but at most 10,000 entries. The ids become names of folders and parts of addresses: an
 * entry whose ids are no UUIDs is left out after its page was counted, so that no other entry is skipped.
 */
function listed<Entry extends object>(
  load: (range: Range) => Promise<Listed<Entry>>,
  hasIds: (entry: Partial<Entry>) => boolean,
  { pageSize = 100, onUnusable = fail, signal }: ListOptions,
): Pages<Entry, number> {
  const all = paginateOffset({
    limit: pageSize,
    signal,
    async load({ offset, limit }) {
      const { entries, totalCount } = await load({ offset, limit });
      const items = entries.slice(0, mostListed - offset);
      const seen = offset + items.length;
      // The total that the service names, but the end when enough was seen.
      return { items, total: seen >= mostListed ? seen : totalCount };
    },
  });
  const isUsable = (entry: Entry | null): boolean => {
    if (hasIds(entry ?? {})) return true;
    onUnusable(exchangeError('exchange.inbox.unusable-answer'));
    return false;
  };
  const usable = (page: Page<Entry, number>) => ({
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
