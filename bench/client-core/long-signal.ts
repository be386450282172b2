import { getEventListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { collectGarbage, cpuPerCall, median } from './measure.ts';

/** What many calls leave behind on a signal that outlives them all. */
export interface LongSignal {
  /** Listeners of the signal after the calls. */
  listeners: number;
  /** Bytes of heap that a call leaves behind, after a collection. */
  heapPerCall: number;
  /** CPU µs per call. */
  cpu: number;
}

/** Heap after everything that is unreachable is gone; weak references and finalizers need turns of the loop. */
async function heldBytes(): Promise<number> {
  for (let turn = 0; turn < 4; turn++) {
    collectGarbage();
    await pause(5);
  }
  return process.memoryUsage().heapUsed;
}

/**
 * Makes `calls` calls in sequence, several times over, with one signal that is never aborted: a signal that gathers
 * something grows with every stretch, what code and caches take does not.
 */
export async function underLongSignal(
  call: (signal: AbortSignal) => Promise<unknown>,
  calls: number,
): Promise<LongSignal> {
  const { signal } = new AbortController();
  const stretch = () => cpuPerCall(() => call(signal), calls);
  await stretch();
  // The collections below drop optimised code, so time comes first.
  const cpu = median([await stretch(), await stretch(), await stretch()]);
  const heap = [await heldBytes()];
  for (let index = 0; index < 3; index++) {
    await stretch();
    heap.push(await heldBytes());
  }
  return {
    listeners: getEventListeners(signal, 'abort').length,
    heapPerCall: median(heap.slice(1).map((bytes, index) => (bytes - heap[index]!) / calls)),
    cpu,
  };
}
