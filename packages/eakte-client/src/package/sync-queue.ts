import type { FileHandle } from 'node:fs/promises';

/**
 * Syncs and closes written files while the next ones are written: a disk that is asked for one file at a time waits most
 * of the time. Holds at most `limit` open files.
 */
export class SyncQueue {
  readonly #limit: number;
  readonly #open = new Set<Promise<void>>();
  #failure: { error: unknown } | undefined;

  constructor(limit = 32) {
    this.#limit = limit;
  }

  /** Takes a file over, whatever comes of it. Waits while too many are open; throws what an earlier file threw. */
  async add(handle: FileHandle): Promise<void> {
    const work = this.#finish(handle).catch((error: unknown) => {
      this.#failure ??= { error };
    });
    const entry = work.finally(() => this.#open.delete(entry));
    this.#open.add(entry);
    while (this.#open.size >= this.#limit) await Promise.race(this.#open);
    this.#throwFailure();
  }

  /** Every file is synced and closed; throws what one of them threw. */
  async end(): Promise<void> {
    await this.settle();
    this.#throwFailure();
  }

  /** Every file is closed, however that came out. */
  async settle(): Promise<void> {
    await Promise.all(this.#open);
  }

  async #finish(handle: FileHandle): Promise<void> {
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure.error;
  }
}
