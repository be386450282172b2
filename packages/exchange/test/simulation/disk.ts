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
  /** It is written, and the worker hears of it after minutes, up to half an hour. */
  readonly slow: number;
  /** It was written, but the worker does not hear of it. */
  readonly afterWrite: number;
  /** The worker is killed while it writes: half of an object stays. */
  readonly torn: number;
  /** The worker is killed when all is written. */
  readonly killAfter: number;
  /** An object is gone that the exchange can get again: a ciphertext, or content the service still has. */
  readonly lost: number;
  /** Such an object is there, but not as it was. */
  readonly rotten: number;
  /** A read brings other bytes, once. */
  readonly misread: number;
}

const longestWrite = 1_800_000;
const never = () => new Promise<never>(() => undefined);
const ofCiphertext = (name: string) => name.endsWith('.jwe');
const ofInbox = (name: string) => name.includes('/inbox/');
const changed = (bytes: Uint8Array, at: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  copy[at] = copy[at]! ^ 1;
  return copy;
};

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
  let torn = 0;

  /** What may be lost without anybody being to blame: nothing that exists only here. */
  function decay(name: string): void {
    const object = content.objects.get(name);
    if (!object || !(ofCiphertext(name) || ofInbox(name))) return;
    if (random.chance(faults().lost)) {
      world.fault('object lost');
      content.objects.delete(name);
      world.lost(name, worker);
    } else if (object.bytes.length > 0 && random.chance(faults().rotten)) {
      world.fault('object rotten');
      object.bytes = changed(object.bytes, random.below(object.bytes.length));
    }
  }

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
      if (random.chance(faults().killAfter)) {
        world.fault('killed after writing');
        world.kill(worker);
        return never();
      }
      const isSlow = random.chance(faults().slow);
      if (isSlow) world.fault('disk slow');
      await world.pass(worker, 'disk', 'written', isSlow ? random.below(longestWrite) : 0);
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
      decay(name);
      const object = content.objects.get(name);
      // What opens a proof exists only here; it is promised to be read once more, and not that two misreads do no harm.
      const mayBeMisread = () => !name.endsWith('.opening') || world.allowed('misread', name, 1);
      if (object && object.bytes.length > 0 && random.chance(faults().misread) && mayBeMisread()) {
        world.fault('misread');
        const bytes = changed(object.bytes, random.below(object.bytes.length));
        return (async function* () {
          yield bytes;
        })();
      }
      return content.read(name, options);
    },
    async has(name) {
      await world.pass(worker, 'disk', 'has');
      decay(name);
      return content.has(name);
    },
    async remove(name) {
      await world.pass(worker, 'disk', 'remove');
      await content.remove(name);
    },
    async *list(prefix, options) {
      await world.pass(worker, 'disk', 'list');
      if (random.chance(faults().read)) {
        world.fault('disk list');
        throw away();
      }
      yield* content.list(prefix, options);
    },
  };
}
