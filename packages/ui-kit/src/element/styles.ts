const byDocument = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/** Gives a root the styles, once. Adopted sheets pass every content security policy; all roots of a document share them. */
export function adopt(root: Document | ShadowRoot, css: string): void {
  const owner = root.ownerDocument ?? (root as Document);
  const sheets = byDocument.get(owner) ?? new Map<string, CSSStyleSheet>();
  byDocument.set(owner, sheets);
  let sheet = sheets.get(css);
  if (!sheet) {
    // A document takes the sheets of its own window only: elements may be moved into that of a frame.
    sheet = new (owner.defaultView ?? window).CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  // Of several elements that come at once each finds the styles missing.
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}

/** Gives the page, or the shadow root of another component, the styles for the children of an element. */
export function dress(element: Element, css: string): void {
  adopt(element.getRootNode() as Document, css);
}
