import { load, loaded } from '../locales/load.ts';
import type { ElementName, Texts } from '../locales/locale.ts';
import { localeKey } from '../locales/match.ts';
import { domNode } from '../tree/dom.ts';
import { languageOf } from './language-of.ts';
import { box, type Template } from './template.ts';

/** Replaces single texts of the kit. */
export type WithTexts<N extends ElementName, Data> = Data & { readonly texts?: Partial<Texts<N>> };

/** Data as they come in: properties, the JSON of `data` and the attributes of the element in one. */
export type Raw<N extends ElementName, Data> = Partial<WithTexts<N, Data>> &
  Readonly<Record<string, unknown>>;

// On a server there is no HTMLElement: the classes can be imported there, but not be used.
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/**
 * Base of all elements. They live in the light DOM and enhance the HTML inside them: without data
 * that HTML stays as it is, with data it becomes what the template says.
 */
export abstract class RathausElement<N extends ElementName, Data> extends Base {
  /** Name without prefix; also the key of the texts and the mark of the stylesheet. */
  protected abstract readonly kind: N;
  protected abstract readonly css: string;
  protected abstract readonly template: Template<N, Data>;
  /** Built in; all other languages are loaded when a page needs them. */
  protected abstract readonly german: Texts<N>;
  #data: WithTexts<N, Data> | undefined;

  /** What the element shows. Assigning renders at once. The attribute `data` takes the same as JSON. */
  get data(): WithTexts<N, Data> | undefined {
    return this.#data;
  }

  set data(data: WithTexts<N, Data> | undefined) {
    this.#data = data;
    this.update();
  }

  connectedCallback(): void {
    // A page may have set the property before the element was defined: then it hides the accessor.
    const { data } = this;
    delete (this as { data?: unknown }).data;
    this.data = data;
  }

  attributeChangedCallback(): void {
    this.update();
  }

  /**
   * Renders again: at once in German and in languages that were used before, else when the texts have arrived.
   * Needed by hand only when the language of a surrounding element changes.
   */
  async update(): Promise<void> {
    const { kind } = this;
    // For the developer: on the console with the element, and in an attribute that `debug.css` shows in the page.
    const warn = (code: string, about?: string, scope = `${kind}.`): void => {
      this.dataset.warning = `${scope}${code} ${about}`;
      console.warn('rathaus', this.dataset.warning, this);
    };
    const lang = languageOf(this);
    const key = localeKey(lang);
    if (!Object.hasOwn(loaded, key)) {
      loaded[key] = await load(key);
      if (!loaded[key]) warn('language', lang, '');
      return this.update();
    }
    if (!this.isConnected) return;
    const locale = loaded[key];
    const raw: Record<string, string> = {};
    for (const { name, value } of this.attributes) raw[name] = value;
    const data = this.read(Object.assign(raw, JSON.parse(raw.data ?? '{}'), this.#data));
    if (data) {
      const texts = { ...(locale?.[kind] ?? this.german), ...data.texts };
      const context = { h: domNode, texts, warn, lang: locale ? lang : 'de', now: new Date() };
      const next = box(domNode, kind, locale, this.template(data, context)) as Element;
      // Server-rendered content of the same data is not touched: no flash, no shift, focus stays.
      if (!next.isEqualNode(this.firstChild)) this.show(next);
    }
    // Each stylesheet says by a property that it is there. Where the page links it nothing is added,
    // since adopted sheets would win over the page's own rules. Every content security policy allows them.
    const content = this.firstElementChild;
    if (content && !getComputedStyle(content).getPropertyValue(`--${kind}`)) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(this.css);
      (this.getRootNode() as Document).adoptedStyleSheets.push(sheet);
    }
  }

  /** Brings new content into the page. */
  protected show(next: Element): void {
    this.replaceChildren(next);
  }

  /** What to render, or nothing to leave the content as it is. */
  protected abstract read(raw: Raw<N, Data>): WithTexts<N, Data> | undefined;
}
