import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ContainerFile } from './write-container.ts';

/**
 * Signatures that lie inside a message of 2.x and become files of the container. The message comes before
 * them, so that they wait in one temporary file beside the result: a message may hold any number of them.
 */
export class SignatureFiles {
  readonly #kept: { name: string; at: number; size: number }[] = [];
  #path = '';
  #handle: FileHandle | undefined;
  #end = 0;

  /** Says where the result goes; needed before the first file. */
  beside(result: string): void {
    const name = `.${basename(result).slice(0, 100)}.${randomUUID().slice(0, 8)}.signatures.part`;
    this.#path = join(dirname(result), name);
  }

  async add({ name, content }: { name: string; content: Uint8Array }): Promise<void> {
    this.#handle ??= await open(this.#path, 'wx+', 0o600);
    await this.#handle.appendFile(content);
    this.#kept.push({ name, at: this.#end, size: content.length });
    this.#end += content.length;
  }

  *files(): Generator<ContainerFile> {
    for (const { name, at, size } of this.#kept) yield { name, size, content: () => this.#read(at, size) };
  }

  async *#read(at: number, size: number): AsyncGenerator<Uint8Array> {
    // A signature was in memory when it was read from the message: it may be so again.
    const { buffer, bytesRead } = await this.#handle!.read(Buffer.alloc(size), 0, size, at);
    yield buffer.subarray(0, bytesRead);
  }

  /** Removes the temporary file. */
  async close(): Promise<void> {
    if (!this.#handle) return;
    await this.#handle.close();
    await rm(this.#path, { force: true });
  }
}
