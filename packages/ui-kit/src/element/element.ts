import { load, loaded } from '../locales/load.ts';
import type { ElementName, Texts } from '../locales/locale.ts';
import { localeKey } from '../locales/match.ts';
import { domNode } from '../tree/dom.ts';
import type { Tree } from '../tree/tree.ts';
import type { Definition } from './definition.ts';
import { languageOf } from './language-of.ts';
import { dress, sheetOf } from './styles.ts';
import { box, type TemplateContext } from './template.ts';
import { textsOf } from './texts-of.ts';

/** Replaces single texts of the kit. */
export type WithTexts<N extends ElementName, Data> = Data & { readonly texts?: Partial<Texts<N>> };

/** Attributes by the names of the members they stand for: `max-bytes` is `maxBytes`. */
export type Raw = Readonly<Record<string, string>>;

// On a server there is no HTMLElement: the classes can be imported there, but not be used.
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/**
 * Base of all elements. Children are the page's: they are styled where they stand and never touched. What the element
 * makes itself, the rendering of its `data` or nodes beside the children, stands in its shadow root, which is made when
 * it is needed. So whoever made the children, a framework, a morphing library or a person, finds them as they were left.
 */
export abstract class RathausElement<N extends ElementName, Data extends object> extends Base {
  static observedAttributes = ['data', 'lang'];

  /** The texts last used, for what is said between two renderings. German is built in; others are loaded. */
  protected texts: Texts<N>;
  protected readonly definition: Definition<N, Data>;
  readonly #css: string;
  readonly #german: Texts<N>;
  #data: WithTexts<N, Data> | string | undefined;

  constructor(definition: Definition<N, Data>, css: string, german: Texts<N>) {
    super();
    this.definition = definition;
    this.#css = css;
    this.texts = this.#german = german;
  }

  /**
   * What the element shows in place of its children, as object or as JSON; `undefined` shows the children again.
   * Assigning renders at once. The attribute `data` takes the same as JSON.
   */
  get data(): WithTexts<N, Data> | string | undefined {
    return this.#data;
  }

  set data(data: WithTexts<N, Data> | string | undefined) {
    this.#data = data;
    this.update();
  }

  connectedCallback(): void {
    // A page may have set the property before the element was defined: then it hides the accessor.
    const { data } = this;
    delete (this as { data?: unknown }).data;
    this.data = data;
    dress(this, this.definition.name, this.#css);
  }

  attributeChangedCallback(): void {
    this.update();
  }

  /**
   * Looks at data, attributes and language again: at once in German and in languages that were used before, else when
   * the texts have arrived. Needed by hand only when the language of a surrounding element changes.
   */
  async update(): Promise<void> {
    if (!this.isConnected) return;
    const { name, read, tree } = this.definition;
    const given = this.#given();
    const old = this.shadowRoot?.querySelector('slot');
    if (old) old.hidden = given !== undefined;
    if (!given && !this.beside) {
      old?.nextElementSibling?.remove();
      return;
    }
    const lang = languageOf(this);
    const key = localeKey(lang);
    if (!Object.hasOwn(loaded, key)) {
      loaded[key] = await load(key);
      if (!loaded[key]) this.warn('language', lang, '');
      return this.update();
    }
    const locale = loaded[key];
    const report = (path: string, expected: string): undefined => this.warn('data', `${path}: ${expected}`);
    const data = given && read(given, report, '');
    this.texts = {
      ...(locale?.[name] ?? this.#german),
      ...textsOf(given as { texts?: unknown }, report),
    } as Texts<N>;
    const context: TemplateContext<N> = {
      h: domNode,
      texts: this.texts,
      warn: (code, about) => this.warn(code, about),
      lang: locale ? lang : 'de',
      now: new Date(),
    };
    const content = [data && tree(data, context), this.beside?.(context, data)];
    this.#show(box(domNode, name, locale, content) as Element, !given);
  }

  /** What the page gives to be shown, or nothing where its children are to be shown. */
  #given(): object | undefined {
    let data: unknown = this.#data ?? this.getAttribute('data');
    try {
      if (typeof data === 'string') data = JSON.parse(data);
    } catch {
      data = this.warn('data', 'JSON');
    }
    if (data && typeof data === 'object') return data;
    if (data) this.warn('data', 'object');
    // What stands between the tags is what somebody wanted to be seen.
    if (this.textContent.trim() || this.firstElementChild) return;
    const raw: Record<string, string> = {};
    for (const { name, value } of this.attributes)
      raw[name.replace(/-./g, (dash) => dash.charAt(1).toUpperCase())] = value;
    return this.attributesAsData(raw);
  }

  #show(next: Element, children: boolean): void {
    let root = this.shadowRoot;
    if (!root) {
      root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [sheetOf(this.#css)];
      const slot = document.createElement('slot');
      slot.hidden = !children;
      // Children that come late take the place of what attributes say.
      slot.onslotchange = () => this.update();
      root.append(slot);
    }
    const old = root.children[1];
    if (!old) root.append(next);
    else if (!next.isEqualNode(old)) this.patch(old, next);
  }

  /** Brings changed content into the shadow root. */
  protected patch(old: Element, next: Element): void {
    old.replaceWith(next);
  }

  /** For the developer: on the console with the element, and in an attribute that `debug.css` shows in the page. */
  protected warn(code: string, about = '', scope = `${this.definition.name}.`): undefined {
    const warning = `${scope}${code} ${about}`;
    if (warning === this.dataset.warning) return;
    this.dataset.warning = warning;
    console.warn('rathaus', warning, this);
  }

  /** Data in single attributes, for elements that can be written without children; nothing where they are not there. */
  protected attributesAsData(_raw: Raw): object | undefined {
    return undefined;
  }

  /** Nodes of the element's own, beside the children or (with `data`) under what was rendered from them. */
  protected beside?(context: TemplateContext<N>, data: Data | undefined): Tree;
}
