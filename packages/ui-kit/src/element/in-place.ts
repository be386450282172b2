import type { ElementName, Texts } from '../locales/locale.ts';

/** Replaces single texts of the kit. */
export type WithTexts<N extends ElementName, Data> = Data & { readonly texts?: Partial<Texts<N>> };

/** Attributes by the names of the members they stand for: `max-bytes` is `maxBytes`. */
export type Raw = Readonly<Record<string, string | undefined>>;

// On a server there is no HTMLElement: the classes can be imported there, but not be used.
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/**
 * An element whose children are the page's: they are styled where they stand and never touched. So whoever made them, a
 * framework, a morphing library or a person, finds them as they were left. What a page gives as data is shown in the
 * element's shadow root, which there is only then; how, is left to those who extend this class.
 */
export abstract class InPlaceElement<N extends ElementName, Data extends object> extends Base {
  static observedAttributes = ['data', 'lang'];

  /** Name without prefix; also in front of warnings, and the mark of the stylesheet. */
  protected abstract readonly kind: N;
  #data: WithTexts<N, Data> | string | undefined;
  readonly #told = new Set<string>();

  /**
   * What the element shows in place of its children, as object or as JSON; `undefined` shows the children again.
   * The attribute `data` takes the same as JSON.
   */
  get data(): WithTexts<N, Data> | string | undefined {
    return this.#data;
  }

  set data(data: WithTexts<N, Data> | string | undefined) {
    this.#data = data;
    this.renew();
  }

  connectedCallback(): void {
    // A page may have set the property before the element was defined: then it hides the accessor.
    const { data } = this;
    delete (this as { data?: unknown }).data;
    this.data = data;
    // The page comes first: what can wait does so until its next frame is on the screen.
    requestAnimationFrame(() => setTimeout(() => this.isConnected && this.painted()));
  }

  /** What has time until the page can be seen. */
  protected painted(): void {
    // Each stylesheet says by a property that it is there.
    if (!getComputedStyle(this).getPropertyValue(`--r-${this.kind}`)) this.dress();
  }

  attributeChangedCallback(): void {
    this.renew();
  }

  /** Of those that take part in a form: it, or a fieldset around them, is disabled or no longer. */
  formDisabledCallback(): void {
    this.update();
  }

  /** What was wrong with the old data is wrong no more; what is wrong with the new ones is told. */
  protected renew(): void {
    delete this.dataset.warning;
    this.update();
  }

  /**
   * Looks at data, attributes and language again. Needed by hand only when the language of a surrounding element changes.
   */
  update(): void | Promise<void> {
    if (this.isConnected) return this.show(this.given());
  }

  /** What the page gives to be shown, or nothing where its children are to be shown. */
  protected given(): object | undefined {
    let data: unknown = this.#data ?? this.getAttribute('data');
    try {
      if (typeof data === 'string') data = JSON.parse(data);
    } catch {
      data = this.warn('data', 'JSON');
    }
    if (data && typeof data === 'object') return data;
    if (data) this.warn('data', 'object');
    // What stands between the tags is what somebody wanted to be seen.
    if (this.firstElementChild || this.textContent.trim()) return;
    return this.attributesAsData(this.raw);
  }

  /** The attributes as they are. */
  protected get raw(): Raw {
    const raw: Record<string, string> = {};
    for (const { name, value } of this.attributes)
      raw[name.replace(/-./g, (dash) => dash.slice(1).toUpperCase())] = value;
    return raw;
  }

  /**
   * For the developer: on the console with the element, and in an attribute that `debug.css` shows in the page.
   * @internal Public only for the parts of an element that are modules of their own.
   */
  warn(code: string, about = '', scope = `${this.kind}.`): undefined {
    const warning = `${scope}${code} ${about}`;
    this.dataset.warning = warning;
    if (!this.#told.has(warning)) console.warn('rathaus', warning, this);
    this.#told.add(warning);
  }

  /** A part of the element that is loaded on demand; where it does not arrive the page stays as it is. */
  protected async onDemand<Part>(load: () => Promise<Part>): Promise<Part | undefined> {
    try {
      return await load();
    } catch (error) {
      return this.warn('load', `${error}`);
    }
  }

  /** Data in single attributes, for elements that can be written without children; nothing where they are not there. */
  protected attributesAsData(_raw: Raw): object | undefined {
    return undefined;
  }

  /** Shows data in the shadow root, or the children where there are none. */
  protected abstract show(given: object | undefined): void | Promise<void>;

  /** Brings the styles to the children where the page has not linked them, as in the shadow root of another component. */
  protected abstract dress(): void | Promise<void>;
}
