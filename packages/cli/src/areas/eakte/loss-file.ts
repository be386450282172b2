import { randomUUID } from 'node:crypto';
import { close, fsyncSync, openSync, writeSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { ConversionEvent } from '@rathaus/eakte-client/xdomea';
import { UsageFault } from './failures.ts';

const flushAt = 1 << 16;

/**
 * Every place where a conversion changed something, one line of JSON each. The printed report counts; who has to
 * account for single records needs them all. Written beside its place and renamed when the conversion is done.
 */
export class LossFile implements AsyncDisposable {
  readonly #path: string;
  readonly #temporary: string;
  #descriptor: number | undefined;
  #held = '';

  private constructor(path: string) {
    this.#path = path;
    this.#temporary = join(
      dirname(path),
      `.${basename(path).slice(0, 100)}.${randomUUID().slice(0, 8)}.part`,
    );
    this.#descriptor = openSync(this.#temporary, 'wx', 0o600);
  }

  /** Undefined when no path is given. */
  static async open(path: string | undefined, source: string): Promise<LossFile | undefined> {
    if (path === undefined) return undefined;
    const isFolder = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (isFolder || resolve(path) === resolve(source)) {
      throw new UsageFault(
        '--loss-report erwartet den Namen einer neuen Datei.',
        '--loss-report expects the name of a new file.',
      );
    }
    return new LossFile(path);
  }

  /** Writes at once, because a conversion tells its events without waiting. */
  add(event: ConversionEvent): void {
    this.#held += `${JSON.stringify(event)}\n`;
    if (this.#held.length >= flushAt) this.#flush();
  }

  async finish(): Promise<void> {
    this.#flush();
    fsyncSync(this.#descriptor!);
    await this.#close();
    await rename(this.#temporary, this.#path);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#close();
    await rm(this.#temporary, { force: true });
  }

  #flush(): void {
    const bytes = Buffer.from(this.#held);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#descriptor!, bytes, at);
    this.#held = '';
  }

  async #close(): Promise<void> {
    if (this.#descriptor === undefined) return;
    const descriptor = this.#descriptor;
    this.#descriptor = undefined;
    await promisify(close)(descriptor);
  }
}
