import type { FileHandle } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { SyncQueue } from './sync-queue.ts';

function files() {
  const state = { open: 0, most: 0, synced: 0, closed: 0 };
  const file = (fault?: Error) => {
    state.open += 1;
    state.most = Math.max(state.most, state.open);
    return {
      sync: async () => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        if (fault) throw fault;
        state.synced += 1;
      },
      close: async () => {
        state.open -= 1;
        state.closed += 1;
      },
    } as Partial<FileHandle> as FileHandle;
  };
  return { state, file };
}

describe('SyncQueue', () => {
  it('syncs and closes every file, and holds only a few open', async () => {
    const { state, file } = files();
    const queue = new SyncQueue(4);
    for (let count = 0; count < 100; count += 1) await queue.add(file());
    await queue.end();
    expect(state).toEqual({ open: 0, most: 4, synced: 100, closed: 100 });
  });

  it('throws what one file threw, and closes all the same', async () => {
    const { state, file } = files();
    const queue = new SyncQueue(4);
    await queue.add(file(new Error('disk full')));
    await queue.add(file());
    await expect(queue.end()).rejects.toThrow('disk full');
    expect(state).toMatchObject({ open: 0, closed: 2 });
    await expect(queue.add(file())).rejects.toThrow('disk full');
    await queue.settle();
    expect(state).toMatchObject({ open: 0, closed: 3 });
  });
});
