import type { ContentStore } from '../../src/content/content-store.ts';
import { exchangeError } from '../../src/errors.ts';
import type { MemoryContent } from '../memory-content.ts';
import type { Seeded } from './seeded.ts';
import type { World } from './world.ts';

/** What happens to the disk now. Each is a probability. */
export interface DiskFaults {
  /** The disk is full, or does not answer. */
  readonly write: number;
  readonly read: number;
  /** It was written, but the worker does not hear of it. */
  readonly afterWrite: number;
  /** The worker is killed while it writes: half of an object stays. */
  readonly torn: number;
  /** An object is gone. */
  readonly lost: number;
}

/** The disk of all workers, as one of them sees it. */
export function simulatedDisk(
  worker: string,
  content: MemoryContent,
  world: World,
  random: Seeded,
  faults: () => DiskFaults,
): ContentStore {
  const away = () =>
    random.chance(0.5)
      ? exchangeError('exchange.content.no-space', {
          cause: Object.assign(new Error('no space left'), { code: 'ENOSPC' }),
        })
      : exchangeError('exchange.content.unavailable', {
          cause: Object.assign(new Error('i/o error'), { code: 'EIO' }),
        });
  const never = () => new Promise<never>(() => undefined);
  let torn = 0;

  return {
    async write(name, source, options) {
      await world.pass(worker, 'disk', 'write');
      if (random.chance(faults().write)) {
        world.fault('disk write');
        throw away();
      }
      if (random.chance(faults().torn)) {
        world.fault('killed while writing');
        torn += 1;
        content.objects.set(`${name}~${worker}${torn}`, {
          bytes: new Uint8Array(7),
          modifiedAt: world.time.now,
          partial: true,
        });
        world.kill(worker);
        return never();
      }
      const stored = await content.write(name, source, options);
      await world.pass(worker, 'disk', 'written');
      if (random.chance(faults().afterWrite)) {
        world.fault('write not heard of');
        throw away();
      }
      return stored;
    },
    async read(name, options) {
      await world.pass(worker, 'disk', 'read');
      if (random.chance(faults().read)) {
        world.fault('disk read');
        throw away();
      }
      if (random.chance(faults().lost)) {
        world.fault('object lost');
        content.objects.delete(name);
      }
      return content.read(name, options);
    },
    async has(name) {
      await world.pass(worker, 'disk', 'has');
      return content.has(name);
    },
    async remove(name) {
      await world.pass(worker, 'disk', 'remove');
      await content.remove(name);
    },
    async *list(prefix, options) {
      await world.pass(worker, 'disk', 'list');
      yield* content.list(prefix, options);
    },
  };
}
