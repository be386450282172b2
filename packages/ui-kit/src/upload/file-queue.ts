import { faultOf, sameFile } from './file-rules.ts';
import { postFile } from './post-file.ts';
import type { UploadData } from './upload.ts';
import { bad, busy, type UploadItem } from './upload-list.ts';

/** One file of the list, with what is needed to send it. */
export interface Entry extends UploadItem {
  readonly file: File;
  /** What the server called it. */
  readonly id?: string | undefined;
  readonly stop?: AbortController | undefined;
}

/** What has become of files that were chosen: new entries, and the first that was there already. */
export interface Added {
  readonly added: readonly Entry[];
  readonly twice: File | undefined;
}

/** What the queue asks and tells. */
export interface QueueOwner {
  /** Limits and address as they are now. */
  settings(): Partial<UploadData>;
  /** The request for one file. */
  body(file: File): FormData;
  /** Something in the list is different. */
  changed(): void;
  /** A file is up, or could not be sent. */
  ended(entry: Entry): void;
  /** No file is on its way any more. */
  idle(): void;
  /** A server answered with this status, but not with an id. */
  noId(status: number): void;
}

/** The files of one field, in the order of their choice. With an address they go up one after another. */
export class FileQueue {
  readonly #owner: QueueOwner;
  #entries: readonly Entry[] = [];

  constructor(owner: QueueOwner) {
    this.#owner = owner;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** The files that the form sends, also those that are on their way. */
  get good(): readonly Entry[] {
    return this.#entries.filter((one) => !bad(one));
  }

  /** The first file that is not sent. */
  get bad(): Entry | undefined {
    return this.#entries.find(bad);
  }

  get busy(): readonly Entry[] {
    return this.#entries.filter(busy);
  }

  /** What has become of a file that may have gone on meanwhile. */
  now(entry: Entry): Entry {
    return this.#entries.find(({ file }) => file === entry.file) ?? entry;
  }

  /** Files that a field has and the list has not. */
  unknown(files: Iterable<File>): readonly File[] {
    const twinOf = this.#twins();
    return [...files].filter((file) => !twinOf(file));
  }

  /**
   * Takes files that were chosen. What was refused before makes room; a file that is there already stays alone, and one
   * that had failed is tried again. In a field for one file a new one takes the place of the old one.
   */
  add(files: Iterable<File>, folders: ReadonlySet<File> = new Set()): Added {
    const settings = this.#owner.settings();
    const added: Entry[] = [];
    let twice: File | undefined;
    this.#entries = this.#entries.filter(({ state }) => state !== 'refused');
    const twinOf = this.#twins();
    for (const file of files) {
      const twin = twinOf(file) ?? added.find((one) => one.file === file);
      if (twin && twin.state !== 'failed') {
        twice ??= file;
        continue;
      }
      if (twin) this.#put(twin);
      const replaces = settings.maxFiles === 1 && !added.some((one) => !bad(one));
      const taken = this.#entries.filter(({ state }) => state !== 'refused').length;
      const reason = faultOf(file, folders.has(file), replaces ? 0 : taken, settings);
      if (replaces && !reason) for (const old of this.#entries) if (!added.includes(old)) this.#put(old);
      const state = reason ? 'refused' : settings.action ? 'waiting' : 'ready';
      const entry: Entry = { file, fileName: file.name, bytes: file.size, state, reason };
      added.push(entry);
      this.#entries = [...this.#entries, entry];
    }
    return { added, twice };
  }

  /** The entry of a file that is there already. Each is found once: two of one choice that look the same are two files. */
  #twins(): (file: File) => Entry | undefined {
    const known = [...this.#entries];
    return (file) => {
      const at = known.findIndex((one) => sameFile(one.file, file));
      return at < 0 ? undefined : known.splice(at, 1)[0];
    };
  }

  /** Takes a file out; what runs is stopped. */
  remove(index: number): Entry | undefined {
    const entry = this.#entries[index];
    if (entry) this.#put(entry);
    return entry;
  }

  clear(): void {
    for (const entry of this.#entries) this.#put(entry);
  }

  retry(index: number): void {
    const entry = this.#entries[index];
    if (entry?.state === 'failed')
      this.#put(entry, { state: 'waiting', reason: undefined, message: undefined });
    this.next();
  }

  /** Stops what runs, to begin it again with {@link next}. */
  pause(): void {
    for (const entry of this.#entries)
      if (entry.stop) this.#put(entry, { state: 'waiting', stop: undefined, percent: 0 });
  }

  /** Sends the next file that waits, if none is on its way. */
  async next(): Promise<void> {
    const { action } = this.#owner.settings();
    if (this.#entries.some(({ state }) => state === 'running')) return;
    let entry = this.#entries.find(({ state }) => state === 'waiting');
    if (!entry) return this.#owner.idle();
    if (!action) {
      // The address has gone: the file goes with the form.
      this.#put(entry, { state: 'ready' });
      this.#owner.changed();
      return this.next();
    }
    const stop = new AbortController();
    // Entries are replaced, not changed: whoever holds an old one sees that it is no longer in the list.
    const now = (change: Partial<Entry>): void => {
      entry = entry && this.#put(entry, change);
      this.#owner.changed();
    };
    now({ state: 'running', stop, percent: 0 });
    const { file } = entry;
    const { id, fault, message, answer } = await postFile(
      action,
      this.#owner.body(file),
      file,
      stop.signal,
      (percent) => {
        if (!stop.signal.aborted && percent !== entry?.percent) now({ percent });
      },
    );
    if (stop.signal.aborted) return;
    if (answer !== undefined) this.#owner.noId(answer);
    now({ stop: undefined, id, message, reason: fault, state: id ? 'done' : 'failed' });
    this.#owner.ended(entry);
    this.next();
  }

  /** Puts a changed entry in the place of an old one, or nothing. */
  #put(old: Entry, change?: Partial<Entry>): Entry {
    const entry = { ...old, ...change };
    if (old.stop && !entry.stop) old.stop.abort();
    if (!change) old.stop?.abort();
    this.#entries = this.#entries.flatMap((one) => (one === old ? (change ? [entry] : []) : [one]));
    return entry;
  }
}
