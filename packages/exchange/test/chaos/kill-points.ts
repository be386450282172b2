import type { FileHandle } from 'node:fs/promises';
import * as node from 'node:fs/promises';
import type { KyselyPlugin } from 'kysely';
import type { ContentFileSystem } from '../../src/node/index.ts';
import type { DiskStep, KillPlan } from './kill-plan.ts';

/** Ends this very process as the out-of-memory killer or a power cut would: nothing runs any more. */
const die = (): void => {
  process.kill(process.pid, 'SIGKILL');
};

/** Places within a worker where its plan can end it. */
export function createKillPoints(plan: KillPlan | undefined) {
  let disk = 0;
  let statements = 0;

  async function onDisk<T>(step: DiskStep, work: () => Promise<T>): Promise<T> {
    if (plan?.at !== 'disk' || plan.step !== step) return work();
    disk += 1;
    const isNow = disk === plan.nth;
    if (isNow && plan.moment === 'before') die();
    const result = await work();
    if (isNow) die();
    return result;
  }

  return {
    fs: (timeOfFile: (modified: number) => number): ContentFileSystem => ({
      ...pick(node),
      open: (...args) => onDisk('open', async () => watched(await node.open(...args), onDisk)),
      rename: (...args) => onDisk('rename', () => node.rename(...args)),
      unlink: (...args) => onDisk('remove', () => node.unlink(...args)),
      rm: (...args) => onDisk('remove', () => node.rm(...args)),
      // The disk knows the real time only; the sweep asks for that of the world.
      lstat: (async (path: Parameters<typeof node.lstat>[0]) => {
        const found = await node.lstat(path);
        found.mtimeMs = timeOfFile(found.mtimeMs);
        return found;
      }) as typeof node.lstat,
    }),

    /** Sees every statement, whichever way it goes to the database. */
    statements: {
      transformQuery({ node: query }) {
        statements += 1;
        if (plan?.at === 'database' && plan.moment === 'before' && statements === plan.nth) die();
        return query;
      },
      async transformResult({ result }) {
        if (plan?.at === 'database' && plan.moment === 'after' && statements >= plan.nth) die();
        return result;
      },
    } satisfies KyselyPlugin,

    handler(moment: 'before' | 'after'): void {
      if (plan?.at === 'handler' && plan.moment === moment) die();
    },
  };
}

const pick = ({ chmod, mkdir, opendir, rmdir, open, rename, rm, unlink, lstat }: typeof node) => ({
  chmod,
  mkdir,
  opendir,
  rmdir,
  open,
  rename,
  rm,
  unlink,
  lstat,
});

type OnDisk = <T>(step: DiskStep, work: () => Promise<T>) => Promise<T>;

/** A file whose writes and syncs are steps. */
function watched(file: FileHandle, onDisk: OnDisk): FileHandle {
  return new Proxy(file, {
    get(target, member) {
      const value: unknown = Reflect.get(target, member);
      if (typeof value !== 'function') return value;
      const bound = (value as (...args: unknown[]) => unknown).bind(target);
      if (member === 'appendFile') return (...args: unknown[]) => onDisk('write', async () => bound(...args));
      if (member === 'sync') return () => onDisk('sync', async () => bound());
      return bound;
    },
  });
}
