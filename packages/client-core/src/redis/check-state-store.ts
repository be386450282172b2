import { createCollector, pointer, term } from '../findings/index.ts';
import { type StateStoreReport, skipStore, storeRules } from '../state-store/store-rules.ts';
import { storeTimeout, withinTime } from '../state-store/within-time.ts';
import { type RedisStateClient, sendBy } from './redis-client.ts';
import { judgeRedisError } from './redis-errors.ts';

/** What is looked at, and how long. */
export interface CheckRedisOptions {
  client: RedisStateClient;
  /** Milliseconds for the answer. Default 2,000. */
  timeout?: number | undefined;
}

/**
 * Looks whether a Redis is fit for the store, by its `INFO`: its version has `GETDEL`, and it does not evict what is alive.
 * A Redis that does not answer, or may not be asked, is not judged. Throws for options only (`core.store.config`).
 *
 * @example
 * const report = await checkStateStore({ client });
 * if (report.verdict !== 'passed') console.error(reportText(report, stateStoreCatalogue, { language: 'de' }));
 */
export async function checkStateStore({
  client,
  timeout = storeTimeout,
}: CheckRedisOptions): Promise<StateStoreReport> {
  const send = sendBy(client);
  const collector = createCollector();
  const call = { operation: 'check', timeout, judge: judgeRedisError } as const;
  try {
    const info = await withinTime(call, async (deadline) =>
      // One after the other: old servers take one section a command.
      [await send(['INFO', 'server'], deadline), await send(['INFO', 'memory'], deadline)].map(textOf).join(),
    );
    const read = (name: string) => new RegExp(`^${name}:([\\w.-]*)\\r?$`, 'm').exec(info)?.[1] ?? '';
    const version = read('redis_version');
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (version === '') collector.skip('core.unchecked.store', pointer('/redis_version'));
    else if (major < 6 || (major === 6 && minor < 2))
      collector.add(
        storeRules.finding('core.store.too-old', pointer('/redis_version'), { version: term(version) }),
      );
    const policy = read('maxmemory_policy');
    if (policy === '') collector.skip('core.unchecked.store', pointer('/maxmemory_policy'));
    else if (policy !== 'noeviction')
      collector.add(
        storeRules.finding(
          'core.store.evicts',
          pointer('/maxmemory_policy'),
          { policy: term(policy) },
          // Without a bound nothing is evicted today.
          Number(read('maxmemory')) > 0 ? 'error' : 'warning',
        ),
      );
  } catch (error) {
    skipStore(collector, error);
  }
  return { kind: 'core.state-store', ...collector.result() };
}

const textOf = (answer: unknown): string =>
  answer instanceof Uint8Array ? new TextDecoder().decode(answer) : String(answer);
