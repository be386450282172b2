import { announce } from '../element/announce.ts';
import { DisplayElement } from '../element/display.ts';
import type { Raw, WithTexts } from '../element/element.ts';
import { fill } from '../element/fill.ts';
import { safeUrl } from '../element/safe-url.ts';
import { send } from '../element/send.ts';
import { uploadDe } from '../locales/de/upload.ts';
import { morphContent } from '../tree/morph.ts';
import { postFile } from './post-file.ts';
import css from './upload.css.ts';
import {
  busy,
  matchesAccept,
  refused,
  type UploadData,
  type UploadItem,
  type UploadState,
  uploadTree,
} from './upload.ts';

interface Entry extends UploadItem {
  readonly file: File;
  state: UploadState;
  percent?: number;
  id?: string;
  stop?: AbortController;
}

/**
 * Files with progress, cancel, limits and drop around the real file field.
 *
 * Fires `rathaus-upload` when a file reaches an end; `detail` is `{ fileName, state, id }`. With `action` files go up
 * one after another; without it they stay in the field and go with the form.
 */
export class RathausUpload extends DisplayElement<'upload', UploadData> {
  static override observedAttributes = [
    'data',
    'lang',
    'name',
    'label',
    'accept',
    'action',
    'max-bytes',
    'max-files',
  ];

  #settings: Omit<Partial<UploadData>, 'action'> & { readonly action?: string | undefined } = {};
  #entries: Entry[] = [];

  constructor() {
    super('upload', css, uploadDe, (data, context) => {
      this.#settings = { ...data, action: safeUrl(data.action) };
      return uploadTree(data, context, this.#entries);
    });
    this.addEventListener('change', (event) => this.#add((event.target as HTMLInputElement).files));
    this.addEventListener('click', (event) => {
      const button = (event.target as Element).closest<HTMLElement>('[data-index]');
      if (button) this.#drop(Number(button.dataset.index));
    });
    for (const type of ['dragover', 'dragleave', 'drop'])
      this.addEventListener(type, (event) => {
        event.preventDefault();
        this.toggleAttribute('data-drop', type === 'dragover');
        if (type === 'drop') this.#add((event as DragEvent).dataTransfer?.files);
      });
  }

  disconnectedCallback(): void {
    // A move in the page disconnects and connects at once: only what stays away is stopped.
    queueMicrotask(() => {
      if (!this.isConnected) for (const { stop } of this.#entries) stop?.abort();
    });
  }

  protected override read(raw: Raw<'upload', UploadData>): WithTexts<'upload', UploadData> | undefined {
    return raw.name
      ? {
          ...(raw as WithTexts<'upload', UploadData>),
          maxBytes: raw.maxBytes ?? Number(raw['max-bytes']),
          maxFiles: raw.maxFiles ?? Number(raw['max-files']),
        }
      : undefined;
  }

  protected override show(next: Element): void {
    morphContent(this, next);
  }

  get #field(): HTMLInputElement | null {
    return this.querySelector('[type=file]');
  }

  #add(files: FileList | null | undefined): void {
    const { maxBytes, maxFiles, accept, action } = this.#settings;
    // With an address files join those that are up; without it a new choice replaces the old one.
    this.#entries = action ? this.#entries.filter((one) => !refused(one)) : [];
    const added = Array.from(files ?? [], (file) => {
      let state: UploadState = action ? 'waiting' : 'ready';
      if (maxFiles && this.#entries.filter((one) => !refused(one)).length >= maxFiles) state = 'tooMany';
      if (maxBytes && file.size > maxBytes) state = 'tooBig';
      if (!matchesAccept(file, accept)) state = 'wrongType';
      if (!file.size) state = 'empty';
      const entry: Entry = { file, fileName: file.name, bytes: file.size, state };
      this.#entries.push(entry);
      return entry;
    });
    this.#settle();
    const bad = added.filter(refused);
    for (const entry of bad) this.#end(entry);
    this.#say(bad.length ? bad : added);
    this.#next();
  }

  #drop(index: number): void {
    const [entry] = this.#entries.splice(index, 1);
    if (!entry) return;
    const text = busy(entry) ? 'cancelled' : 'removed';
    entry.stop?.abort();
    this.#settle();
    announce(this, fill(this.texts[text], entry.fileName));
    // The pressed button is gone: focus goes to its successor, else back to the field.
    const buttons = this.querySelectorAll<HTMLElement>('[data-index]');
    (buttons[index] ?? buttons[index - 1] ?? this.#field)?.focus();
    this.#next();
  }

  /** The form must send exactly the files of the list; with an address it sends their ids instead. */
  #settle(): void {
    const transfer = new DataTransfer();
    for (const { file, state } of this.#entries) if (state === 'ready') transfer.items.add(file);
    if (this.#field) this.#field.files = transfer.files;
    this.update();
  }

  async #next(): Promise<void> {
    const { action, name, fields } = this.#settings;
    const entry = this.#entries.find(({ state }) => state === 'waiting');
    if (!action || !name || !entry || this.#entries.some(({ state }) => state === 'running')) return;
    const stop = new AbortController();
    Object.assign(entry, { state: 'running', stop });
    this.update();
    try {
      entry.id = await postFile(action, name, entry.file, fields, stop.signal, (percent) => {
        entry.percent = percent;
        this.update();
      });
      entry.state = 'done';
    } catch {
      // Whatever went wrong, people are told that the file is not there.
      entry.state = 'failed';
    }
    if (stop.signal.aborted) return;
    this.update();
    this.#say([entry]);
    this.#end(entry);
    this.#next();
  }

  #end({ fileName, state, id }: Entry): void {
    send(this, 'rathaus-upload', { fileName, state, id });
  }

  /** Announces the state of files with the very words that are in the list. */
  #say(entries: Entry[]): void {
    const rows = this.querySelectorAll('li');
    announce(this, entries.map((entry) => rows[this.#entries.indexOf(entry)]?.innerText).join('. '));
  }
}
