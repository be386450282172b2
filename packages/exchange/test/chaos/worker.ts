/**
 * A worker of the chaos test: a process that serves both towns, enqueues what its parent asks for, and is killed. What it
 * is started with stands in `RATHAUS_CHAOS_WORKER`.
 */
import { createExchange, createWorker, type ExchangeEvent, type OnReceive } from '../../src/index.ts';
import { readWhole, requestOf } from './business.ts';
import { createEffects } from './effects.ts';
import { createKillPoints } from './kill-points.ts';
import { type FromWorker, startVariable, type ToWorker, type WorkerStart } from './messages.ts';
import { openStore, pace, sender, townConfig, towns } from './town-config.ts';
import { worldTime } from './world-clock.ts';

const start = JSON.parse(process.env[startVariable] ?? '{}') as WorkerStart;
const { shared, skew } = start;
let time = start.clock;

const tell = (message: FromWorker): void => {
  process.send?.(message);
};
const points = createKillPoints(start.plan);
const effects = createEffects(start.effects);
const opened = openStore(shared, {
  clock: () => worldTime(time) + time.databaseSkew,
  fs: points.fs((modified) => worldTime(time, modified)),
});
const store = { ...opened, db: opened.db.withPlugin(points.statements) };
const clock = () => worldTime(time) + skew;

const observer = (event: ExchangeEvent): void => {
  if (event.type === 'work.stopped' || event.type === 'work.failed')
    tell({ type: 'told', what: `${event.type} ${event.error.code}`, about: `${event.kind} ${event.id}` });
  if (event.type === 'work.blocked' || event.type === 'work.unblocked' || event.type === 'work.breaker')
    tell({ type: 'told', what: event.type, about: event.tenant });
  if (event.type === 'delivery.notice')
    tell({ type: 'told', what: `notice ${event.code}`, about: event.deliveryId });
  if (event.type === 'received.notice')
    tell({ type: 'told', what: `notice ${event.code}`, about: event.receivedId });
  if (event.type === 'worker.fault')
    tell({ type: 'told', what: event.error.code, about: String(event.error.cause) });
};

const exchanges = createExchange({
  config: (id) => townConfig(id, shared, { store, clock, observer, name: `worker ${start.worker}` }),
});
const onReceive: OnReceive = async (delivery) => {
  const business = await readWhole(delivery);
  points.handler('before');
  effects.once({ key: delivery.key, business });
  points.handler('after');
};

const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
process.on('message', (message: ToWorker) => {
  if (message.type === 'clock') time = message.clock;
  else void enqueue(message.number);
});
// A worker whose parent has gone is nobody's.
process.once('disconnect', () => process.exit(1));

/** As an application does it: again under the same key until it is known to be stored. */
async function enqueue(number: number): Promise<void> {
  for (;;) {
    try {
      const { outbox } = await exchanges.tenant(sender);
      await outbox.enqueue(requestOf(number, shared.fitconnect.subscriber.destinationId));
      tell({ type: 'enqueued', number });
      return;
    } catch (error) {
      if (stop.signal.aborted) return;
      tell({ type: 'told', what: 'enqueue failed', about: `${number}: ${String(error)}` });
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

tell({ type: 'ready' });
await createWorker({ exchanges, tenants: () => towns, onReceive, clock, observer, ...pace }).run({
  signal: stop.signal,
});
await store.close();
process.exit(0);
