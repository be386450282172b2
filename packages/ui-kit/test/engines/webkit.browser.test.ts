import { describe, expect, it } from 'vitest';
import { engineContract } from './engine-contract.ts';
import { startWebKit, webkit } from './webkit.ts';

engineContract('WebKit', webkit);

// What the contract skips in WebKit. When one of these fails WebKit has learnt it: then let the contract check it.
describe.skipIf(!webkit(() => '').there)('what WebKitGTK lacks', () => {
  it('prints nothing on command', async () => {
    const driver = await startWebKit('light');
    try {
      await expect(driver.print()).rejects.toThrow('unknown command');
    } finally {
      await driver.quit();
    }
  });

  it('forces no colours, even with the contrast theme of the desktop', async () => {
    const driver = await startWebKit('forced-colours');
    try {
      expect(await driver.execute("return matchMedia('(forced-colors: active)').matches")).toBe(false);
      expect(await driver.execute("return CSS.supports('forced-color-adjust', 'none')")).toBe(false);
    } finally {
      await driver.quit();
    }
  });
});
