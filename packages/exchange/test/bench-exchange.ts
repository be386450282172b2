import { createExchange, type Exchange, type ExchangeConfig, type ExchangeEvent } from '../src/index.ts';
import type { ExchangeStore } from '../src/store/exchange-store.ts';
import type { Bench } from './fit-connect-bench.ts';
import { memoryStore } from './work-store.ts';

/** The events that may have this type. */
type EventOf<Type, Event = ExchangeEvent> = Event extends { readonly type: infer Known }
  ? Type extends Known
    ? Event
    : never
  : never;

/** An exchange of the receiving town over the delivery service of a bench, and what its observer saw. */
export interface BenchExchange {
  readonly exchange: Exchange;
  readonly store: ExchangeStore;
  readonly events: ExchangeEvent[];
  /** Events of one type. */
  seen<Type extends ExchangeEvent['type']>(type: Type): EventOf<Type>[];
}

export async function benchExchange(
  bench: Bench,
  transport: ReturnType<Bench['worker']> = bench.worker('beispielhausen'),
  more: Partial<ExchangeConfig> = {},
): Promise<BenchExchange> {
  const store = more.store ?? (await memoryStore(bench.clock, bench.content));
  const events: ExchangeEvent[] = [];
  const exchange = createExchange({
    tenant: 'beispielhausen',
    transports: [transport],
    clock: bench.clock,
    random: () => 0.5,
    observer: (event: ExchangeEvent) => void events.push(event),
    ...more,
    store,
  });
  return {
    exchange,
    store,
    events,
    seen: <Type extends ExchangeEvent['type']>(type: Type) =>
      events.filter((event): event is EventOf<Type> & ExchangeEvent => event.type === type),
  };
}
