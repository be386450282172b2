import { createContext, Script } from 'node:vm';

/** Work that ended in its time, or did not. */
export type Timed<T> = { readonly ended: true; readonly value: T } | { readonly ended: false };

/**
 * Runs synchronous work that is ended when its time is over, wherever it is: V8 stops a regular expression in the middle
 * of its backtracking, too. That bounds what a hostile document can do with the patterns of a harmless schema, which no
 * look at the patterns could. Running out of stack ends the work the same way. It is no sandbox: the work is our own.
 */
export function createDeadline(timeout: number): <T>(work: () => T) => Timed<T> {
  const frame: { run?: (() => void) | undefined } = Object.create(null);
  const context = createContext(frame);
  const script = new Script('run()');
  return <T>(work: () => T): Timed<T> => {
    let result: Timed<T> = { ended: false };
    frame.run = () => {
      result = { ended: true, value: work() };
    };
    try {
      script.runInContext(context, { timeout: Math.ceil(timeout) });
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT' && !(error instanceof RangeError)) throw error;
      return { ended: false };
    } finally {
      frame.run = undefined;
    }
    return result;
  };
}
