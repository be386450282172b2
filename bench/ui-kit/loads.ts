import type { Chromium } from './chromium.ts';
import { CATEGORIES, type FirstPaint, firstPaint, type TraceEvent } from './first-paint.ts';
import { type Page, serve } from './serve.ts';

/** A page in a profile of its own, without cache, in a process of its own. */
interface Tab {
  readonly session: string;
  close(): Promise<unknown>;
}

async function open(browser: Chromium): Promise<Tab> {
  const { browserContextId } = await browser.send<{ browserContextId: string }>(
    'Target.createBrowserContext',
  );
  const { targetId } = await browser.send<{ targetId: string }>('Target.createTarget', {
    url: 'about:blank',
    browserContextId,
  });
  const { sessionId } = await browser.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  });
  await browser.send('Page.enable', {}, sessionId);
  await browser.send('Page.setLifecycleEventsEnabled', { enabled: true }, sessionId);
  return {
    session: sessionId,
    close: () => browser.send('Target.disposeBrowserContext', { browserContextId }),
  };
}

/** Resolves when the page of a session says so, or after ten seconds. */
const lifecycle = (browser: Chromium, session: string, name: string): Promise<void> =>
  new Promise((done) => {
    const off = browser.on('Page.lifecycleEvent', (event, from) => {
      if (from === session && event.name === name) finish();
    });
    const timer = setTimeout(() => finish(), 10_000);
    const finish = (): void => {
      clearTimeout(timer);
      off();
      done();
    };
  });

async function load(
  browser: Chromium,
  page: Page,
  address: string,
  categories: readonly string[],
): Promise<FirstPaint | undefined> {
  const { session, close } = await open(browser);
  const events: TraceEvent[] = [];
  const off = browser.on('Tracing.dataCollected', ({ value }) => events.push(...(value as TraceEvent[])));
  await browser.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: categories, excludedCategories: ['*'] },
  });
  const done = ['firstContentfulPaint', 'load'].map((name) => lifecycle(browser, session, name));
  await browser.send('Page.navigate', { url: address }, session);
  await Promise.all(done);
  // Everything is measured but the frame that follows the module.
  await browser.send(
    'Runtime.evaluate',
    {
      awaitPromise: true,
      expression: 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
    },
    session,
  );
  const complete = new Promise<void>((done) => {
    const heard = browser.on('Tracing.tracingComplete', () => {
      heard();
      done();
    });
  });
  await browser.send('Tracing.end');
  await complete;
  off();
  await close();
  return firstPaint(events, address, page.byScript ?? false);
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** First paints of pages, round by round. */
export class Rounds {
  readonly #byPage: ReadonlyMap<Page, readonly FirstPaint[]>;

  constructor(byPage: ReadonlyMap<Page, readonly FirstPaint[]>) {
    this.#byPage = byPage;
  }

  median(page: Page, of: Exclude<keyof FirstPaint, 'own'>): number {
    return median((this.#byPage.get(page) ?? []).map((paint) => paint[of]));
  }

  /** Median of the ratios within the rounds: what else the machine does changes from round to round. */
  ratio(page: Page, against: Page, of: Exclude<keyof FirstPaint, 'own'>): number {
    const others = this.#byPage.get(against) ?? [];
    return median(
      (this.#byPage.get(page) ?? []).map((paint, round) => paint[of] / (others[round]?.[of] ?? Number.NaN)),
    );
  }

  /** By which kinds of events a page differs from another: mean of the milliseconds, the largest first. */
  profile(page: Page, against: Page): readonly (readonly [name: string, difference: number])[] {
    const means = (of: Page): ReadonlyMap<string, number> => {
      const paints = this.#byPage.get(of) ?? [];
      const sums = new Map<string, number>();
      for (const { own } of paints)
        for (const [name, time] of own) sums.set(name, (sums.get(name) ?? 0) + time / paints.length);
      return sums;
    };
    const [here, there] = [means(page), means(against)];
    return [...new Set([...here.keys(), ...there.keys()])]
      .map((name) => [name, (here.get(name) ?? 0) - (there.get(name) ?? 0)] as const)
      .sort(([, one], [, other]) => Math.abs(other) - Math.abs(one));
  }
}

/** Loads each page once a round, each round beginning with another page. A round in which one did not paint is repeated. */
export async function measureRounds(
  browser: Chromium,
  pages: readonly Page[],
  rounds: number,
  categories: readonly string[] = CATEGORIES,
): Promise<Rounds> {
  const server = await serve(pages);
  const byPage = new Map(pages.map((page) => [page, [] as FirstPaint[]]));
  let lost = 0;
  // The first two rounds warm up server and browser and do not count.
  for (let round = -2; round < rounds; round += 1) {
    const paints = new Map<Page, FirstPaint>();
    for (let index = 0; index < pages.length; index += 1) {
      const page = pages[(index + round + pages.length) % pages.length] as Page;
      const paint = await load(browser, page, server.address(page), categories);
      if (paint) paints.set(page, paint);
    }
    if (paints.size < pages.length) {
      lost += 1;
      if (lost > rounds) throw new Error('ui-kit: pages do not paint');
      round -= 1;
    } else if (round >= 0) for (const [page, paint] of paints) byPage.get(page)?.push(paint);
  }
  server.close();
  return new Rounds(byPage);
}

/** What moved while a page was built up and after its script came late: the sum of all shifts (0 is none). */
export async function measureShift(browser: Chromium, page: Page): Promise<number> {
  const server = await serve([page]);
  const { session, close } = await open(browser);
  const idle = lifecycle(browser, session, 'networkIdle');
  await browser.send('Page.navigate', { url: server.address(page) }, session);
  await idle;
  const { result } = await browser.send<{ result: { value: number } }>(
    'Runtime.evaluate',
    {
      awaitPromise: true,
      expression: `new Promise((done) => setTimeout(() => new PerformanceObserver((list) =>
        done(list.getEntries().reduce((sum, { value }) => sum + value, 0))).observe({ type: 'layout-shift', buffered: true }) ??
        setTimeout(() => done(0), 300), ${(page.scriptsLate ?? 0) + 500}))`,
    },
    session,
  );
  await close();
  server.close();
  return result.value;
}
