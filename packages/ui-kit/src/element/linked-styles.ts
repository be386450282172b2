/**
 * What `styles.ts` is, for the scripts of `dist/cdn`: a page links the stylesheet, so the script does not carry the same
 * rules a second time. The build takes this file in its place and gives each element, instead of its CSS, the mark by
 * which its rules are known (`--level:`).
 */
const sheet = new CSSStyleSheet();
let rules = '';
let requested = false;

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

/** One sheet for all roots: a copy of what the page links or, where the mark is not in that, all styles by a request. */
export function sheetOf(mark: string): CSSStyleSheet {
  if (!requested && !rules.includes(mark)) {
    rules = Array.from(document.styleSheets, rulesOf).join('');
    sheet.replaceSync(rules);
    requested = !rules.includes(mark);
    if (requested) import('../render/stylesheet.ts').then(({ stylesheet }) => sheet.replaceSync(stylesheet));
  }
  return sheet;
}

/** Gives the page, or the shadow root of another component, the styles for the children of an element. */
export function dress(element: Element, mark: string): void {
  const { adoptedStyleSheets } = element.getRootNode() as Document;
  if (!adoptedStyleSheets.includes(sheetOf(mark))) adoptedStyleSheets.push(sheet);
}
