const sheets = new Map<string, CSSStyleSheet>();

/** The same styles as one sheet for all roots. Adopted sheets pass every content security policy. */
export function sheetOf(css: string): CSSStyleSheet {
  let sheet = sheets.get(css);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  return sheet;
}

/** Gives the page, or the shadow root of another component, the styles for the children of an element. */
export function dress(element: Element, css: string): void {
  const { adoptedStyleSheets } = element.getRootNode() as Document;
  // Of several elements that come at once each finds the styles missing.
  if (!adoptedStyleSheets.includes(sheetOf(css))) adoptedStyleSheets.push(sheetOf(css));
}
