import { callApplication, throwIfAborted } from '@rathaus/client-core/abort';
import { directoryFault } from './directory-fault.ts';

/** What is going on, for the error of an abort. */
export const usingFolder = 'Using a mailbox folder';

/** Calls of the file system, each with its time: a share that is gone hangs. */
export function boundedCalls(timeout: number) {
  /** Errors: those of `directoryFault`, `core.aborted`. */
  async function call<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    try {
      return await callApplication(usingFolder, work, { signal, timeout });
    } catch (error) {
      throwIfAborted(signal, usingFolder);
      throw directoryFault(error);
    }
  }

  /** Opens something. What opens when nobody waits any more is closed at once. */
  async function opened<Handle extends { close(): Promise<void> }>(
    signal: AbortSignal | undefined,
    open: () => Promise<Handle>,
  ): Promise<Handle> {
    let opening: Promise<Handle> | undefined;
    try {
      return await call(signal, () => {
        opening = open();
        return opening;
      });
    } catch (error) {
      opening?.then((handle) => handle.close()).catch(() => undefined);
      throw error;
    }
  }

  return { call, opened };
}
