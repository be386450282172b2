import { beforeAll, describe, expect, it } from 'vitest';
import { createMemoryContent } from '../../test/memory-content.ts';
import { memoryStore } from '../../test/work-store.ts';
import { createExchange, createLoopback, createWorker, type ExchangeConfig } from '../index.ts';

let config: ExchangeConfig;
beforeAll(async () => {
  config = {
    tenant: 'musterstadt',
    version: '1',
    store: await memoryStore(Date.now, createMemoryContent()),
    transports: [createLoopback().transport({ mailboxes: { archiv: {} } })],
  };
});

/** The members that are at fault, and the whole message. */
function faultsOf(make: () => unknown): { members: unknown; message: string } {
  try {
    make();
  } catch (error) {
    expect(error).toMatchObject({ name: 'RathausError', code: 'exchange.config.invalid' });
    const { details, message } = error as { details: { members: string }; message: string };
    return { members: details.members, message };
  }
  return { members: '', message: '' };
}
const given = (more: object) => faultsOf(() => createExchange({ ...config, ...more } as ExchangeConfig));

describe('a configuration with a member of another type', () => {
  it.each<[object, string]>([
    [{ store: 5 }, 'store'],
    [{ store: null }, 'store'],
    [{ store: { db: {}, content: {} } }, 'store'],
    [{ clock: 5 }, 'clock'],
    [{ random: 5 }, 'random'],
    [{ createId: 'x' }, 'createId'],
    [{ observer: 5 }, 'observer'],
    [{ logger: console }, 'logger'],
    [{ outbox: 5 }, 'outbox'],
    [{ inbox: [] }, 'inbox'],
    [{ work: 'fast' }, 'work'],
    [{ work: { patience: 5 } }, 'work.patience'],
    [{ work: { breaker: null } }, 'work.breaker'],
    [{ outbox: { retention: 5 } }, 'outbox.retention'],
    [{ inbox: { retention: { records: 5 } } }, 'inbox.retention.records'],
    [{ transports: [{ kind: 'webdav' }] }, 'transports[0]'],
    [{ transports: [null] }, 'transports[0]'],
    [{ store: 5, clock: 5, observer: 5, work: { lease: -1 } }, 'store, work.lease, clock, observer'],
  ])('%j is refused, all faults at once', (more, members) => {
    expect(given(more).members).toBe(members);
  });

  it('that is half a way of delivery names what it lacks', () => {
    const { sources: _, send: __, ...half } = config.transports![0]!;
    expect(given({ transports: [half] }).message).toContain(
      'transports[0] is half a way of delivery, without send, sources',
    );
  });

  it('and FIT-Connect of another type are refused by their places', () => {
    const { members } = given({
      fitConnect: { trust: { isRevoked: true }, endpoints: 5, fetch: 5, destinations: [null] },
    });
    for (const member of ['fetch', 'endpoints.tokenUrl', 'trust.isRevoked', 'destinations[0]'])
      expect(String(members).split(', ')).toContain(`fitConnect.${member}`);
    expect(given({ fitConnect: 5 }).members).toMatch(/^fitConnect, /);
  });
});

describe('a member that nobody reads', () => {
  it.each<[object, string]>([
    [{ wrok: {} }, 'wrok is unknown, perhaps work is meant'],
    [{ Outbox: {} }, 'Outbox is unknown, perhaps outbox is meant'],
    [{ transport: [] }, 'transport is unknown, perhaps transports is meant'],
    [
      { outbox: { recieptInterval: 1 } },
      'outbox.recieptInterval is unknown, perhaps receiptInterval is meant',
    ],
    [{ inbox: { handlerTimout: 1 } }, 'inbox.handlerTimout is unknown, perhaps handlerTimeout is meant'],
    [
      { inbox: { retention: { acepted: 1 } } },
      'inbox.retention.acepted is unknown, perhaps accepted is meant',
    ],
    [{ work: { concurency: 1 } }, 'work.concurency is unknown, perhaps concurrency is meant'],
    [
      { work: { patience: { stopafter: 1 } } },
      'work.patience.stopafter is unknown, perhaps stopAfter is meant',
    ],
    [{ work: { breaker: { failure: 1 } } }, 'work.breaker.failure is unknown, perhaps failures is meant'],
    [{ fitConnect: { clientID: 'x' } }, 'fitConnect.clientID is unknown, perhaps clientId is meant'],
    [{ fitConnect: { trust: { root: [] } } }, 'fitConnect.trust.root is unknown, perhaps roots is meant'],
    [{ outbox: { zzzzzzzzzzzz: 1 } }, 'outbox.zzzzzzzzzzzz is unknown, known are receiptInterval, retention'],
    [{ ['x'.repeat(100_000)]: 1 }, ' is unknown, known are tenant, version, store, '],
  ])('%# is a fault that names the nearest', (more, message) => {
    expect(given(more).message).toContain(message);
  });

  it('of a worker is one too', () => {
    const exchanges = createExchange(config);
    const worker = (more: object) => faultsOf(() => createWorker({ exchanges, ...more }));
    expect(worker({ onRecieve: () => undefined }).message).toContain(
      'onRecieve is unknown, perhaps onReceive is meant',
    );
    expect(worker({ onReceive: 5, clock: 5 }).members).toBe('onReceive, clock');
    expect(worker({ concurrency: 2, observer: () => undefined }).members).toBe('');
  });

  it('does not count when it is undefined: some build their configuration so', () => {
    expect(given({ wrok: undefined, outbox: undefined, inbox: { interval: undefined } }).members).toBe('');
  });
});
