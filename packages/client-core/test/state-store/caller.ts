/**
 * One of several processes that use a store at the same time: forked with `KIND URL PREFIX ROUNDS`. Says when it is ready,
 * begins when it is told to, and says what its 100 parallel callers got in each round.
 */
import { once } from 'node:events';
import { openStore, type StoreKind } from './open-store.ts';

const [kind = '', url = '', prefix = '', rounds = ''] = process.argv.slice(2);
const callers = Array.from({ length: 100 }, (_, index) => index);
const { store, close } = await openStore(kind as StoreKind, url, { timeout: 20_000 });
await store.get('x');
process.send?.('ready');
await once(process, 'message');
const got: { stored: string[]; taken: (string | undefined)[]; counted: number[] }[] = [];
for (let round = 0; round < Number(rounds); round += 1) {
  const name = (caller: number) => `${process.pid}:${caller}`;
  const [added, taken, counted] = await Promise.all([
    Promise.all(callers.map((caller) => store.add(`${prefix}:add:${round}`, name(caller), 60_000))),
    Promise.all(callers.map(() => store.take(`${prefix}:take:${round}`))),
    Promise.all(callers.map(() => store.count(`${prefix}:count`, 60_000))),
  ]);
  got.push({
    stored: callers.filter((caller) => added[caller]).map(name),
    taken: taken.filter((value) => value !== undefined),
    counted,
  });
}
await close();
process.send?.(got, () => process.disconnect());
