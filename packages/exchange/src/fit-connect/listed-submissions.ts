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
  /**
   * Which look at the list this is, counted by whoever looks again and again: of what comes after the first 5,000 entries
   * each look reads another 5,000, so that every entry is seen however many wait. Default: the first 10,000.
   */
  readonly look?: number | undefined;
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
/** Entries that every look reads, and those that it reads in turn. */
const [first, inTurn] = [5000, 5000];
/** Turns that are taken when the service does not say how much there is. */
const unknownTurns = 64;

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
 * What waits, to the last page but at most 10,000 entries from where it begins; with a look, the first 5,000 and a part of
 * the others. The ids become names of folders and parts of addresses: an
 * entry whose ids are no UUIDs is left out after its page was counted, so that no other entry is skipped.
 */
function listed<Entry extends object>(
  load: (range: Range) => Promise<Listed<Entry>>,
  hasIds: (entry: Partial<Entry>) => boolean,
  { pageSize = 100, onUnusable = fail, signal, look }: ListOptions,
): Pages<Entry, number> {
  let all: number | undefined;
  const pagesTo = (end: number): Pages<Entry, number> =>
    paginateOffset({
      limit: pageSize,
      signal,
      async load({ offset, limit }) {
        const { entries, totalCount } = await load({ offset, limit });
        const items = entries.slice(0, end - offset);
        const seen = offset + items.length;
        all = totalCount;
        // The total that the service names, but the end when enough was seen.
        return { items, total: seen >= end ? seen : totalCount };
      },
    });
  const begin = pagesTo(look === undefined ? mostListed : first);
  async function* pages(from: number | undefined): AsyncGenerator<Page<Entry, number>> {
    if (from !== undefined) return yield* pagesTo(from + mostListed).byPage({ from });
    let read = 0;
    for await (const page of begin.byPage()) {
      read += page.items.length;
      yield page;
    }
    if (look === undefined || read < first || (all !== undefined && all <= first)) return;
    const start = first + turnOf(look, all) * inTurn;
    // What was worked off since the last look has moved the rest towards the beginning: a page is read twice for that.
    yield* pagesTo(start + inTurn).byPage({ from: Math.max(first, start - pageSize) });
  }
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
    for await (const page of pages(options?.from)) yield usable(page);
  }
  return {
    // biome-ignore lint/suspicious/noThenProperty: a page object is a promise of its first page by design
    then: (onfulfilled, onrejected) => begin.then(usable).then(onfulfilled, onrejected),
    async *[Symbol.asyncIterator]() {
      for await (const page of byPage()) yield* page.items;
    },
    byPage,
  };
}

/**
 * Which part beyond the first entries a look reads. The turns go round in a power of two: a list that grows meanwhile does
 * not change the order until it is twice as long, so that it cannot keep a part from its turn.
 */
function turnOf(look: number, all: number | undefined): number {
  const parts = all === undefined ? unknownTurns : Math.ceil((all - first) / inTurn);
  const round = 2 ** Math.ceil(Math.log2(parts));
  return (look % round) % parts;
}
