const byDocument = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/**
 * Gives a root the styles, each once: a second copy of those that all elements share would win over the rules of one.
 * Adopted sheets pass every content security policy; all roots of a document share them.
 *
 * @param css what elements share first, their own last
 */
export function adopt(root: Document | ShadowRoot, css: readonly string[]): void {
  const owner = root.ownerDocument ?? (root as Document);
  const sheets = byDocument.get(owner) ?? new Map<string, CSSStyleSheet>();
  byDocument.set(owner, sheets);
  for (const text of css) {
    let sheet = sheets.get(text);
    if (!sheet) {
      // A document takes the sheets of its own window only: elements may be moved into that of a frame.
      sheet = new (owner.defaultView ?? window).CSSStyleSheet();
      sheet.replaceSync(text);
      sheets.set(text, sheet);
    }
    // Of several elements that come at once each finds the styles missing.
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  }
}

/** Gives the page, or the shadow root of another component, the styles for the children of an element. */
export function dress(element: Element, css: readonly string[]): void {
  const root = element.getRootNode();
  // It may have been removed meanwhile.
  if ('adoptedStyleSheets' in root) adopt(root as Document, css);
}
