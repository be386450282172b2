import type { ElementName, Texts } from '../locales/locale.ts';
import type { Tree } from '../tree/tree.ts';
import type { Definition } from './definition.ts';
import { InPlaceElement } from './in-place.ts';
import { type Showing, show } from './show.ts';
import { dress } from './styles.ts';
import type { TemplateContext } from './template.ts';

export type { Raw, WithTexts } from './in-place.ts';

/** Base of all elements but the login: their templates come with them. */
export abstract class RathausElement<N extends ElementName, Data extends object> extends InPlaceElement<
  N,
  Data
> {
  protected readonly kind: N;
  protected readonly definition: Definition<N, Data>;
  /** The texts last used, for what is said between two renderings. */
  protected texts: Texts<N>;
  readonly #css: string;
  readonly #german: Texts<N>;

  constructor(definition: Definition<N, Data>, css: string, german: Texts<N>) {
    super();
    this.kind = definition.name;
    this.definition = definition;
    this.#css = css;
    this.texts = this.#german = german;
  }

  protected override async show(given: object | undefined): Promise<void> {
    const showing: Showing<N, Data> = {
      definition: this.definition,
      css: this.#css,
      german: this.#german,
      beside:
        this.beside &&
        ((context, data) => {
          this.texts = context.texts;
          return this.beside?.(context, data);
        }),
      patch: (old, next) => this.patch(old, next),
    };
    this.texts = (await show(this, showing, given)) ?? this.texts;
  }

  protected override dress(): void {
    dress(this, this.#css);
  }

  /** Brings changed content into the shadow root. */
  protected patch(old: Element, next: Element): void {
    old.replaceWith(next);
  }

  /** Nodes of the element's own, beside the children or (with `data`) under what was rendered from them. */
  protected beside?(context: TemplateContext<N>, data: Data | undefined): Tree;
}
