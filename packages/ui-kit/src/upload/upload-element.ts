import { announce } from '../element/announce.ts';
import { RathausElement, type Raw } from '../element/element.ts';
import { fill } from '../element/fill.ts';
import { send } from '../element/send.ts';
import type { TemplateContext } from '../element/template.ts';
import { uploadDe } from '../locales/de/upload.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import { morph } from '../tree/morph.ts';
import type { Tree } from '../tree/tree.ts';
import { type Entry, FileQueue } from './file-queue.ts';
import { dropped, sameFile } from './file-rules.ts';
import { FormPart } from './form-part.ts';
import css from './upload.css.ts';
import { type UploadData, upload } from './upload.ts';
import { bad, busy, listTree, reasonText, shownName } from './upload-list.ts';

/** More files at once are told by their number. */
const FEW = 3;

/**
 * Files with progress, limits, drop and retry around the real file field. What the list shows is what the form posts:
 * the files themselves, or with `action` the ids that the server gave them.
 *
 * Fires `rathaus-upload` when a file reaches an end; `detail` is `{ fileName, state, reason, id }`.
 */
export class RathausUpload extends RathausElement<'upload', UploadData> {
  /** Makes `form`, `disabled`, fieldsets and reset count for the element as for a field. */
  static formAssociated = true;
  static override observedAttributes = [
    ...['data', 'lang', 'name', 'label', 'accept', 'required', 'error'],
    ...['action', 'send', 'fields', 'max-bytes', 'max-files'],
  ];

  #internals = this.attachInternals();
  #data: UploadData | undefined;
  #message = '';
  #asked = false;
  #collected = false;
  #queue = new FileQueue({
    settings: () => this.#settings,
    body: (file) => this.#body(file),
    changed: () => this.update(),
    ended: (entry) => this.#ended(entry),
    idle: () => this.#part.go(),
    noId: (status) => this.warn('answer', `${status}`),
  });
  #part = new FormPart({
    form: () => (this.#off ? null : this.#form),
    ready: () => (this.#queue.busy.length ? 'wait' : this.#queue.entries.some(bad) ? 'stop' : 'go'),
    held: (why, submitter) => this.#held(why, submitter),
    free: () => this.#say(this.texts.complete),
    collect: (data) => this.#collect(data),
  });
  #children = new MutationObserver(() => this.#look());

  constructor() {
    super(upload, base + surface + css, uploadDe);
    // On the way down, so that the page's own listeners find the whole list in the field.
    this.addEventListener('change', this.#change, true);
    this.addEventListener('invalid', (event) => this.#invalid(event), true);
    this.addEventListener('click', (event) => this.#press(event));
    for (const type of ['dragover', 'dragleave', 'drop'] as const) this.addEventListener(type, this.#drag);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#part.join(this.getRootNode());
    this.#children.observe(this, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled', 'required'],
    });
    this.#look();
    this.#queue.next();
  }

  disconnectedCallback(): void {
    this.#part.leave();
    this.#children.disconnect();
    // A move in the page disconnects and connects at once: only what stays away is stopped.
    queueMicrotask(() => {
      if (this.isConnected) return;
      const { length } = this.#queue.good;
      if (length && !this.#collected) this.warn('lost', `${length}`);
      this.#part.drop();
      this.#queue.pause();
    });
  }

  formResetCallback(): void {
    this.#queue.clear();
    this.#part.drop();
    this.#asked = false;
    this.update();
  }

  formDisabledCallback(): void {
    this.update();
  }

  /** Beyond showing: the field holds exactly the files of the list, and says what is wrong. */
  override async update(): Promise<void> {
    this.#agree();
    await super.update();
    this.shadowRoot?.addEventListener('change', this.#change, true);
    this.#agree();
  }

  protected override attributesAsData(raw: Raw): object | undefined {
    return raw.name ? raw : undefined;
  }

  protected override patch(old: Element, next: Element): void {
    morph(old, next);
  }

  protected override beside(context: TemplateContext<'upload'>, data: UploadData | undefined): Tree {
    this.#data = data;
    const { h, texts } = context;
    const { length } = this.#queue.busy;
    return [
      h('p', { part: 'status', role: 'status' }),
      this.#asked && this.#missing && h('p', { part: 'error' }, texts.missing),
      listTree(this.#queue.entries, this.#settings, this.#off, context),
      this.#part.waits &&
        length > 0 &&
        h(
          'div',
          { part: 'wait' },
          h('p', {}, length > 1 ? fill(texts.wait, `${length}`) : texts.waitOne),
          h('button', { type: 'button', part: 'stay' }, texts.stay),
        ),
    ];
  }

  /** The field: among the children, or where data are shown in the shadow root. Never kept, since pages are morphed. */
  get #field(): HTMLInputElement | null | undefined {
    return (this.#data ? this.shadowRoot : this)?.querySelector<HTMLInputElement>('input[type=file]');
  }

  get #form(): HTMLFormElement | null {
    return this.#field?.form ?? this.#internals.form;
  }

  get #off(): boolean {
    return this.matches(':disabled') || !!this.#field?.matches(':disabled');
  }

  get #missing(): boolean {
    return !!this.#field?.required && !this.#queue.good.length && !this.#queue.entries.some(bad);
  }

  get #settings(): Partial<UploadData> {
    const field = this.#field;
    const attribute = (name: string) => this.getAttribute(name);
    const report = (path: string, expected: string): undefined => this.warn('data', `${path}: ${expected}`);
    const written = {
      name: field?.name ?? '',
      accept: field?.accept,
      action: attribute('action'),
      send: attribute('send'),
      fields: attribute('fields'),
      maxBytes: attribute('max-bytes'),
      maxFiles: attribute('max-files'),
    };
    const settings = this.#data ?? this.definition.read(written, report, '') ?? {};
    return field && !field.multiple ? { ...settings, maxFiles: 1 } : settings;
  }

  /** Files that the field has and the list has not: chosen before the script came, or kept by the browser over a reload. */
  #look(): void {
    const unknown = [...(this.#field?.files ?? [])].filter(
      (file) => !this.#queue.entries.some((one) => sameFile(one.file, file)),
    );
    if (unknown.length) this.#queue.add(unknown);
    this.update();
    this.#queue.next();
  }

  #agree(): void {
    const field = this.#field;
    if (!field) return;
    const good = this.#queue.good.map(({ file }) => file);
    const files = [...(field.files ?? [])];
    if (files.length !== good.length || good.some((file, index) => file !== files[index])) {
      const transfer = new DataTransfer();
      for (const file of good) transfer.items.add(file);
      field.files = transfer.files;
    }
    const wrong = this.#queue.entries.find(bad);
    const message = wrong ? this.#line(wrong) : this.#missing ? this.texts.missing : '';
    // A message of the page's own is left alone.
    if (message || this.#message) field.setCustomValidity(message);
    if (wrong || (message && this.#asked)) field.ariaInvalid = 'true';
    else if (this.#message) field.removeAttribute('aria-invalid');
    this.#message = message;
    // In the shadow root the field is in no form: then the element stands for it.
    this.#internals.setValidity(this.#data ? field.validity : {}, field.validationMessage, field);
  }

  #change = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    if (field === this.#field) this.#add([...(field.files ?? [])]);
  };

  #drag = (event: DragEvent): void => {
    const { dataTransfer, type } = event;
    if (!dataTransfer?.types.includes('Files')) return;
    // A browser would open the file in place of the page, also where the field takes none.
    event.preventDefault();
    if (this.#off) dataTransfer.dropEffect = 'none';
    const over = type === 'dragover' && !this.#off;
    this.#internals.states[over ? 'add' : 'delete']('drop');
    if (type !== 'drop' || this.#off) return;
    if (this.#field) this.#add(...dropped(dataTransfer));
    else this.warn('input');
  };

  async #add(files: readonly File[], folders?: ReadonlySet<File>): Promise<void> {
    const twice = files.find((file) => this.#queue.good.some((one) => sameFile(one.file, file)));
    const added = this.#queue.add(files, folders);
    this.#collected = this.#asked = false;
    await this.update();
    const told = added.some(bad) ? added.filter(bad) : added;
    const { refusedCount, addedCount, already } = this.texts;
    if (told.length > FEW) this.#say(fill(told.some(bad) ? refusedCount : addedCount, `${told.length}`));
    else if (told.length) this.#say(told.map((entry) => this.#line(entry)).join(' '));
    else if (twice) this.#say(fill(already, shownName(twice.name)));
    for (const entry of added) if (!busy(entry)) this.#tell(entry);
    this.#queue.next();
  }

  async #press(event: Event): Promise<void> {
    const button = (event.composedPath()[0] as Element).closest('button');
    if (!button || button.getRootNode() !== this.shadowRoot) return;
    const index = Number(button.dataset.index);
    const part = button.part.value;
    if (part === 'retry') this.#queue.retry(index);
    const entry = part === 'retry' || part === 'stay' ? undefined : this.#queue.remove(index);
    const stays = part === 'stay' || (entry && busy(entry) && this.#part.waits);
    const submitter = stays ? this.#part.drop() : undefined;
    this.#collected = false;
    await this.update();
    // The pressed button is gone: the focus goes to its successor, else back to the field.
    const rows = this.shadowRoot?.querySelectorAll('li') ?? [];
    const next = part === 'stay' ? submitter : (rows[index] ?? rows[index - 1])?.querySelector('button');
    (next ?? this.#field)?.focus();
    const { cancelled, removed, stayed } = this.texts;
    const said = entry ? [fill(busy(entry) ? cancelled : removed, shownName(entry.fileName))] : [];
    if (stays) said.push(stayed);
    if (said.length) this.#say(said.join('. '));
    if (entry) send(this, 'rathaus-upload', { fileName: entry.fileName, state: 'removed', id: entry.id });
    this.#queue.next();
  }

  #invalid(event: Event): void {
    const { target } = event;
    if (target !== this && target !== this.#field) return;
    this.#asked = true;
    this.update();
    const first = [...(this.#form?.elements ?? [])].find((one) => one.matches(':invalid:not(fieldset)'));
    if (!this.#part.pressed || first !== target || !this.#queue.entries.some(bad)) return;
    // The browser would point to the field; what helps is the button of the file.
    event.preventDefault();
    this.#repair();
  }

  #held(why: 'wait' | 'stop', submitter: HTMLElement | null): void {
    const active = document.activeElement;
    if (why === 'stop') {
      // Whoever has gone on to another field is not called away from it.
      if (!active || [document.body, submitter, this].includes(active as HTMLElement)) this.#repair();
      else this.#say(this.#message);
    }
    this.update();
    const { length } = this.#queue.busy;
    if (why === 'wait') this.#say(length > 1 ? fill(this.texts.wait, `${length}`) : this.texts.waitOne);
  }

  #repair(): void {
    const index = this.#queue.entries.findIndex(bad);
    this.shadowRoot?.querySelectorAll('li')[index]?.querySelector('button')?.focus();
    this.#say(this.#message);
  }

  async #ended(entry: Entry): Promise<void> {
    await this.update();
    const all = !this.#queue.busy.length && !this.#queue.entries.some(bad) && this.#queue.entries.length > 1;
    this.#say(all ? this.texts.complete : this.#line(entry));
    this.#tell(entry);
  }

  #tell({ fileName, state, reason, id }: Entry): void {
    send(this, 'rathaus-upload', { fileName, state, reason, id });
  }

  #body(file: File): FormData {
    const { send: names = '', fields = {}, name = '' } = this.#settings;
    const body = new FormData();
    // Only hidden fields: what people type goes with the form, never ahead of it.
    for (const one of this.#form?.elements ?? [])
      if (
        one instanceof HTMLInputElement &&
        one.type === 'hidden' &&
        names.split(/[\s,]+/).includes(one.name)
      )
        body.append(one.name, one.value);
    for (const key in fields) body.append(key, fields[key] ?? '');
    body.append(name, file);
    return body;
  }

  #collect(data: FormData): void {
    const { name, action } = this.#settings;
    const { good, entries } = this.#queue;
    if (!name || (!entries.length && !action)) return;
    const ours = (value: FormDataEntryValue): boolean =>
      typeof value !== 'string' &&
      ((!value.name && !value.size) || good.some((one) => sameFile(one.file, value)));
    const values = [
      ...data.getAll(name).filter((value) => !ours(value)),
      ...good.map((one) => one.id ?? one.file),
    ];
    data.delete(name);
    for (const value of values) data.append(name, value);
    this.#collected = true;
  }

  /** A file with the very words of its row. */
  #line(entry: Entry): string {
    const lang = this.shadowRoot?.querySelector<HTMLElement>('.rathaus')?.lang ?? 'de';
    const state = fill(this.texts[entry.state], `${entry.percent ?? 0}`);
    return `${shownName(entry.fileName)}: ${state} ${reasonText(entry, this.#settings, this.texts, lang)}`.trim();
  }

  #say(text: string): void {
    if (this.shadowRoot) announce(this.shadowRoot, text);
  }
}
