import type { ElementName, Locale, Texts } from '../locales/locale.ts';
import type { H, Tree, TreeNode } from '../tree/tree.ts';
import type { Warn } from './warning.ts';

/** What a template is given besides its data. */
export interface TemplateContext<N extends ElementName> {
  readonly h: H;
  readonly texts: Texts<N>;
  /** BCP 47 tag for dates and numbers. */
  readonly lang: string;
  readonly warn: Warn;
  /** The current instant; templates never read the clock themselves. */
  readonly now: Date;
}

/** A template: data that a reader has let pass and texts in, description of the content out. */
export type Template<N extends ElementName, Data> = (data: Data, context: TemplateContext<N>) => Tree;

/** The box around every template. Language and direction are those of the texts that really are in it. */
export const box = (h: H, name: ElementName, locale: Locale | undefined, content: Tree): TreeNode =>
  h(
    'div',
    { class: `rathaus rathaus-${name}`, lang: locale?.lang ?? 'de', dir: locale?.dir ?? 'ltr' },
    content,
  );
