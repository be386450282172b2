import { existsSync } from 'node:fs';
import type { JSHandle, Page } from 'playwright-core';
import { CHROMIUM, startWholeChromium } from '../site.ts';
import type { Accessible, Engine, EnginePage, Key, Mode } from './engine.ts';

/** Chromium of Debian, with its own accessibility tree over the DevTools protocol. */
export const chromium: Engine = {
  name: 'Chromium',
  there: existsSync(CHROMIUM),
  cannot: {},
  async start(mode) {
    const browser = await startWholeChromium();
    // One page for all that is shown, as the other engines have it.
    const page = await browser.newPage(
      mode === 'forced-colours'
        ? { forcedColors: 'active' }
        : { colorScheme: mode satisfies Exclude<Mode, 'forced-colours'> },
    );
    return {
      async open(address, width = 1280) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(address);
        return pageOf(page);
      },
      close: () => browser.close(),
    };
  },
};

function pageOf(page: Page): EnginePage {
  return {
    evaluate: (expression) => page.evaluate(expression),
    press: (key: Key) => page.keyboard.press(key),
    async accessible(element): Promise<Accessible> {
      const session = await page.context().newCDPSession(page);
      try {
        const { result } = await session.send('Runtime.evaluate', { expression: element });
        if (!result.objectId) throw new Error(`no element: ${element}`);
        const { nodes } = await session.send('Accessibility.getPartialAXTree', {
          objectId: result.objectId,
          fetchRelatives: false,
        });
        return { role: String(nodes[0]?.role?.value ?? ''), name: String(nodes[0]?.name?.value ?? '') };
      } finally {
        await session.detach();
      }
    },
    async choose(field, paths) {
      const handle = ((await page.evaluateHandle(field)) as JSHandle<Node>).asElement();
      if (!handle) throw new Error(`no element: ${field}`);
      await handle.setInputFiles([...paths]);
    },
    print: () => page.pdf({ format: 'A4' }),
    screenshot: () => page.screenshot(),
  };
}
