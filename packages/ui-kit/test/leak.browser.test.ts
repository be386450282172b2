/**
 * Elements that leave the page leave nothing behind: no element, no node, no listener. What counts is what the browser
 * itself counts after it has collected; bytes of the heap say nothing, since compiled code and caches grow as well.
 */
import type { Browser, CDPSession } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ELEMENT_NAMES } from '../src/element/names.ts';
import { CHROMIUM, hasBrowser, type Site, startChromium, startSite } from './site.ts';
import { STATES } from './states.ts';

/** Of each kind, so that all kinds together are a thousand. */
const OF_EACH = 2 * Math.ceil(1000 / ELEMENT_NAMES.length / 2);
const ROUNDS = 20;

/** One kind of element: its tag, what a server writes, and data. */
interface Kind {
  readonly tag: string;
  readonly html: string;
  readonly data: string;
}

/** What is in the page beside what the test puts into it. */
interface Counts {
  readonly nodes: number;
  readonly listeners: number;
}

/** Runs in the page: half of the elements stand in it as a server writes them, half are given data; then all go. */
async function addAndRemove([kinds, count]: [readonly Kind[], number]): Promise<void> {
  const many = document.querySelector('#many') as HTMLElement;
  // A logout of its own for each account: those of one logout talk to each other, all with all.
  const own = (text: string, index: number): string => text.replaceAll('/logout', `/logout/${index}`);
  const half = Array.from({ length: count / 2 }, (_, index) => index);
  many.innerHTML = kinds.map(({ html }) => half.map((index) => own(html, index)).join('')).join('');
  const given = kinds.flatMap(({ tag, data }) =>
    half.map((index) =>
      Object.assign(document.createElement(tag), { data: JSON.parse(own(data, count + index)) }),
    ),
  );
  many.append(...given);
  if (many.childElementCount < 1000) throw new Error(`${many.childElementCount} elements`);
  for (const details of many.querySelectorAll('details')) details.open = true;
  const frame = () => new Promise(requestAnimationFrame);
  await frame();
  await frame();
  // In the first round, what shows data is still being loaded.
  for (let frames = 0; given.some(({ shadowRoot }) => !shadowRoot); frames += 1) {
    if (frames > 1000) throw new Error('some elements do not show their data');
    await frame();
  }
  const page = globalThis as unknown as { refs?: WeakRef<Element>[] };
  page.refs = [...(page.refs ?? []), ...Array.from(many.children, (element) => new WeakRef(element))];
  many.replaceChildren();
  await frame();
}

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('1,000 elements, added and removed 20 times', () => {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), startChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  // Collected from outside of the page: inside, what a stack seems to hold is kept.
  async function collected(inspector: CDPSession): Promise<Counts> {
    await inspector.send('HeapProfiler.collectGarbage');
    const { nodes, jsEventListeners: listeners } = await inspector.send('Memory.getDOMCounters');
    return { nodes, listeners };
  }

  it('leave nothing behind', { timeout: 600_000 }, async () => {
    const kinds = ELEMENT_NAMES.map((name): Kind => {
      const state = STATES.find(({ element }) => element === name);
      if (!state) throw new Error(`test/states.ts has no state of ${name}`);
      return { tag: `rathaus-${name}`, html: state.html(), data: JSON.stringify(state.data) };
    });
    const page = await browser.newPage();
    await page.clock.setFixedTime(new Date('2026-11-23T12:00:00+01:00'));
    await page.goto(site.page('<div id="many" hidden></div>', { csp: "default-src 'self'" }));
    await page.waitForFunction((tag) => customElements.get(tag), kinds.at(-1)?.tag as string);
    const inspector = await page.context().newCDPSession(page);
    const round: Parameters<typeof addAndRemove>[0] = [kinds, OF_EACH];
    // The first round also makes what stays: sheets, texts, compiled code.
    await page.evaluate(addAndRemove, round);
    const before = await collected(inspector);
    for (let index = 0; index < ROUNDS; index += 1) await page.evaluate(addAndRemove, round);
    const remaining = async (): Promise<string[]> => {
      await collected(inspector);
      return page.evaluate(() =>
        (globalThis as unknown as { refs: WeakRef<Element>[] }).refs.flatMap(
          (ref) => ref.deref()?.localName ?? [],
        ),
      );
    };
    // One element, node or listener that stays in each round would make 20.
    const tooMany = async (): Promise<readonly string[]> => {
      const tags = await remaining();
      return tags.length < ROUNDS
        ? []
        : [...new Set(tags)].map((tag) => `${tag}: ${tags.filter((one) => one === tag).length}`);
    };
    await expect.poll(tooMany, { timeout: 30_000 }).toEqual([]);
    const after = await collected(inspector);
    expect(after.nodes - before.nodes).toBeLessThan(ROUNDS);
    expect(after.listeners - before.listeners).toBeLessThan(ROUNDS);
    await page.close();
  });
});
