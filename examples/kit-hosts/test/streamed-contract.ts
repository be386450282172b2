import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { OpenOptions, Visit } from './visit.ts';

declare global {
  var touched: string[];
}

/** Writes down each node that somebody takes away, and each attribute that somebody sets, while the page is coming. */
const watch = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    globalThis.touched = [];
    new MutationObserver((records) => {
      for (const { type, target, attributeName, removedNodes } of records) {
        const inside = target instanceof Element && target.closest('#elements');
        if (!inside) continue;
        if (type === 'attributes') globalThis.touched.push(`${target.localName}[${attributeName}]`);
        for (const node of removedNodes) globalThis.touched.push(`gone: ${node.nodeName}`);
      }
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
};

/** The kit is there before the content, which comes in pieces: elements are empty when they are made. */
export function streamedContract(open: (options: OpenOptions) => Promise<Visit>): void {
  it('leaves content that comes later as it comes', async () => {
    const { page, leave } = await open({ prepare: watch });
    expect(await page.evaluate(() => globalThis.touched)).toEqual([]);
    expect(await page.locator('#login a').allInnerTexts()).toEqual(['Mit BundID anmelden']);
    expect(await page.locator('#login a').getAttribute('href')).toBe('/login/bundid');
    await leave();
  });
}
