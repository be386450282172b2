import type { Page } from 'playwright-core';

/** How often each colour (`rgb(r, g, b)`) occurs in a PNG; `tool` is any page, only its canvas is used. */
export async function colours(tool: Page, png: Buffer): Promise<Map<string, number>> {
  const entries = await tool.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data: pixels } = context.getImageData(0, 0, image.width, image.height);
    const found = new Map<string, number>();
    for (let at = 0; at < pixels.length; at += 4) {
      const colour = `rgb(${pixels.slice(at, at + 3).join(', ')})`;
      found.set(colour, (found.get(colour) ?? 0) + 1);
    }
    return [...found];
  }, png.toString('base64'));
  return new Map(entries);
}
