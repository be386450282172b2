import type { Definition } from '../element/definition.ts';
import { box, type TemplateContext } from '../element/template.ts';
import { scoped, type Warn } from '../element/warning.ts';
import { de } from '../locales/de.ts';
import type { ElementName, Locale, Texts } from '../locales/locale.ts';
import type { Attributes, H, Tree } from '../tree/tree.ts';
import { type DataOf, DEFINITIONS } from './definitions.ts';
import { readOptions } from './options.ts';
import { isReact, uncontrolled } from './react.ts';

export type { Attributes } from '../tree/tree.ts';
export type { DataOf } from './definitions.ts';

/**
 * `createElement` of React or Preact, `h` of Vue. What each of them takes is said by many overloads, of which a compiler
 * that is not strict compares the wrong one: only that it makes an element is asked for.
 */
export type CreateElement<Out> = (tag: never, properties: never, ...children: never[]) => Out;

/** The same as it is called here. */
export type Create<Out> = (
  tag: string,
  properties: Record<string, unknown> | null,
  ...children: (Out | string)[]
) => Out;

/** Options of {@link contentOf}. */
export interface ContentOptions<N extends ElementName> {
  /** Default: German. */
  readonly locale?: Locale | undefined;
  readonly texts?: Partial<Texts<N>> | undefined;
  readonly warn?: Warn | undefined;
  /** Milliseconds since the epoch, default `Date.now`; hand the same instant to server and browser, so that both write the same. */
  readonly clock?: (() => number) | undefined;
}

// React names these attributes as properties; Vue takes the names of HTML.
const REACT: Record<string, string> = {
  for: 'htmlFor',
  class: 'className',
  datetime: 'dateTime',
  tabindex: 'tabIndex',
  hreflang: 'hrefLang',
  inputmode: 'inputMode',
  autocomplete: 'autoComplete',
  formmethod: 'formMethod',
};

const BOOLEAN = ['multiple', 'required', 'checked', 'selected', 'hidden'];

/**
 * The content of an element as elements of a framework, for server rendering and hydration without `innerHTML`:
 * `<rathaus-login>{contentOf('login', data, createElement)}</rathaus-login>`. The custom element then
 * only adds behaviour and leaves the content to the framework.
 */
export function contentOf<N extends ElementName, Out extends object>(
  name: N,
  data: DataOf<N>,
  createElement: CreateElement<Out>,
  options: ContentOptions<N> = {},
): Out {
  const { locale = de, texts, now, warn, report } = readOptions(name, options);
  const make = createElement as Create<Out>;
  const create = isReact(make) ? uncontrolled(make) : make;
  const h: H = (tag, attributes = {}, ...children) => {
    const properties: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(attributes))
      if (value !== undefined)
        properties[REACT[key] ?? key] = value === '' && BOOLEAN.includes(key) ? true : value;
    return create(tag, properties, ...(flat(children) as Out[]));
  };
  const { read, tree, key } = DEFINITIONS[name] as unknown as Definition<N, unknown>;
  const context: TemplateContext<N> = {
    h,
    texts: { ...de[name], ...locale[name], ...texts },
    lang: locale.lang,
    warn: scoped(name, warn),
    now,
  };
  const given = read(data, report, '');
  const keyed: H = (tag, attributes, ...children) =>
    h(tag, { ...attributes, key: given ? key?.(given) : undefined }, ...children);
  return box(keyed, name, locale, given ? tree(given, context) : undefined) as Out;
}

/**
 * Attributes of the element around {@link contentOf}, for what the script does beside the content: the end of a session,
 * the limits of an upload. `<rathaus-account {...attributesOf('account', data)}>`
 */
export function attributesOf<N extends ElementName>(
  name: N,
  data: DataOf<N>,
  options: Pick<ContentOptions<N>, 'clock' | 'texts'> = {},
): Attributes {
  const { texts, now } = readOptions(name, options);
  const { read, host } = DEFINITIONS[name] as unknown as Definition<N, unknown>;
  const given = read(data, () => undefined, '');
  return given && host ? { ...host(given, now), ...(texts && { texts: JSON.stringify(texts) }) } : {};
}

const flat = (tree: Tree): readonly Tree[] => (Array.isArray(tree) ? tree.flatMap(flat) : tree ? [tree] : []);
