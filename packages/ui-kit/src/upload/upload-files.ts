import { announce } from '../element/announce.ts';
import { fill } from '../element/fill.ts';
import { fieldsOf } from '../element/form-own.ts';
import { send } from '../element/send.ts';
import { type Host, show } from '../element/show.ts';
import { dress } from '../element/styles.ts';
import type { TemplateContext } from '../element/template.ts';
import { uploadDe } from '../locales/de/upload.ts';
import type { Texts } from '../locales/locale.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import { morph } from '../tree/morph.ts';
import type { Tree } from '../tree/tree.ts';
import { dropTarget } from './drop-target.ts';
import { type Entry, FileQueue } from './file-queue.ts';
import { FormPart, putValues } from './form-part.ts';
import { requestBody } from './post-file.ts';
import own from './upload.css.ts';
import { type UploadData, upload } from './upload.ts';
import { bad, busy, lineText, listTree, shownName, waitText, waitTree } from './upload-list.ts';

const css = [base, surface, own];

/** Brings the styles of the upload to the root that it stands in. */
export const dressUpload = (host: Element): void => dress(host, css);

/**
 * The files of an upload, from the first sign that somebody wants to choose some: list, limits, progress, retry, and the
 * part they take in the form. What the list shows is what the form posts.
 */
export class UploadFiles {
  readonly #host: Host;
  readonly #internals: ElementInternals;
  #texts: Texts<'upload'> = uploadDe;
  #data: UploadData | undefined;
  #message = '';
  #told = false;
  #asked = false;
  #looked = false;
  #collected = false;
  /** What the field was given last. */
  #agreed: readonly File[] = [];
  #queue = new FileQueue({
    settings: () => this.#settings,
    body: (file) => requestBody(file, this.#settings, this.#form),
    changed: () => this.#host.update(),
    ended: (entry) => this.#ended(entry),
    idle: () => this.#part.go(),
    noId: (status) => this.#host.warn('answer', `${status}`),
  });
  #part = new FormPart({
    form: () => (this.#off ? null : this.#form),
    ready: () => {
      if (this.#strange[0]) this.#look();
      return this.#queue.busy.length ? 'wait' : this.#queue.bad ? 'stop' : 'go';
    },
    held: (why, submitter) => this.#held(why, submitter),
    free: () => this.#say(this.#texts.complete),
    namesOnly: () => this.#queue.good.some(({ id }) => !id) && this.#host.warn('enctype'),
    collect: (data) => {
      const { name, action } = this.#settings;
      const { good, entries } = this.#queue;
      if (!name || (!entries.length && !action)) return;
      putValues(data, name, good);
      this.#collected = true;
    },
  });
  #children = new MutationObserver(() => this.#look());

  constructor(host: Host, internals: ElementInternals) {
    this.#host = host;
    this.#internals = internals;
    // On the way down, so that the page's own listeners find the whole list in the field.
    host.addEventListener('change', this.#change, true);
    host.addEventListener('invalid', (event) => this.#invalid(event), true);
    host.addEventListener('click', (event) => this.#press(event));
    dropTarget(host, {
      off: () => this.#off,
      over: (is) => void this.#internals.states[is ? 'add' : 'delete']('drop'),
      take: (files, folders) => (this.#field ? this.add(files, folders) : host.warn('input')),
    });
  }

  /** Takes part in the form that the element stands in. */
  join(): void {
    this.#part.join(this.#host.getRootNode());
    this.#children.observe(this.#host, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled', 'required'],
    });
    this.#look();
  }

  leave(): void {
    this.#part.leave();
    this.#children.disconnect();
    // A move in the page disconnects and connects at once: only what stays away is stopped.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      const { length } = this.#queue.good;
      if (length && !this.#collected) this.#host.warn('lost', `${length}`);
      this.#part.drop();
      this.#queue.pause();
    });
  }

  reset(): void {
    this.#queue.clear();
    this.#part.drop();
    this.#asked = false;
    this.#host.update();
  }

  /** Shows data or what stands beside the children; the field holds exactly the files of the list, and says what is wrong. */
  async show(given: object | undefined): Promise<void> {
    this.#agree();
    const beside = (context: TemplateContext<'upload'>, data: UploadData | undefined): Tree =>
      this.#beside(context, data);
    await show(this.#host, { definition: upload, css, german: uploadDe, beside, patch: morph }, given);
    this.#host.shadowRoot?.addEventListener('change', this.#change, true);
    this.#agree();
  }

  #beside(context: TemplateContext<'upload'>, data: UploadData | undefined): Tree {
    this.#data = data;
    this.#texts = context.texts;
    const { h, texts } = context;
    return [
      h('p', { part: 'status', 'aria-live': 'polite', 'aria-atomic': 'true' }),
      this.#asked && this.#missing && h('p', { part: 'error' }, texts.missing),
      listTree(this.#queue.entries, this.#settings, this.#off, context),
      this.#part.waits && waitTree(this.#queue.busy.length, context),
    ];
  }

  /** The field: among the children, or where data are shown in the shadow root. Never kept, since pages are morphed. */
  get #field(): HTMLInputElement | null | undefined {
    return (this.#data ? this.#host.shadowRoot : this.#host)?.querySelector<HTMLInputElement>(
      'input[type=file]',
    );
  }

  get #form(): HTMLFormElement | null {
    return this.#field?.form ?? this.#internals.form;
  }

  get #off(): boolean {
    return this.#host.matches(':disabled') || !!this.#field?.matches(':disabled');
  }

  get #missing(): boolean {
    return !!this.#field?.required && !this.#queue.good.length && !this.#queue.bad;
  }

  get #settings(): Partial<UploadData> {
    const field = this.#field;
    const attribute = this.#host.getAttribute.bind(this.#host);
    const written = {
      name: field?.name ?? '',
      accept: field?.accept,
      action: attribute('action'),
      send: attribute('send'),
      fields: attribute('fields'),
      maxBytes: attribute('max-bytes'),
      maxFiles: attribute('max-files'),
    };
    const settings =
      this.#data ??
      upload.read(written, (path, expected) => this.#host.warn('data', `${path}: ${expected}`), '');
    return { ...settings, ...(field && !field.multiple && { maxFiles: 1 }) };
  }

  /**
   * Files that the field has and the list has not: chosen before the script came, kept by the browser over a reload, put
   * there by a script without an event.
   */
  get #strange(): readonly File[] {
    const files = [...(this.#field?.files ?? [])];
    return this.#queue.unknown(files.filter((file) => !this.#agreed.includes(file)));
  }

  #look(): void {
    this.#looked = true;
    const strange = this.#strange;
    if (strange[0]) this.add(strange);
    else {
      this.#host.update();
      this.#queue.next();
    }
  }

  #agree(): void {
    const field = this.#field;
    if (!field || !this.#looked) return;
    const strange = this.#strange;
    if (strange[0]) return void this.add(strange);
    const good = this.#queue.good.map(({ file }) => file);
    this.#agreed = good;
    const files = [...(field.files ?? [])];
    if (files.length !== good.length || good.some((file, index) => file !== files[index])) {
      const transfer = new DataTransfer();
      for (const file of good) transfer.items.add(file);
      field.files = transfer.files;
    }
    const wrong = this.#queue.bad;
    const message = wrong ? this.#line(wrong) : this.#missing ? this.#texts.missing : '';
    // A message of the page's own is left alone.
    if (message || this.#message) field.setCustomValidity(message);
    this.#message = message;
    const told = !!wrong || (!!message && this.#asked);
    if (told) field.ariaInvalid = 'true';
    // What the server has marked is the page's.
    else if (this.#told) field.removeAttribute('aria-invalid');
    this.#told = told;
    // In the shadow root the field is in no form: then the element stands for it.
    // A disabled one has faults without a message, which is an error here.
    const tells = this.#data && field.willValidate;
    this.#internals.setValidity(tells ? field.validity : {}, field.validationMessage, field);
  }

  #change = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    // What happens at a child comes through the shadow root as well.
    if (field === this.#field && event.currentTarget === (this.#data ? this.#host.shadowRoot : this.#host))
      this.add([...(field.files ?? [])]);
  };

  /** Takes files that were chosen or dropped. */
  async add(files: readonly File[], folders?: ReadonlySet<File>): Promise<void> {
    const { added, twice } = this.#queue.add(files, folders);
    this.#collected = this.#asked = false;
    await this.#host.update();
    const told = added.some(bad) ? added.filter(bad) : added;
    const { refusedCount, addedCount, already } = this.#texts;
    const count = told.some(bad) ? refusedCount : addedCount;
    if (told.length > 3) this.#say(fill(count, `${told.length}`));
    else for (const entry of told) this.#say(() => this.#line(this.#queue.now(entry)), entry.file);
    if (twice) this.#say(fill(already, shownName(twice.name)), twice);
    for (const entry of added) if (!busy(entry)) this.#tell(entry);
    this.#queue.next();
  }

  async #press(event: Event): Promise<void> {
    const button = (event.composedPath()[0] as Element).closest('button');
    if (!button || button.getRootNode() !== this.#host.shadowRoot) return;
    // The second press of a double click meets another button: that of the file that has moved up, or one that came.
    if ((event as MouseEvent).detail > 1) return;
    const index = Number(button.dataset.index);
    const part = button.part.value;
    if (part === 'retry') this.#queue.retry(index);
    const entry = part === 'retry' || part === 'stay' ? undefined : this.#queue.remove(index);
    const stays = part === 'stay' || (entry && busy(entry) && this.#part.waits);
    const submitter = stays ? this.#part.drop() : undefined;
    this.#collected = false;
    await this.#host.update();
    // The pressed button is gone: the focus goes to its successor, else back to the field.
    const rows = this.#host.shadowRoot?.querySelectorAll('li') ?? [];
    const next = part === 'stay' ? submitter : (rows[index] ?? rows[index - 1])?.querySelector('button');
    (next ?? this.#field)?.focus();
    const { cancelled, removed, stayed } = this.#texts;
    if (entry) this.#say(fill(busy(entry) ? cancelled : removed, shownName(entry.fileName)), entry.file);
    if (stays) this.#say(stayed, this.#part);
    if (entry)
      send(this.#host, 'rathaus-upload', { fileName: entry.fileName, state: 'removed', id: entry.id });
    this.#queue.next();
  }

  #invalid(event: Event): void {
    const { target } = event;
    // Scripts ask as well, before anybody has done anything.
    if (!this.#part.pressed || (target !== this.#host && target !== this.#field)) return;
    this.#asked = true;
    this.#host.update();
    const first = [...fieldsOf(this.#form)].find((one) => one.matches(':invalid:not(fieldset)'));
    if (first !== target || !this.#queue.bad) return;
    // The browser would point to the field; what helps is the button of the file.
    event.preventDefault();
    this.#repair();
  }

  #held(why: 'wait' | 'stop', submitter: HTMLElement | null): void {
    const active = document.activeElement;
    if (why === 'stop') {
      // Whoever has gone on to another field is not called away from it.
      if (!active || [document.body, submitter, this.#host].includes(active as HTMLElement)) this.#repair();
      else this.#say(this.#message);
    }
    this.#host.update();
    if (why === 'wait') this.#say(waitText(this.#queue.busy.length, this.#texts), this.#part);
  }

  #repair(): void {
    this.#host.shadowRoot?.querySelector<HTMLElement>(':is([part~=failed], [part~=refused]) button')?.focus();
    this.#say(this.#message);
  }

  async #ended(entry: Entry): Promise<void> {
    await this.#host.update();
    const all = !this.#queue.busy.length && !this.#queue.bad && this.#queue.entries.length > 1;
    this.#say(all ? this.#texts.complete : this.#line(entry), entry.file);
    this.#tell(entry);
  }

  #tell({ fileName, state, reason, id }: Entry): void {
    send(this.#host, 'rathaus-upload', { fileName, state, reason, id });
  }

  /** A file with the very words of its row. */
  #line(entry: Entry): string {
    const lang = this.#host.shadowRoot?.querySelector<HTMLElement>('.rathaus')?.lang ?? 'de';
    return lineText(entry, this.#settings, this.#texts, lang);
  }

  #say(text: string | (() => string), about?: unknown): void {
    if (this.#host.shadowRoot) announce(this.#host.shadowRoot, text, about);
  }
}
