import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, hasBrowser, type Site, STRICT_CONNECT, startChromium, startSite } from './site.ts';
import { drop, pdf, posted, TownServer } from './upload-site.ts';

/** What the list should hold, by the name of each file; a file that is up is posted as `f:name`. */
interface Model {
  files: { name: string; state: 'ready' | 'done' | 'failed' | 'refused' }[];
  disabled: boolean;
}

interface Real {
  readonly page: Page;
  readonly town: TownServer;
  readonly action: boolean;
  next: number;
}

const MAX = 4;
const sent = (model: Model, action: boolean): string[] =>
  model.disabled
    ? []
    : model.files
        .filter(({ state }) => state === 'ready' || state === 'done')
        .map(({ name }) => (action ? `f:${name}` : name));

/** What the list shows, by the words people read, and what the form would post: both must be what the model says. */
async function agree(model: Model, { page, action }: Real): Promise<void> {
  const words = {
    ready: 'Ausgewählt',
    done: 'Hochgeladen',
    failed: 'Nicht hochgeladen',
    refused: 'Nicht übernommen',
  };
  const shown = () =>
    page
      .locator('rathaus-upload li')
      .evaluateAll((all) =>
        all.map(
          (row) => `${row.querySelector('bdi')?.textContent} ${row.querySelector('strong')?.textContent}`,
        ),
      );
  await expect
    .poll(async () => (await shown()).map((row) => row.replace(/\.$/, '')))
    .toEqual(model.files.map(({ name, state }) => `${name} ${words[state]}`));
  const values = await posted(page);
  // A field of a browser without files posts one empty file.
  expect(values.filter((value) => action || value !== '(leer)')).toEqual(sent(model, action));
}

class Choose implements fc.AsyncCommand<Model, Real> {
  readonly sizes: readonly number[];
  readonly ok: boolean;
  readonly dropped: boolean;
  constructor(sizes: readonly number[], ok: boolean, dropped: boolean) {
    this.sizes = sizes;
    this.ok = ok;
    this.dropped = dropped;
  }
  check = (model: Model): boolean => !model.disabled || this.dropped;
  async run(model: Model, real: Real): Promise<void> {
    const { page, town, action } = real;
    const names = this.sizes.map(() => `${real.next++}.pdf`);
    town.fail = !this.ok;
    if (this.dropped) await drop(page, names);
    else
      await page
        .locator('input[type=file]')
        .setInputFiles(names.map((name, index) => pdf(name, this.sizes[index])));
    if (!model.disabled) {
      model.files = model.files.filter(({ state }) => state !== 'refused');
      names.forEach((name, index) => {
        const size = this.dropped ? 1 : (this.sizes[index] ?? 0);
        const room = model.files.filter(({ state }) => state !== 'refused').length < MAX;
        const taken = size > 0 && size <= 100 && room;
        const good = action ? (this.ok ? 'done' : 'failed') : 'ready';
        model.files.push({ name, state: taken ? good : 'refused' });
      });
    }
    await agree(model, real);
  }
  toString = (): string => `${this.dropped ? 'drop' : 'choose'}(${this.sizes} ${this.ok ? 'ok' : 'fail'})`;
}

class Remove implements fc.AsyncCommand<Model, Real> {
  readonly index: number;
  constructor(index: number) {
    this.index = index;
  }
  check = ({ files, disabled }: Model): boolean => !disabled && files.length > 0;
  async run(model: Model, real: Real): Promise<void> {
    const index = this.index % model.files.length;
    await real.page.locator('rathaus-upload li').nth(index).locator('[part=remove]').click();
    model.files.splice(index, 1);
    await agree(model, real);
  }
  toString = (): string => `remove(${this.index})`;
}

class Retry implements fc.AsyncCommand<Model, Real> {
  readonly ok: boolean;
  constructor(ok: boolean) {
    this.ok = ok;
  }
  check = ({ files, disabled }: Model): boolean => !disabled && files.some(({ state }) => state === 'failed');
  async run(model: Model, real: Real): Promise<void> {
    real.town.fail = !this.ok;
    await real.page.locator('[part=retry]').first().click();
    const file = model.files.find(({ state }) => state === 'failed');
    if (file && this.ok) file.state = 'done';
    await agree(model, real);
  }
  toString = (): string => `retry(${this.ok ? 'ok' : 'fail'})`;
}

class Reset implements fc.AsyncCommand<Model, Real> {
  check = (): boolean => true;
  async run(model: Model, real: Real): Promise<void> {
    await real.page.evaluate('document.forms[0].reset()');
    model.files = [];
    await agree(model, real);
  }
  toString = (): string => 'reset';
}

class Disable implements fc.AsyncCommand<Model, Real> {
  check = (): boolean => true;
  async run(model: Model, real: Real): Promise<void> {
    model.disabled = !model.disabled;
    await real.page
      .locator('fieldset')
      .evaluate((group, disabled) => ((group as HTMLFieldSetElement).disabled = disabled), model.disabled);
    await agree(model, real);
  }
  toString = (): string => 'disable';
}

/** The field is put anew, as a morphing library or a framework does it. */
class Morph implements fc.AsyncCommand<Model, Real> {
  check = (): boolean => true;
  async run(model: Model, real: Real): Promise<void> {
    await real.page.evaluate(
      "(() => { const old = document.querySelector('rathaus-upload > input'); old?.replaceWith(old.cloneNode()); document.querySelector('fieldset').append(document.querySelector('rathaus-upload')); })()",
    );
    await agree(model, real);
  }
  toString = (): string => 'morph';
}

/** Sends the form for good: a real multipart body, held against the list; with a bad file it must not go. */
class Submit implements fc.AsyncCommand<Model, Real> {
  check = (): boolean => true;
  async run(model: Model, real: Real): Promise<void> {
    const { page, town, action } = real;
    const before = town.forms.length;
    const blocked =
      !model.disabled && model.files.some(({ state }) => state === 'failed' || state === 'refused');
    await page.getByRole('button', { name: 'Senden', exact: true }).click();
    if (blocked) {
      await page.waitForTimeout(30);
      expect(town.forms.length).toBe(before);
    } else {
      await expect.poll(() => town.forms.length).toBe(before + 1);
      const parts = town.forms.at(-1) ?? [];
      const values = parts
        .filter(({ name }) => name === 'nachweis')
        .map(({ fileName, text }) => fileName ?? text);
      expect(values.filter((value) => value !== '')).toEqual(sent(model, action));
    }
    await agree(model, real);
  }
  toString = (): string => 'submit';
}

describe.skipIf(!hasBrowser(CHROMIUM, 'chromium'))('upload: the list is what the form posts', () => {
  let site: Site;
  let browser: Browser;

  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), startChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const size = fc.constantFrom(0, 3, 5, 100, 101);
  const commands = [
    fc
      .tuple(fc.array(size, { minLength: 1, maxLength: 3 }), fc.boolean(), fc.boolean())
      .map(([sizes, ok, dropped]) => new Choose(sizes, ok, dropped)),
    fc.nat({ max: 5 }).map((index) => new Remove(index)),
    fc.boolean().map((ok) => new Retry(ok)),
    fc.constant(new Reset()),
    fc.constant(new Disable()),
    fc.constant(new Morph()),
    fc.constant(new Submit()),
  ];

  it.each([
    ['children, files with the form', false, false],
    ['children, files at once', true, false],
    ['data, files with the form', false, true],
    ['data, files at once', true, true],
  ])('%s', async (_, action, data) => {
    const town = new TownServer(site);
    town.named = true;
    const host = data
      ? `<rathaus-upload name="nachweis" max-bytes="100" max-files="${MAX}" ${action ? 'action="/upload"' : ''}></rathaus-upload>`
      : `<rathaus-upload max-bytes="100" max-files="${MAX}" ${action ? 'action="/upload"' : ''}><input type="file" name="nachweis" multiple aria-label="Nachweis"></rathaus-upload>`;
    // The form goes to a frame, so that the page stays.
    const html = `<form method="post" action="/form" enctype="multipart/form-data" target="there"><fieldset>${host}</fieldset><button>Senden</button></form><iframe name="there" title="Antwort"></iframe>`;
    const page = await browser.newPage();
    await page.goto(site.page(html, { csp: `${STRICT_CONNECT}; frame-src 'self'` }));
    await fc.assert(
      fc.asyncProperty(fc.commands(commands, { maxCommands: 12 }), async (run) => {
        await page.reload();
        // As a pointer does before anybody can choose files.
        await page.locator('rathaus-upload:defined').first().dispatchEvent('pointerover');
        await page.locator('rathaus-upload [part=status]').first().waitFor({ state: 'attached' });
        const setup = () => ({
          model: { files: [], disabled: false } as Model,
          real: { page, town, action, next: 0 } as Real,
        });
        await fc.asyncModelRun(setup, run);
      }),
      { numRuns: Number(process.env.RATHAUS_MODEL_RUNS ?? 12), endOnFailure: true },
    );
    await page.close();
  });
});
