import { load, loaded, mayAskAgain } from '../locales/load.ts';
import type { ElementName, Texts } from '../locales/locale.ts';
import { localeKey } from '../locales/match.ts';
import { domNode } from '../tree/dom.ts';
import type { Tree } from '../tree/tree.ts';
import type { Definition } from './definition.ts';
import { languageOf } from './language-of.ts';
import { languageTag } from './language-tag.ts';
import { adopt } from './styles.ts';
import { box, type TemplateContext } from './template.ts';
import { textsOf } from './texts-of.ts';

/** What it takes to show the data of an element. */
export interface Showing<N extends ElementName, Data> {
  readonly definition: Definition<N, Data>;
  /** What elements share first, its own last. */
  readonly css: readonly string[];
  /** Built in; all other languages are loaded when a page needs them. */
  readonly german: Texts<N>;
  /** Nodes of the element's own beside the children or under the rendered data. */
  readonly beside?: ((context: TemplateContext<N>, data: Data | undefined) => Tree) | undefined;
  /** Brings changed content into the shadow root; default: puts it in the place of the old one. */
  readonly patch?: ((old: Element, next: Element) => void) | undefined;
}

/** An element that can be shown: its warnings, and what it does when its children change. */
export interface Host extends HTMLElement {
  warn(code: string, about?: string, scope?: string): undefined;
  update(): void | Promise<void>;
}

/**
 * Shows data, or what stands beside the children, in the shadow root of an element: at once in German and in languages
 * that were used before, else when the texts have arrived. Yields the texts, or nothing where nothing is to be shown.
 */
export async function show<N extends ElementName, Data extends object>(
  host: Host,
  { definition, css, german, beside, patch }: Showing<N, Data>,
  given: object | undefined,
): Promise<Texts<N> | undefined> {
  const { name, read, tree } = definition;
  if (!given && !beside) {
    host.shadowRoot?.children[1]?.remove();
    for (const slot of host.shadowRoot?.children ?? []) (slot as HTMLElement).hidden = false;
    return;
  }
  const lang = languageOf(host);
  const key = localeKey(lang);
  const arrived = (): void => void (loaded[key] && host.update());
  if (!Object.hasOwn(loaded, key)) {
    await load(key, arrived);
    if (!loaded[key]) host.warn('language', lang, '');
    await host.update();
    return;
  }
  // Shown meanwhile in German.
  if (mayAskAgain(key)) load(key, arrived).then(arrived);
  const locale = loaded[key];
  const report = (path: string, expected: string): undefined => host.warn('data', `${path}: ${expected}`);
  const data = given && read(given, report, '');
  // What stands beside the children speaks as they do: `renderX()` writes replaced texts on the host.
  const own = textsOf(given ?? { texts: host.getAttribute('texts') }, report);
  const texts = { ...(locale?.[name] ?? german), ...own } as Texts<N>;
  const context: TemplateContext<N> = {
    h: domNode,
    texts,
    warn: (code, about) => host.warn(code, about),
    lang: (locale && languageTag(lang)) ?? 'de',
    now: new Date(),
  };
  const content = [data && tree(data, context), beside?.(context, data)];
  const next = box(domNode, name, locale, content) as Element;
  let root = host.shadowRoot;
  // Nothing stands beside the children yet.
  if (!root && !given && !next.firstChild) return texts;
  if (!root) {
    // A form that cannot be sent moves the focus to the element: then it has to go to the field inside. Where the field
    // is one of the children, a click on a text of the page would move it to the first button beside them.
    const delegatesFocus = !!given && 'formAssociated' in host.constructor;
    root = host.attachShadow({ mode: 'open', delegatesFocus });
    const slot = document.createElement('slot');
    // Children that come late take the place of what attributes say.
    slot.onslotchange = () => host.update();
    root.append(slot);
  }
  // Again where the element has been moved into another document: its root has lost them.
  adopt(root, css);
  const [slot, old] = root.children as unknown as [HTMLSlotElement, Element?];
  // A fieldset that disables the host does not reach what stands for it in its root. The old ones, too: answers stay.
  if ('formAssociated' in host.constructor)
    for (const box of [old, next])
      for (const one of box?.querySelectorAll<HTMLInputElement>(
        'input:not([type=hidden]), select, textarea',
      ) ?? [])
        one.disabled = host.matches(':disabled');
  // Whoever watches the root is told of each attribute that is set, also to what it was.
  if (slot.hidden !== !!given) slot.hidden = !!given;
  if (!old) root.append(next);
  else if (!next.isEqualNode(old)) patch ? patch(old, next) : old.replaceWith(next);
  return texts;
}
