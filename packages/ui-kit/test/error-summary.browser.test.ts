import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renderErrorSummary } from '../src/render/render.ts';
import { CHROMIUM, hasBrowser, type Page as Options, type Site, startChromium, startSite } from './site.ts';

const FORM = `<form>
  <label for="name">Name</label><input id="name" name="name">
  <fieldset id="hund"><legend>Andere Hunde?</legend>
    <input type="radio" id="nein" name="weitere"><label for="nein">Nein</label>
    <input type="radio" id="ja" name="weitere" checked><label for="ja">Ja</label></fieldset>
  <fieldset id="seit"><legend>Seit wann?</legend><label for="tag">Tag</label><input id="tag">
    <label for="monat">Monat</label><input id="monat" aria-invalid="true"></fieldset>
  <label for="datei">Datei</label><input type="file" id="datei" name="anlagen"></form>`;

const two = {
  errors: [
    { id: 'name', text: 'Schreiben Sie Ihren Namen.' },
    { id: 'seit', text: 'Der Monat liegt zwischen 1 und 12.' },
  ],
};

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('error-summary', () => {
  let site: Site;
  let browser: Browser;
  let page: Page;
  let logs: string[];
  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), startChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  beforeEach(async () => {
    page = await browser.newPage();
    logs = [];
    page.on('console', (message) => logs.push(message.text()));
    page.on('pageerror', (error) => logs.push(`error: ${error.message}`));
  });
  afterEach(async () => {
    await page.close();
    expect(logs.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  async function open(html: string, options: Options = {}): Promise<void> {
    await page.goto(site.page(html, options));
    await page.waitForFunction(() => customElements.get('rathaus-error-summary'));
    await frame();
  }
  const frame = (): Promise<void> =>
    page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  /** Role or id of what has the focus, through shadow roots. */
  const focused = (): Promise<string> =>
    page.evaluate(
      `(() => { let e = document.activeElement; while (e.shadowRoot?.activeElement) e = e.shadowRoot.activeElement; return e.role ?? (e.id || e.localName) })()`,
    );
  const warning = (): Promise<string | null> =>
    page.locator('rathaus-error-summary').getAttribute('data-warning');
  const run = (code: string): Promise<unknown> =>
    page.evaluate(`(() => { const summary = document.querySelector('rathaus-error-summary'); ${code} })()`);

  it('has the focus when it comes with the page, also where it is plain HTML', async () => {
    await open(renderErrorSummary(two) + FORM);
    expect(await focused()).toBe('alert');
    await open(
      `<rathaus-error-summary><div role="alert" tabindex="-1"><h2>Bitte prüfen</h2><ul><li><a href="#name">Name</a></li></ul></div></rathaus-error-summary>${FORM}`,
    );
    expect(await focused()).toBe('alert');
    expect(await warning()).toBeNull();
  });

  it('leaves the focus where it is when the page says so, or somebody is typing already', async () => {
    await open(renderErrorSummary({ ...two, focus: false }) + FORM);
    expect(await focused()).toBe('body');
    await open(`${renderErrorSummary(two)}<input id="early" autofocus>`);
    expect(await focused()).toBe('early');
    await open(`<rathaus-error-summary></rathaus-error-summary><input id="other" autofocus>`);
    await run(`summary.data = ${JSON.stringify({ ...two, focus: false })}`);
    await page.getByRole('alert').waitFor();
    await frame();
    expect(await focused(), 'said in data').toBe('other');
  });

  it('has it when it appears later: added to the page, or with its data, and not when these change', async () => {
    await open(`<rathaus-error-summary></rathaus-error-summary>${FORM}`);
    expect(await focused()).toBe('body');
    await page.locator('#name').focus();
    await run(`summary.data = ${JSON.stringify(two)}`);
    await expect.poll(focused).toBe('alert');
    expect(await page.getByRole('alert').getByRole('heading').innerText()).toBe(
      'Bitte prüfen Sie zwei Angaben',
    );
    await page.locator('#name').focus();
    await run("summary.data = { errors: [{ id: 'seit', text: 'Der Monat.' }] }");
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('eine Angabe');
    expect(await focused()).toBe('name');
    await run('summary.focus()');
    expect(await focused()).toBe('alert');
    await run('summary.data = { errors: [] }');
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
    await page.locator('#name').focus();
    await run(
      "const copy = summary.cloneNode(); const box = document.createElement('div'); box.setAttribute('role', 'alert'); box.tabIndex = -1; box.append('Neu'); copy.append(box); window.old = summary; summary.replaceWith(copy)",
    );
    await frame();
    expect(await focused()).toBe('alert');
    await page.locator('#name').focus();
    await run('document.querySelector("main").prepend(summary)');
    await frame();
    expect(await focused(), 'moved, not new').toBe('name');
  });

  it.each([
    ['a field', 'name', 'name'],
    ['the chosen one of a group', 'hund', 'ja'],
    ['the chosen one, named by the first', 'nein', 'ja'],
    ['the part with the fault', 'seit', 'monat'],
    ['a file field', 'datei', 'datei'],
    ['a field by its name', 'anlagen', 'datei'],
  ])('leads into %s', async (_, id, expected) => {
    await open(renderErrorSummary({ errors: [{ id, text: 'Fehler' }] }) + FORM);
    await page.getByRole('link', { name: 'Fehler' }).click();
    expect(await focused()).toBe(expected);
    expect(await warning()).toBeNull();
  });

  it('leads into a field in the shadow root of an element, by its own id and by that of the element', async () => {
    await open(
      `${renderErrorSummary({
        errors: [
          { id: 'rathaus-upload-a', text: 'Eins' },
          { id: 'hoch', text: 'Zwei' },
        ],
      })}
       <rathaus-upload id="hoch" data='{"name":"a"}'></rathaus-upload><input id="andere">`,
    );
    for (const name of ['Eins', 'Zwei']) {
      await page.locator('#andere').focus();
      await page.getByRole('link', { name }).click();
      expect(await focused()).toBe('rathaus-upload-a');
    }
  });

  it('brings the label into view at once, below what the page keeps free at the top', async () => {
    const space = '<p class="far">…</p>';
    await open(`${renderErrorSummary(two)}${space}${FORM}${space}`);
    await run(
      "const s = new CSSStyleSheet(); s.replaceSync('.far{height:3000px}html{scroll-behavior:smooth;scroll-padding-top:80px}'); document.adoptedStyleSheets.push(s)",
    );
    await page.getByRole('link', { name: 'Schreiben' }).click();
    const top = await page.locator('label[for=name]').evaluate((label) => label.getBoundingClientRect().top);
    expect(Math.round(top)).toBe(80);
  });

  it('warns the developer about a field that is not there, and lets the link be', async () => {
    await open(renderErrorSummary({ errors: [{ id: 'fehlt', text: 'Fehler' }] }));
    await page.getByRole('link').click();
    expect(await warning()).toBe('error-summary.target fehlt');
    expect(new URL(page.url()).hash).toBe('#fehlt');
  });

  it('puts the word in front of the title of the page once, and takes it away', async () => {
    await open(renderErrorSummary({ ...two, titlePrefix: true }));
    expect(await page.title()).toBe('Fehler: Test');
    await run('summary.remove()');
    expect(await page.title()).toBe('Test');
    await open(renderErrorSummary({ ...two, titlePrefix: true }, { lang: 'tr' }), { lang: 'tr' });
    expect(await page.title()).toBe('Hata: Test');
  });

  it('works without script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(site.page(renderErrorSummary(two) + FORM));
    await plain.getByRole('link', { name: 'Schreiben' }).click();
    expect(new URL(plain.url()).hash).toBe('#name');
    await context.close();
  });

  it('is read as an alert with heading and links', async () => {
    await open(renderErrorSummary(two));
    expect(await page.locator('rathaus-error-summary').ariaSnapshot()).toMatchInlineSnapshot(`
      "- alert "Bitte prüfen Sie zwei Angaben":
        - heading "Bitte prüfen Sie zwei Angaben" [level=2]
        - list:
          - listitem:
            - link "Schreiben Sie Ihren Namen.":
              - /url: "#name"
          - listitem:
            - link "Der Monat liegt zwischen 1 und 12.":
              - /url: "#seit""
    `);
  });
});
