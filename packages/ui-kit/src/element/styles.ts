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

/**
 * Gives the children of an element their styles where the page has not linked them, as in the shadow root of another
 * component. Each stylesheet says by a property that it is there. Asked with the next frame, when the browser works out
 * the styles anyway: asking at once would do that work twice, before the first paint.
 */
export function dress(element: Element, name: string, css: string): void {
  requestAnimationFrame(() => {
    if (!element.isConnected || getComputedStyle(element).getPropertyValue(`--${name}`)) return;
    (element.getRootNode() as Document).adoptedStyleSheets.push(sheetOf(css));
  });
}
