/**
 * What `styles.ts` is, for the scripts of `dist/cdn`: a page links the stylesheet, so the script does not carry the same
 * rules a second time. The build takes this file in its place and gives each element, instead of its CSS, the mark by
 * which its rules are known (`--r-level:`).
 */

/** The sheet for all roots of a document, and what is in it. */
interface Linked {
  readonly sheet: CSSStyleSheet;
  rules: string;
  /** Until then the styles are not requested again, in milliseconds since the page began. */
  until: number;
}

/** Milliseconds after which styles that did not arrive are asked for once more, when an element is shown anew. */
const AGAIN = 10_000;

const byDocument = new WeakMap<Document, Linked>();

/** The kit's rules in one linked stylesheet; none where another origin keeps it to itself. */
function rulesOf(linked: CSSStyleSheet): string {
  try {
    return Array.from(linked.cssRules, (rule) =>
      (rule as CSSStyleRule).selectorText?.includes('#r#r') ? rule.cssText : '',
    ).join('');
  } catch {
    return '';
  }
}

async function request(linked: Linked): Promise<void> {
  linked.until = Number.POSITIVE_INFINITY;
  try {
    linked.sheet.replaceSync((await import('../render/stylesheet.ts')).stylesheet);
  } catch (error) {
    linked.until = performance.now() + AGAIN;
    console.warn('rathaus', error);
  }
}

/** Gives a root the styles: a copy of what the page links or, where the mark is not in that, all styles by a request. */
export function adopt(root: Document | ShadowRoot, marks: readonly string[]): void {
  const mark = marks.join('');
  const owner = root.ownerDocument ?? (root as Document);
  let linked = byDocument.get(owner);
  if (!linked) {
    // A document takes the sheets of its own window only: elements may be moved into that of a frame.
    linked = { sheet: new (owner.defaultView ?? window).CSSStyleSheet(), rules: '', until: 0 };
    byDocument.set(owner, linked);
  }
  if (performance.now() >= linked.until && !linked.rules.includes(mark)) {
    linked.rules = Array.from(owner.styleSheets, rulesOf).join('');
    linked.sheet.replaceSync(linked.rules);
    if (!linked.rules.includes(mark)) request(linked);
  }
  if (!root.adoptedStyleSheets.includes(linked.sheet)) root.adoptedStyleSheets.push(linked.sheet);
}

/** Gives the page, or the shadow root of another component, the styles for the children of an element. */
export function dress(element: Element, marks: readonly string[]): void {
  const root = element.getRootNode();
  // It may have been removed meanwhile.
  if ('adoptedStyleSheets' in root) adopt(root as Document, marks);
}
