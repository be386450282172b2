import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderDelivery } from '../src/render/render.ts';
import { colours } from './pixels.ts';
import {
  CHROMIUM,
  hasBrowser,
  type Page as PageOptions,
  pageStyles,
  type Site,
  startChromium,
  startSite,
} from './site.ts';

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('delivery', () => {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), startChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function open(html: string, options: PageOptions = {}): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(site.page(html, options));
    await page.waitForFunction(() => customElements.get('rathaus-delivery'));
    return page;
  }

  it('announces a new state in one live region, not the first one and not the same again', async () => {
    const page = await open('<rathaus-delivery></rathaus-delivery>');
    const give = (data: object): Promise<unknown> =>
      page
        .locator('rathaus-delivery')
        .evaluate((element, data) => void Object.assign(element, { data }), data);
    const status = page.locator('rathaus-delivery [part=status]');
    await give({ state: 'sent', recipient: 'Stadt' });
    await page.getByText('Versendet').waitFor();
    expect(await status.textContent()).toBe('');
    const region = await status.elementHandle();
    await give({ state: 'sent', recipient: 'Stadt', reference: '1' });
    await page.getByText('Vorgangsnummer').waitFor();
    expect(await status.textContent()).toBe('');
    await give({ state: 'collected', recipient: 'Stadt' });
    await expect.poll(() => status.textContent()).toBe('Von Stadt abgeholt (erledigt)');
    await give({ state: 'verschollen' });
    await expect.poll(() => status.textContent()).toBe('Stand nicht bekannt');
    expect(await status.evaluate((now, before) => now === before, region)).toBe(true);
    await page.close();
  });

  it('touches only what is different when its data change', async () => {
    const page = await open(`<rathaus-delivery data='{"state":"sent","reference":"1"}'></rathaus-delivery>`);
    await page.getByText('Vorgangsnummer: 1').waitFor();
    const touched = await page.locator('rathaus-delivery').evaluate(async (element) => {
      const seen: string[] = [];
      const all = { subtree: true, childList: true, attributes: true, characterData: true };
      new MutationObserver((records) => {
        for (const { type, target } of records) seen.push(`${type} ${target.nodeName} ${target.nodeValue}`);
      }).observe(element.shadowRoot?.querySelector('.rathaus') as Element, all);
      Object.assign(element, { data: { state: 'sent', reference: '2' } });
      while (!element.shadowRoot?.textContent?.includes('Vorgangsnummer: 2'))
        await new Promise(requestAnimationFrame);
      return seen;
    });
    expect(touched).toEqual(['characterData #text 2']);
    await page.close();
  });

  it('says nothing and changes nothing where a server wrote it', async () => {
    const html = renderDelivery({ state: 'sent' });
    const page = await open(html);
    const host = page.locator('rathaus-delivery');
    const written = await host.innerHTML();
    await host.evaluate((element) => element.setAttribute('lang', 'en'));
    await page.waitForTimeout(300);
    expect(await host.innerHTML()).toBe(written);
    expect(await host.evaluate((element) => element.shadowRoot)).toBeNull();
    await page.close();
  });

  it.each<['light' | 'forced', string]>([
    ['light', 'rgb(255, 230, 180)'],
    ['forced', ''],
  ])('has marks without a ground of their own: %s', async (mode, ground) => {
    const head = pageStyles('/delivery-ground.css', 'body { background: rgb(255, 230, 180) }');
    const page = await open(renderDelivery({ state: 'rejected' }), { head });
    if (mode === 'forced') await page.emulateMedia({ forcedColors: 'active' });
    const behind =
      ground || ((await page.evaluate('getComputedStyle(document.body).backgroundColor')) as string);
    for (const item of await page.locator('rathaus-delivery li').all()) {
      const box = (await item.boundingBox())!;
      const shot = await page.screenshot({ clip: { x: box.x, y: box.y, width: 24, height: 24 } });
      const found = await colours(page, shot);
      // A disc in one colour; around it, and in the sign that is cut into it, is the page.
      const [most, next] = [...found].sort(([, a], [, b]) => b - a);
      expect([most?.[0], next?.[0]]).toContain(behind);
      expect(most![1] + next![1]).toBeGreaterThan(24 * 24 * 0.75);
      expect(next![1]).toBeGreaterThan(100);
      if (ground) expect(found.get('rgb(255, 255, 255)')).toBeUndefined();
    }
    await page.close();
  });
});
