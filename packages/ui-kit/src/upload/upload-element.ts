import { InPlaceElement, type Raw } from '../element/in-place.ts';
import type { UploadData } from './upload.ts';
import type { UploadFiles } from './upload-files.ts';

export type { UploadData } from './upload.ts';

/** What people do before they choose files, and what has happened where they were quicker. */
const SIGNS = ['pointerover', 'focusin', 'dragenter', 'change', 'invalid'];

/**
 * Files with progress, limits, drop and retry around the real file field. What the list shows is what the form posts:
 * the files themselves, or with `action` the ids that the server gave them. Until somebody is about to choose files
 * there is the field of the page and nothing else; what handles files is loaded with the first sign of that.
 *
 * Fires `rathaus-upload` when a file reaches an end; `detail` is `{ fileName, state, reason, id }`.
 */
export class RathausUpload extends InPlaceElement<'upload', UploadData> {
  /** Makes `form`, `disabled`, fieldsets and reset count for the element as for a field. */
  static formAssociated = true;
  static override observedAttributes = [
    ...['data', 'lang', 'name', 'label', 'accept', 'required', 'error'],
    ...['action', 'send', 'fields', 'max-bytes', 'max-files'],
  ];

  protected readonly kind = 'upload';
  readonly #internals = this.attachInternals();
  readonly #part = () => import('./upload-files.ts');
  #files: UploadFiles | undefined;
  #loading: Promise<UploadFiles | undefined> | undefined;

  constructor() {
    super();
    for (const type of SIGNS) this.addEventListener(type, () => this.#load(), { capture: true, once: true });
    for (const type of ['dragover', 'drop'] as const)
      this.addEventListener(type, (event) => {
        const { dataTransfer } = event;
        if (this.#files || !dataTransfer?.types.includes('Files')) return;
        // A browser would open the file in place of the page.
        event.preventDefault();
        const { files } = dataTransfer;
        if (type !== 'drop' || this.matches(':disabled')) return;
        this.#load().then((part) => {
          if (part) part.add([...files]);
          // What handles them does not arrive: they go with the form.
          else if (this.#field) this.#field.files = files;
        });
      });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#files?.join();
  }

  protected override painted(): void {
    super.painted();
    // A field that must be filled in speaks the page's language when it is not; files may be there already, chosen before
    // the script came or kept by the browser over a reload.
    const field = this.#field;
    if (field?.required || field?.files?.length) this.#load();
  }

  get #field(): HTMLInputElement | null {
    return this.querySelector('input[type=file]');
  }

  disconnectedCallback(): void {
    this.#files?.leave();
  }

  formResetCallback(): void {
    this.#files?.reset();
  }

  protected override attributesAsData(raw: Raw): object | undefined {
    return raw.name ? raw : undefined;
  }

  protected override async show(given: object | undefined): Promise<void> {
    // Once it is there it is not waited for: what comes next is shown at once.
    const files = this.#files ?? (given && (await this.#load()));
    await files?.show(this.given());
  }

  protected override async dress(): Promise<void> {
    (await this.onDemand(this.#part))?.dressUpload(this);
  }

  #load(): Promise<UploadFiles | undefined> {
    this.#loading ??= this.onDemand(this.#part).then((part) => {
      // Without it the field of the page works as it does without script; the next sign is another try.
      if (!part) this.#loading = undefined;
      else {
        this.#files = new part.UploadFiles(this, this.#internals);
        if (this.isConnected) this.#files.join();
      }
      return this.#files;
    });
    return this.#loading;
  }
}
