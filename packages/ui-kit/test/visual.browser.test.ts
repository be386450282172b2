/**
 * Pictures of every state, kept small under `__visual__` and looked at by a person before they were committed.
 * The test compares coarsely (blocks of 16 px), so that another anti-aliasing passes and a lost border, colour or
 * line does not. New pictures: `RATHAUS_UPDATE_VISUAL=1 npx vitest run --project browser packages/ui-kit/test/visual`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, hasBrowser, pageStyles, type Site, startChromium, startSite } from './site.ts';
import { STATES } from './states.ts';

const folder = join(import.meta.dirname, '__visual__');
const update = process.env.RATHAUS_UPDATE_VISUAL === '1';
const dark = pageStyles('/visual-dark.css', ':root{color-scheme:dark;background:#111;color:#eee}');

const VARIANTS = [
  { name: 'light', width: 480 },
  { name: 'dark', width: 480, head: dark },
  { name: 'forced-colours', width: 480, forced: true },
  { name: 'arabic-320', width: 320, lang: 'ar' },
] as const satisfies readonly {
  name: string;
  width: number;
  head?: string;
  forced?: boolean;
  lang?: string;
}[];

interface Comparison {
  /** Mean difference of brightness of the worst block, 0 to 255. */
  worst: number;
  height: number;
  keptHeight: number;
  /** The new picture, half size, base64. */
  small: string;
}

/** Draws both pictures at half size in the browser and compares them block by block. */
function compare(page: Page, fresh: Buffer, kept: Buffer | undefined): Promise<Comparison> {
  return page.evaluate(
    async ({ fresh, kept }) => {
      const load = async (type: string, data: string) => {
        const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
        return createImageBitmap(new Blob([bytes], { type }));
      };
      const draw = (image: ImageBitmap, width: number, height: number) => {
        const canvas = new OffscreenCanvas(width, height);
        const context = canvas.getContext('2d')!;
        context.fillStyle = '#fff';
        context.fillRect(0, 0, width, height);
        context.drawImage(image, 0, 0, width, height);
        return { canvas, pixels: context.getImageData(0, 0, width, height).data };
      };
      const image = await load('image/png', fresh);
      const width = Math.round(image.width / 2);
      const height = Math.round(image.height / 2);
      const now = draw(image, width, height);
      const blob = await now.canvas.convertToBlob({ type: 'image/webp', quality: 0.5 });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      let text = '';
      for (const byte of bytes) text += String.fromCharCode(byte);
      const small = btoa(text);
      if (!kept) return { worst: 0, height, keptHeight: height, small };
      const old = await load('image/webp', kept);
      const before = draw(old, width, height);
      const block = 8;
      let worst = 0;
      for (let y = 0; y + block <= height; y += block) {
        for (let x = 0; x + block <= width; x += block) {
          let difference = 0;
          for (let dy = 0; dy < block; dy += 1) {
            for (let dx = 0; dx < block; dx += 1) {
              const at = ((y + dy) * width + x + dx) * 4 + 1;
              difference += (now.pixels[at] ?? 0) - (before.pixels[at] ?? 0);
            }
          }
          worst = Math.max(worst, Math.abs(difference) / (block * block));
        }
      }
      return { worst, height, keptHeight: old.height, small };
    },
    { fresh: fresh.toString('base64'), kept: kept?.toString('base64') },
  );
}

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('pictures of every state', () => {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), startChromium('--font-render-hinting=none')]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it.each(VARIANTS)('$name', async (variant) => {
    const lang = 'lang' in variant ? variant.lang : 'de';
    const head = 'head' in variant ? variant.head : '';
    const page = await browser.newPage({ viewport: { width: variant.width, height: 800 } });
    await page.clock.setFixedTime(new Date('2026-11-23T12:00:00+01:00'));
    if ('forced' in variant) await page.emulateMedia({ forcedColors: 'active' });
    const body = STATES.map((state) => state.html({ lang })).join('<hr>');
    await page.goto(site.page(body, { lang, head, dir: lang === 'ar' ? 'rtl' : 'ltr' }));
    await page.waitForFunction(() => customElements.get('rathaus-upload'));
    const fresh = await page.screenshot({ fullPage: true, animations: 'disabled' });
    const path = join(folder, `${variant.name}.webp`);
    const kept = existsSync(path) && !update ? readFileSync(path) : undefined;
    const tool = await browser.newPage();
    const result = await compare(tool, fresh, kept);
    if (update) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path, Buffer.from(result.small, 'base64'));
    }
    expect(update || kept !== undefined, `${path} is missing: make it and look at it`).toBe(true);
    expect(Math.abs(result.height - result.keptHeight)).toBeLessThanOrEqual(result.keptHeight * 0.02);
    expect(result.worst).toBeLessThan(64);
    await tool.close();
    await page.close();
  });
});
