import { announce } from '../element/announce.ts';
import { RathausElement, type Raw, type WithTexts } from '../element/element.ts';
import { send } from '../element/send.ts';
import type { Template } from '../element/template.ts';
import type { Texts } from '../locales/locale.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import { morphContent } from '../tree/morph.ts';
import { postFile } from './post-file.ts';
import css from './upload.css.ts';
import { uploadDe } from './upload.de.ts';
import { matchesAccept, type UploadData, type UploadItem, type UploadState, uploadTree } from './upload.ts';

interface Entry extends UploadItem {
  readonly file: File;
  state: UploadState;
  percent: number;
  id?: string;
  stop?: AbortController;
}

/**
 * Files with progress, cancel, limits and drop around the real file field.
 *
 * Fires `rathaus-upload` when a file reaches an end; `detail` is `{ name, state, id }`. With `action` files go up
 * one after another; without it they stay in the field and go with the form.
 */
export class RathausUpload extends RathausElement<'upload', UploadData> {
  static observedAttributes = ['data', 'lang', 'name', 'label', 'accept', 'action', 'max-bytes', 'max-files'];

  protected readonly kind = 'upload';
  protected readonly css = base + surface + css;
  protected readonly german = uploadDe;
  protected readonly template: Template<'upload', UploadData> = (data, context) => {
    this.#texts = context.texts;
    return uploadTree(data, context, this.#entries);
  };
  #texts: Texts<'upload'> = uploadDe;
  #entries: Entry[] = [];
  #settings: UploadData | undefined;

  constructor() {
    super();
    this.addEventListener('change', (event) => {
      const { files } = event.target as HTMLInputElement;
      if (files) this.#add([...files]);
    });
    this.addEventListener('click', (event) => {
      const button = (event.target as Element).closest<HTMLElement>('[data-act]');
      if (button) this.#act(`${button.dataset.act}`, Number(button.dataset.index));
    });
    this.addEventListener('dragover', (event) => {
      event.preventDefault();
      this.dataset.drop = '';
    });
    this.addEventListener('dragleave', () => delete this.dataset.drop);
    this.addEventListener('drop', (event) => {
      event.preventDefault();
      delete this.dataset.drop;
      this.#add([...(event.dataTransfer?.files ?? [])]);
    });
  }

  disconnectedCallback(): void {
    // A move in the page disconnects and connects at once: only what stays away is stopped.
    queueMicrotask(() => {
      if (!this.isConnected) for (const entry of this.#entries) entry.stop?.abort();
    });
  }

  /** The files of the list with their states. */
  get items(): readonly UploadItem[] {
    return this.#entries;
  }

  protected read(raw: Raw<'upload', UploadData>): WithTexts<'upload', UploadData> | undefined {
    if (!raw.name) return undefined;
    const number = (property: number | undefined, attribute: string): number =>
      property ?? Number(this.getAttribute(attribute));
    const data = {
      ...(raw as WithTexts<'upload', UploadData>),
      maxBytes: number(raw.maxBytes, 'max-bytes'),
      maxFiles: number(raw.maxFiles, 'max-files'),
      required: raw.required ?? this.hasAttribute('required'),
    };
    this.#settings = data;
    return data;
  }

  protected override show(next: Element): void {
    morphContent(this, next);
  }

  #add(files: File[]): void {
    const { maxBytes, maxFiles, accept, action } = this.#settings ?? ({} as Partial<UploadData>);
    const field = this.querySelector<HTMLInputElement>('input[type=file]');
    // Without an address the field holds the files, and a new choice replaces the old one.
    if (!action) this.#entries = [];
    else
      this.#entries = this.#entries.filter((entry) =>
        ['waiting', 'running', 'done', 'failed'].includes(entry.state),
      );
    for (const file of files) {
      const state: UploadState = !file.size
        ? 'empty'
        : maxBytes && file.size > maxBytes
          ? 'tooBig'
          : !matchesAccept(file, accept)
            ? 'wrongType'
            : maxFiles && this.#entries.filter((entry) => !isRefused(entry.state)).length >= maxFiles
              ? 'tooMany'
              : action
                ? 'waiting'
                : 'ready';
      this.#entries.push({ file, name: file.name, bytes: file.size, state, percent: 0 });
    }
    if (field) this.#fill(field, action);
    this.#refresh();
    const refused = this.#entries.filter((entry) => isRefused(entry.state));
    for (const entry of refused) send(this, 'rathaus-upload', { name: entry.name, state: entry.state });
    if (refused.length > 0 || !action) this.#say(...(refused.length > 0 ? refused : this.#entries));
    this.#next();
  }

  /** The form must send exactly the files of the list; with an address it sends their ids instead. */
  #fill(field: HTMLInputElement, action: string | undefined): void {
    const transfer = new DataTransfer();
    if (!action) for (const { file, state } of this.#entries) if (state === 'ready') transfer.items.add(file);
    field.files = transfer.files;
  }

  async #next(): Promise<void> {
    const { action, name, fields } = this.#settings ?? {};
    const entry = this.#entries.find(({ state }) => state === 'waiting');
    if (!action || !name || !entry || this.#entries.some(({ state }) => state === 'running')) return;
    entry.state = 'running';
    entry.stop = new AbortController();
    this.#refresh();
    this.#say(entry);
    try {
      entry.id = await postFile(action, name, entry.file, fields, entry.stop.signal, (percent) => {
        // Ten steps are enough for eyes and do not flood the page.
        if (percent - entry.percent < 10) return;
        entry.percent = percent;
        this.#refresh();
      });
      entry.state = 'done';
    } catch {
      entry.state = 'failed';
    }
    if (entry.stop.signal.aborted) return;
    this.#refresh();
    this.#say(entry);
    send(this, 'rathaus-upload', { name: entry.name, state: entry.state, id: entry.id });
    this.#next();
  }

  #act(act: string, index: number): void {
    const entry = this.#entries[index];
    if (!entry) return;
    const texts = this.#texts;
    if (act === 'retry') {
      entry.state = 'waiting';
      entry.percent = 0;
    } else {
      entry.stop?.abort();
      this.#entries.splice(index, 1);
      const field = this.querySelector<HTMLInputElement>('input[type=file]');
      if (field && !this.#settings?.action) this.#fill(field, undefined);
    }
    this.#refresh();
    if (act !== 'retry') {
      announce(
        this,
        texts[act === 'cancel' ? 'cancelled' : 'removed'].replace('{file}', () => entry.name),
      );
      // The pressed button is gone: focus goes to its successor, else back to the field.
      const rows = this.querySelectorAll('li');
      const row = rows[Math.min(index, rows.length - 1)];
      (
        row?.querySelector<HTMLElement>('button') ?? this.querySelector<HTMLElement>('input[type=file]')
      )?.focus();
    }
    this.#next();
  }

  #refresh(): void {
    this.update();
  }

  /** Announces the state of files with the very words that are in the list. */
  #say(...entries: Entry[]): void {
    const rows = [...this.querySelectorAll('li')];
    const lines = entries.map((entry) => {
      const row = rows[this.#entries.indexOf(entry)];
      return `${entry.name} ${row?.querySelector('[part=state], [part=error]')?.textContent.trim()}`;
    });
    announce(this, lines.join('. '));
  }
}

const isRefused = (state: UploadState): boolean =>
  ['tooBig', 'wrongType', 'tooMany', 'empty'].includes(state);
