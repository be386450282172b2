import { accountTree } from '../account/account.ts';
import { consentTree } from '../consent/consent.ts';
import { datasetTree } from '../dataset/dataset.ts';
import { defectTree } from '../defect/defect.ts';
import { deliveryTree } from '../delivery/delivery.ts';
import { box, type Template } from '../element/template.ts';
import { isolated, scoped, type Warn, warnOnConsole } from '../element/warning.ts';
import { levelTree } from '../level/level.ts';
import { de } from '../locales/de.ts';
import type { ElementName, Locale, Texts } from '../locales/locale.ts';
import { loginTree } from '../login/login.ts';
import type { H, Tree } from '../tree/tree.ts';
import { uploadTree } from '../upload/upload.ts';

const TEMPLATES = {
  account: accountTree,
  consent: consentTree,
  dataset: datasetTree,
  delivery: deliveryTree,
  level: levelTree,
  login: loginTree,
  defect: defectTree,
  upload: uploadTree,
};

/** Data of one element. */
export type DataOf<N extends ElementName> = Parameters<(typeof TEMPLATES)[N]>[0];

/** `createElement` of React or Preact, `h` of Vue. */
export type CreateElement<Out> = (
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
const REACT: Record<string, string> = { for: 'htmlFor', class: 'className', datetime: 'dateTime' };

const BOOLEAN = ['multiple', 'required'];

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
  const { locale = de, texts, clock = Date.now } = options;
  const h: H = (tag, attributes = {}, ...children) => {
    const properties: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(attributes))
      if (value !== undefined)
        properties[REACT[key] ?? key] = value === '' && BOOLEAN.includes(key) ? true : value;
    return createElement(tag, properties, ...(flat(children) as Out[]));
  };
  const template = TEMPLATES[name] as unknown as Template<N, DataOf<N>>;
  const context = {
    h,
    texts: { ...locale[name], ...texts },
    lang: locale.lang,
    warn: scoped(name, isolated(options.warn ?? warnOnConsole)),
    now: new Date(clock()),
  };
  return box(h, name, locale, template(data, context)) as Out;
}

const flat = (tree: Tree): readonly Tree[] => (Array.isArray(tree) ? tree.flatMap(flat) : tree ? [tree] : []);
