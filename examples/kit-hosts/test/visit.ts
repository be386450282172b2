import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import type { Variant } from './matrix.ts';
import type { RunningSite } from './running-site.ts';

/** How long after the content the kit arrives, in milliseconds. */
export const LATE = 600;

/** Somebody who has a page of an application open. */
export interface Visit {
  readonly page: Page;
  /** Content security policy of the page. */
  readonly policy: string;
  /** Lets the files go that hold the kit, not before {@link LATE}, and waits until the elements are there. */
  upgrade(): Promise<void>;
  /** Ends the visit; nothing may have been written to the console, refused by the policy or thrown. */
  leave(): Promise<void>;
}

/** How a page is opened. */
export interface OpenOptions {
  /** The kit comes when {@link Visit.upgrade} says so, else it is there. */
  readonly late?: boolean;
  /** Done with the empty page before. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Opens the page of a variant. */
export async function visit(
  browser: Browser,
  { origin }: RunningSite,
  { path = '/', late: files, greetings = [], withoutScript = false }: Variant,
  { late = false, prepare }: OpenOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ locale: 'de-DE', javaScriptEnabled: !withoutScript });
  // On a busy machine everything comes late.
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const told: string[] = [];
  page.on('pageerror', (error) => told.push(`thrown: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    if (!greetings.some((one) => one.test(text))) told.push(`${message.type()}: ${text}`);
  });
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  if (late)
    await page.route(
      ({ pathname }) => files!.test(pathname),
      async (route) => {
        await released;
        await route.continue();
      },
    );
  await prepare?.(page);
  const opened = Date.now();
  const answer = await page.goto(origin + path, { waitUntil: 'commit' });
  const policy = (await answer?.headerValue('content-security-policy')) ?? '';
  const upgrade = async () => {
    await wait(Math.max(0, opened + LATE - Date.now()));
    release();
    await vi.waitUntil(() => isDefined(page), { timeout: 20_000 });
    await settled(page);
  };
  await page.locator('#bundid').waitFor();
  await page.locator('#dataset').waitFor({ state: 'attached' });
  if (!late && !withoutScript) await upgrade();
  const leave = async () => {
    const said = told.join('\n');
    await context.close();
    expect(said, 'what the page has said to its developer').toBe('');
  };
  return { page, policy, upgrade, leave };
}

const isDefined = (page: Page) =>
  page.evaluate(() =>
    ['login', 'account', 'upload', 'consent', 'level', 'dataset'].every((name) =>
      customElements.get(`rathaus-${name}`),
    ),
  );

/** Waits for two frames and what they have set going. */
const settled = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((done) =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100))),
      ),
  );
