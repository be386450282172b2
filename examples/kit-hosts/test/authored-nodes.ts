import type { Page } from 'playwright-core';

interface Remembered {
  readonly node: Node;
  readonly parent: Node | null;
  readonly says: string;
}

declare global {
  var remembered: readonly Remembered[];
}

/** What of the nodes of the page is compared: with their texts and attributes, or whether they are the same ones only. */
type Compared = 'whole' | 'identity';

/** Holds every node between the tags of the elements, and the elements. */
export const remember = (page: Page): Promise<void> =>
  page.locator('#elements').evaluate((elements) => {
    const says = (node: Node) =>
      node instanceof Element ? (node.cloneNode() as Element).outerHTML : (node.nodeValue ?? '');
    const walker = document.createTreeWalker(elements, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    const found: Remembered[] = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node instanceof Element || node.nodeValue?.trim())
        found.push({ node, parent: node.parentNode, says: says(node) });
    }
    globalThis.remembered = found;
  });

/** What has become of the nodes that were remembered: nothing, or one line for each that was moved, replaced or changed. */
export const changes = (page: Page, compared: Compared = 'whole'): Promise<string[]> =>
  page.evaluate((how) => {
    const says = (node: Node) =>
      node instanceof Element ? (node.cloneNode() as Element).outerHTML : (node.nodeValue ?? '');
    if (!globalThis.remembered?.length) return ['nothing was remembered'];
    return globalThis.remembered.flatMap(({ node, parent, says: before }) => {
      if (how === 'identity' && !(node instanceof Element)) return [];
      if (!node.isConnected) return [`gone: ${before}`];
      if (node.parentNode !== parent) return [`moved: ${before}`];
      return how === 'whole' && says(node) !== before ? [`changed: ${before} → ${says(node)}`] : [];
    });
  }, compared);
