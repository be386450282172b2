import type { Accessible, EnginePage, Key, RunningEngine } from './engine.ts';
import { ELEMENT, type Wire } from './wire.ts';

/** W3C WebDriver, 17.4.2 Keyboard Actions. */
const KEYS: Readonly<Record<Key, readonly string[]>> = {
  Tab: ['\uE004'],
  'Shift+Tab': ['\uE008', '\uE004'],
  Enter: ['\uE007'],
  Escape: ['\uE00C'],
  Space: [' '],
};

/** Where a site serves a page that shows another one in a frame of a given width. */
export type FrameAddress = (address: string, width: number) => string;

/** An engine behind WebDriver. Windows have a least width above 320 px there, so narrow pages stand in a frame. */
export function webdriverEngine(wire: Wire, frame: FrameAddress): RunningEngine {
  const page: EnginePage = {
    evaluate: (expression) => wire.execute(`return ${expression}`),
    async press(key) {
      const keys = KEYS[key];
      await wire.actions([
        {
          type: 'key',
          id: 'keyboard',
          actions: [
            ...keys.map((value) => ({ type: 'keyDown', value })),
            ...keys.toReversed().map((value) => ({ type: 'keyUp', value })),
          ],
        },
      ]);
    },
    async accessible(element): Promise<Accessible> {
      const id = await reference(element);
      return { role: await wire.role(id), name: await wire.label(id) };
    },
    choose: async (field, paths) => wire.type(await reference(field), paths.join('\n')),
    print: async () => Buffer.from(await wire.print(), 'base64'),
    screenshot: async () => Buffer.from(await wire.screenshot(), 'base64'),
  };

  async function reference(element: string): Promise<string> {
    const found = (await wire.execute(`return ${element}`)) as Record<string, string> | null;
    const id = found?.[ELEMENT];
    if (!id) throw new Error(`no element: ${element}`);
    return id;
  }

  return {
    async open(address, width) {
      await wire.resize(1280, 900);
      await wire.navigate(width ? frame(address, width) : address);
      if (width) await wire.enterFrame(await wire.execute("return document.querySelector('iframe')"));
      return page;
    },
    close: () => wire.quit(),
  };
}
