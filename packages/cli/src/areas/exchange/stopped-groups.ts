import { type Exchange, type FailureClass, needsAsking } from '@rathaus/exchange';

/** What has stopped for one reason in one direction. */
export interface StoppedGroup {
  readonly tenant: string;
  readonly box: 'outbox' | 'inbox';
  readonly code: string;
  readonly count: number;
  /** It may have arrived, and nobody has said that the recipients were asked: it does not go on. */
  readonly waitsForAnswer: boolean;
}

/** What has stopped and fits the filter. */
export async function stoppedOf(
  tenant: string,
  exchange: Exchange,
  filter: { code: string | undefined; class: FailureClass | undefined; asked: boolean },
): Promise<StoppedGroup[]> {
  const { failures } = await exchange.status();
  return failures.flatMap(({ kind, state, code, class: failureClass, count }): StoppedGroup[] => {
    if (state !== 'stopped' || (kind !== 'delivery' && kind !== 'received')) return [];
    if (filter.code !== undefined && filter.code !== code) return [];
    if (filter.class !== undefined && filter.class !== failureClass) return [];
    const box = kind === 'delivery' ? 'outbox' : 'inbox';
    return [{ tenant, box, code, count, waitsForAnswer: needsAsking(code) && !filter.asked }];
  });
}
