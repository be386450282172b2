import { getEventListeners } from 'node:events';

/**
 * Lets go of what listens to signals of processes that were killed. Node keeps a signal of `AbortSignal.any` for as long as
 * somebody listens, and whoever was killed does not take its listeners away any more: a real one is gone with its memory,
 * a simulated one would stay in ours, with its whole world.
 */
export function installSignals(): { restore(): void } {
  const real = AbortSignal.any;
  const made: WeakRef<AbortSignal>[] = [];
  AbortSignal.any = (signals) => {
    const signal = real.call(AbortSignal, signals);
    made.push(new WeakRef(signal));
    return signal;
  };
  return {
    restore() {
      AbortSignal.any = real;
      for (const reference of made) {
        const signal = reference.deref();
        if (!signal) continue;
        for (const listener of getEventListeners(signal, 'abort'))
          signal.removeEventListener('abort', listener as () => void);
      }
    },
  };
}
