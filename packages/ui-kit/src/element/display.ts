import type { ElementName, Texts } from '../locales/locale.ts';
import base from '../theme/base.css.ts';
import surface from '../theme/surface.css.ts';
import { RathausElement, type Raw, type WithTexts } from './element.ts';
import type { Template } from './template.ts';

/** Base of all elements but the login: they render when one of the `needed` properties is there. */
export abstract class DisplayElement<N extends ElementName, Data> extends RathausElement<N, Data> {
  static observedAttributes = ['data', 'lang'];

  protected readonly kind: N;
  protected readonly css: string;
  protected readonly german: Texts<N>;
  protected readonly template: Template<N, Data>;
  /** The texts last used, for what is said between two renderings. */
  protected texts: Texts<N>;
  #needed: readonly (string & keyof Data)[];

  constructor(
    name: N,
    css: string,
    german: Texts<N>,
    template: Template<N, Data>,
    ...needed: (string & keyof Data)[]
  ) {
    super();
    this.kind = name;
    this.css = base + surface + css;
    this.texts = this.german = german;
    this.template = (data, context) => {
      this.texts = context.texts;
      return template(data, context);
    };
    this.#needed = needed;
  }

  protected read(raw: Raw<N, Data>): WithTexts<N, Data> | undefined {
    return this.#needed.some((key) => raw[key]) ? (raw as WithTexts<N, Data>) : undefined;
  }
}
