/** What single success criteria of WCAG ask for and no other test shows; named in docs/nachweise/en-301-549.md. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, hasBrowser, type Site, STRICT_CONNECT, startChromium, startSite } from './site.ts';
import { STATES } from './states.ts';

const ALL = STATES.map(
  (state, index) => `<section aria-label="${index}">${state.html({ lang: 'de' })}</section>`,
).join('');
/** Everything that can be used and is seen. */
const CONTROLS = `[...document.querySelectorAll('main :is(a[href], button, summary, select, textarea, input:not([type=hidden]))')].filter((e) => e.checkVisibility())`;
/** All that can be seen, also in shadow roots, and where the page is. */
const PAGE = `(() => {
  const all = [location.href];
  const walk = (root) => {
    for (const e of root.querySelectorAll('*')) {
      const { width, height } = e.getBoundingClientRect();
      // What only screen readers find is one pixel large.
      if (e.checkVisibility() && width > 1 && height > 1) all.push(e.outerHTML.slice(0, 120) + (e.checked ?? ''));
      if (e.shadowRoot) walk(e.shadowRoot);
    }
  };
  walk(document.querySelector('main'));
  return all;
})()`;

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('single success criteria, in every state', () => {
  let site: Site;
  let browser: Browser;
  // One for all tests, shown anew for each: to open one costs more than what most of them do.
  let page: Page;

  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), startChromium()]);
    page = await browser.newPage();
    await page.clock.setFixedTime(new Date('2026-11-23T12:00:00+01:00'));
    await page.addInitScript(`window.heard = new Set();
      const add = EventTarget.prototype.addEventListener;
      EventTarget.prototype.addEventListener = function (type, ...rest) {
        // The tool that drives the browser listens as well.
        if (new Error().stack.includes('/kit/')) window.heard.add(type);
        return add.call(this, type, ...rest);
      };`);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  // The menu of the account closes when the focus or a press goes elsewhere: it has tests of its own.
  async function open({ width = 1024, height = 768 } = {}): Promise<void> {
    await page.setViewportSize({ width, height });
    // Nothing is under the pointer of the test before.
    await page.mouse.move(0, 0);
    await page.goto(site.page(ALL, { csp: STRICT_CONNECT }));
    await page.waitForFunction(() => customElements.get('rathaus-upload'));
    await page.evaluate(
      "for (const d of document.querySelectorAll('main details:not([part=menu])')) d.open = true",
    );
  }
  const look = (): Promise<unknown[]> => page.evaluate(PAGE);
  /** What is there now and was not before, or the other way round. */
  const changed = async (before: readonly unknown[]): Promise<unknown[]> => {
    const now = await look();
    return now.length === before.length
      ? now.filter((one, index) => one !== before[index])
      : [`${now.length - before.length} nodes more`];
  };
  const count = async (): Promise<number> => Number(await page.evaluate(`${CONTROLS}.length`));
  /** Brings one control into view and says where its middle is. */
  const middle = (index: number): Promise<{ x: number; y: number }> =>
    page.evaluate(`(() => {
      const e = ${CONTROLS}[${index}];
      e.scrollIntoView({ block: 'center' });
      const r = e.getBoundingClientRect();
      return { x: r.x + r.width / 2, y: r.y + r.height / 2 };
    })()`);

  it('1.3.4 says the same in portrait and in landscape', async () => {
    await open({ width: 480, height: 960 });
    const upright = await page.locator('main').innerText();
    await page.setViewportSize({ width: 960, height: 480 });
    expect(await page.locator('main').innerText()).toBe(upright);
  });

  it('1.3.5 says in the words of HTML what a field asks of a person', async () => {
    await open();
    const known = await page.evaluate(
      `[...document.querySelectorAll('rathaus-field [autocomplete]')].map((e) => e.autocomplete)`,
    );
    // Of a date of birth each field has its own word.
    expect(known).toEqual(['honorific-prefix', 'bday-day', 'bday-month', 'bday-year']);
  });

  it('1.4.1 underlines links in texts, so that no link is told by colour alone', async () => {
    await open();
    const lines =
      (await page.evaluate(`[...document.querySelectorAll('main :is(p, li, dd) a[href]:not([part~=button])')]
      .filter((e) => e.checkVisibility() && !e.closest('nav'))
      .map((e) => [e.outerHTML, getComputedStyle(e).textDecorationLine, getComputedStyle(e).borderStyle])`)) as string[][];
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter(([, line, border]) => line !== 'underline' && border === 'none')).toEqual([]);
  });

  it('1.4.5 has no text in pictures: no picture at all that the page did not give', async () => {
    await open();
    expect(await page.locator('main :is(img, picture, canvas, object, embed, video)').count()).toBe(0);
    const pictures = await page.evaluate(`[...document.querySelectorAll('main *')]
      .flatMap((e) => [null, '::before', '::after'].map((pseudo) => getComputedStyle(e, pseudo)))
      .flatMap((s) => [s.backgroundImage, s.content, s.maskImage]).filter((value) => value.includes('url('))`);
    expect(pictures).toEqual([]);
  });

  it('1.4.13 shows nothing more on hover or focus, and has no tooltip', async () => {
    await open();
    expect(await page.locator('main [title]').count()).toBe(0);
    const before = await look();
    const total = await count();
    expect(total).toBeGreaterThan(40);
    for (let index = 0; index < total; index += 1) {
      const { x, y } = await middle(index);
      await page.mouse.move(x, y);
      await page.evaluate(`${CONTROLS}[${index}].focus()`);
    }
    expect(await changed(before)).toEqual([]);
  });

  it('2.1.2 lets the focus go on and out of every element, forwards and backwards', async () => {
    await open();
    const at = (): Promise<string> =>
      page.evaluate(
        "document.activeElement === document.body ? '' : document.activeElement.outerHTML.slice(0, 160)",
      );
    const forwards: string[] = [];
    await page.keyboard.press('Tab');
    for (let now = await at(); now; now = await at()) {
      forwards.push(now);
      expect(forwards.length, `the focus never left: ${now}`).toBeLessThan(300);
      await page.keyboard.press('Tab');
    }
    expect(forwards.length).toBeGreaterThan(40);
    for (const stop of forwards.toReversed()) {
      await page.keyboard.press('Shift+Tab');
      expect(await at()).toBe(stop);
    }
  });

  it('2.1.4 has no shortcut of a single key', async () => {
    await open();
    const before = await look();
    const [details, link] = [page.locator('main summary').first(), page.locator('main a[href]').first()];
    for (const place of [page.locator('body'), details, link]) {
      await place.evaluate('(e) => e.focus()');
      for (const key of 'abcdefghijklmnopqrstuvwxyz0123456789?/.,+-*#'.split(''))
        await page.keyboard.press(key);
      expect(await changed(before)).toEqual([]);
    }
  });

  it('2.4.11 has the focused control in full view, covered by nothing', async () => {
    await open({ height: 400 });
    const hidden: string[] = [];
    for (let step = 0; step < 300; step += 1) {
      await page.keyboard.press('Tab');
      const covered = (await page.evaluate(`(() => {
        const e = document.activeElement;
        if (e === document.body) return null;
        const r = e.getClientRects()[0];
        const top = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2);
        return e.contains(top) || top?.contains(e) || e.labels?.[0]?.contains(top) ? '' : e.outerHTML.slice(0, 160);
      })()`)) as string | null;
      if (covered === null) break;
      if (covered) hidden.push(covered);
    }
    expect(hidden).toEqual([]);
  });

  it('2.5.1 and 2.5.4 listen to no path of a finger and to no motion of the device', async () => {
    await open();
    const heard = (await page.evaluate('[...window.heard]')) as string[];
    expect(heard).toContain('click');
    expect(
      heard.filter((type) => /touch|gesture|pointermove|mousemove|devicemotion|orientation/.test(type)),
    ).toEqual([]);
  });

  it('2.5.2 does nothing when a button goes down, nor when it goes up elsewhere', async () => {
    await open();
    const before = await look();
    await page.evaluate(`window.acted = [];
      for (const type of ['click', 'submit', 'toggle', 'input', 'change', 'navigate'])
        document.addEventListener(type, (event) => window.acted.push(type + event.target.outerHTML), true);`);
    const total = await count();
    for (let index = 0; index < total; index += 1) {
      // The select box of the browser opens with the press; that is the browser's.
      if (await page.evaluate(`${CONTROLS}[${index}].matches('select')`)) continue;
      const { x, y } = await middle(index);
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(2, 2);
      await page.mouse.up();
    }
    // A press and a release in different places are a click of what is around both.
    expect(
      await page.evaluate(`window.acted.filter((one) => !/^click<(main|body|html|section)/.test(one))`),
    ).toEqual([]);
    expect(await changed(before)).toEqual([]);
  });

  it('2.5.3 has the visible text in the accessible name of every control', async () => {
    await open();
    const inspector = await page.context().newCDPSession(page);
    await inspector.send('Accessibility.enable');
    const { nodes } = await inspector.send('Accessibility.getFullAXTree');
    await inspector.send('DOM.getDocument');
    const bad: string[] = [];
    let looked = 0;
    for (const { role, name, backendDOMNodeId } of nodes) {
      if (!['link', 'button', 'DisclosureTriangle'].includes(`${role?.value}`) || !backendDOMNodeId) continue;
      const { object } = await inspector.send('DOM.resolveNode', { backendNodeId: backendDOMNodeId });
      const { result } = await inspector.send('Runtime.callFunctionOn', {
        objectId: object.objectId as string,
        functionDeclaration: `function () {
          return [...this.querySelectorAll('*')].some((e) => getComputedStyle(e).clipPath.startsWith('inset'))
            ? this.firstChild.textContent : this.innerText;
        }`,
      });
      const [visible, full] = [result.value, name?.value].map((text) =>
        `${text}`.replace(/\s+|[\u2066-\u2069]/g, ' ').trim(),
      );
      looked += 1;
      if (!full?.replace(/\s+/g, ' ').includes(`${visible}`)) bad.push(`"${visible}" is called "${full}"`);
    }
    expect(looked).toBeGreaterThan(30);
    expect(bad).toEqual([]);
  });

  it('3.2.1 changes nothing else when the focus comes', async () => {
    await open();
    const before = await look();
    const total = await count();
    for (let index = 0; index < total; index += 1) await page.evaluate(`${CONTROLS}[${index}].focus()`);
    expect(await changed(before)).toEqual([]);
  });

  it('3.2.2 goes nowhere and sends nothing when somebody answers', async () => {
    await open();
    await page.evaluate(`window.left = [];
      document.addEventListener('submit', () => window.left.push('submit'), true);`);
    const address = page.url();
    const fields = `[...document.querySelectorAll('main :is(input:not([type=hidden], [type=file]), select, textarea)')].filter((e) => e.checkVisibility())`;
    const total = Number(await page.evaluate(`${fields}.length`));
    expect(total).toBeGreaterThan(8);
    for (let index = 0; index < total; index += 1) {
      const kind = (await page.evaluate(
        `(() => { const e = ${fields}[${index}]; e.focus(); return e.localName + (e.type ?? ''); })()`,
      )) as string;
      await page.keyboard.press(
        /checkbox|radio/.test(kind) ? ' ' : kind.startsWith('select') ? 'ArrowDown' : 'x',
      );
      expect(await page.evaluate(`document.activeElement === ${fields}[${index}]`), kind).toBe(true);
    }
    expect(await page.evaluate('window.left')).toEqual([]);
    expect(page.url()).toBe(address);
  });

  it('3.2.6 has the help of every provider in the same place: after its button', async () => {
    await open();
    const orders = (await page.evaluate(`[...document.querySelectorAll('rathaus-login li')].map((li) =>
      [...li.querySelectorAll('[part~=button], summary, [part=help]')].map((e) => e.localName + '.' + (e.part?.[0] ?? '')).join())`)) as string[];
    expect(orders.filter((order) => /summary|help/.test(order)).length).toBeGreaterThan(2);
    for (const order of orders) expect(order).not.toMatch(/(summary|help)[^,]*,.*button/);
  });
});
