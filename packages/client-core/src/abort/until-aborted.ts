import { unlessAborted } from './abort.ts';
import { throwIfAborted } from './aborted.ts';

/** Anything that gives items one after the other. A `ReadableStream` is one too where it is async iterable (Node). */
export type Items<T> = AsyncIterable<T> | Iterable<T>;

/**
 * The items of a source that may hang (a stream, a database, a function of the application): an abort ends the
 * iteration at once with `core.aborted`, whatever the source waits for, and closes the source without waiting for it.
 * `what` names the work in English: `Reading a container`.
 *
 * @example
 * for await (const chunk of untilAborted(stream, signal, 'Reading a file')) hash.update(chunk);
 */
export async function* untilAborted<T>(
  items: Items<T>,
  signal: AbortSignal | undefined,
  what: string,
): AsyncGenerator<T, void, undefined> {
  throwIfAborted(signal, what);
  if (!signal) {
    yield* items;
    return;
  }
  const iterator = iteratorOf(items);
  let ended = false;
  try {
    for (;;) {
      throwIfAborted(signal, what);
      const next = await unlessAborted(Promise.resolve(iterator.next()), signal, what);
      if (next.done) {
        ended = true;
        return;
      }
      yield next.value;
    }
  } catch (error) {
    // A source that threw itself has ended already; one that was given up is closed below.
    ended = !signal.aborted;
    throw error;
  } finally {
    if (!ended) await close(iterator, signal);
  }
}

const iteratorOf = <T>(items: Items<T>): AsyncIterator<T> | Iterator<T> =>
  Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();

/** Closes a source that was left early. After an abort nobody waits for it: it may be what hangs. */
async function close(
  iterator: AsyncIterator<unknown> | Iterator<unknown>,
  signal: AbortSignal,
): Promise<void> {
  const closed = Promise.resolve(iterator.return?.());
  if (signal.aborted) {
    closed.catch(() => undefined);
    return;
  }
  await unlessAborted(closed, signal, 'Closing a source');
}
