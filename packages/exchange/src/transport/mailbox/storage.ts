import type { Abortable } from '@rathaus/client-core/abort';

/** One entry of a folder of a mailbox. */
export interface MailboxEntry {
  readonly name: string;
  /** `other`: a symbolic link, a device; never read, never removed. */
  readonly type: 'file' | 'folder' | 'other';
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970, by the clock of the mailbox. */
  readonly modifiedAt: number;
}

/**
 * What a mailbox needs of a file system, a WebDAV server or memory. Paths are relative, with `/`, made of the names of
 * the layout only. Errors: `exchange.mailbox.unavailable`, `credentials`, `no-space`, `not-prepared`, `unsafe`,
 * `unusable-answer`; `core.aborted`; those of a source as they are.
 */
export interface MailboxStorage {
  /** Entries of a folder, `''` for the root; undefined when there is no such folder. */
  list(folder: string, options: Abortable): Promise<readonly MailboxEntry[] | undefined>;
  /** A file, unless it is absent. */
  find(path: string, options: Abortable): Promise<Pick<MailboxEntry, 'size' | 'modifiedAt'> | undefined>;
  /** Streams a file; undefined when there is none. */
  open(path: string, options: Abortable): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Makes a folder, unless it is there. */
  makeFolder(path: string, options: Abortable): Promise<void>;
  /**
   * Writes a file that appears whole or not at all: temporary name, sync, rename. One that is there is replaced. `size`:
   * bytes of the source.
   */
  write(
    path: string,
    source: AsyncIterable<Uint8Array>,
    options: Abortable & { readonly size: number },
  ): Promise<void>;
  /** As `write`, but `false`, with nothing changed, when there is a file of this name. */
  create(path: string, bytes: Uint8Array, options: Abortable): Promise<boolean>;
  /** Renames a file in one step. `false` when it is not there any more: somebody else was faster. */
  move(from: string, to: string, options: Abortable): Promise<boolean>;
  /** Removes a file, or a folder that is empty. Nothing there is no error. */
  remove(path: string, options: Abortable & { readonly folder?: boolean }): Promise<void>;
}

/** Reads a small file whole; what is larger than `most` counts as absent of meaning and is `too-large`. */
export async function readSmall(
  storage: MailboxStorage,
  path: string,
  options: Abortable & { readonly most: number },
): Promise<Uint8Array | 'too-large' | undefined> {
  const source = await storage.open(path, options);
  if (!source) return undefined;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of source) {
    size += piece.length;
    if (size > options.most) return 'too-large';
    pieces.push(Uint8Array.from(piece));
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
