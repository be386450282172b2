import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '../../../tools/testing/axe.ts';
import { keepPicture } from '../../../tools/testing/pictures.ts';
import { createOperatorPage, type OperatorEvent, type OperatorPage } from '../src/operation/index.ts';
import type { ExchangeStore } from '../src/store/exchange-store.ts';
import { badMorning, morning, townNames, towns, townsOver } from './operation-town.ts';
import { memoryStore } from './work-store.ts';

const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path) => path !== undefined && existsSync(path),
);
if (!executablePath)
  console.log('SKIP operator-page.browser.test.ts: no Chromium found; install the Debian package "chromium"');

const shots = fileURLToPath(new URL('../.rathaus/screenshots/', import.meta.url));

async function answer(page: OperatorPage, incoming: IncomingMessage, outgoing: ServerResponse) {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer);
  const body = incoming.method === 'POST' ? new Uint8Array(Buffer.concat(pieces)) : null;
  const headers = new Headers(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as [string, string]),
  );
  const url = `http://${incoming.headers.host}${incoming.url}`;
  const response = await page(new Request(url, { method: incoming.method ?? 'GET', headers, body }));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
}

const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.skipIf(!executablePath)('the operator page in Chromium', () => {
  let browser: Browser;
  let server: Server;
  let store: ExchangeStore;
  let base: string;
  let ids: Awaited<ReturnType<typeof badMorning>>;
  const acted: OperatorEvent[] = [];

  beforeAll(async () => {
    let now = morning;
    store = await memoryStore(() => now);
    ids = await badMorning(store, (at) => {
      now = at;
    });
    const page = createOperatorPage({
      exchanges: townsOver(store, towns, () => now),
      tenants: () => [...towns, 'verloren'],
      basePath: '/betrieb',
      tenantName: (tenant) => townNames[tenant],
      authorize: () => ({ name: 'M. Öztürk' }),
      worker: {
        health: () => ({
          running: true,
          draining: false,
          lookedAt: now,
          tenants: towns,
          refused: [],
          busy: 1,
          resting: [{ tenant: 'neustadt', service: 'https://test.fit-connect.example' }],
          slow: [],
        }),
      },
      clock: () => now,
      observer: (event) => acted.push(event),
    });
    server = createServer((incoming, outgoing) => void answer(page, incoming, outgoing));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/betrieb`;
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    await store?.close();
  });

  const pages = () =>
    [
      ['overview', '/'],
      ['list', '/items'],
      ['stopped', `/deliveries/musterstadt/${ids.stopped}`],
    ] as const;
  const further = () =>
    [
      ['unsure', `/deliveries/musterstadt/${ids.unsure}`],
      ['inbound', `/received/neustadt/${ids.inbound}`],
      ['tenant', '/tenants/neustadt'],
      ['nothing', '/items?q=gibt-es-nicht&lang=en'],
    ] as const;

  it('has no axe finding and no overflow at any width, light and dark', async () => {
    const page = await browser.newPage();
    // What a look shares with another, axe judges in one of them.
    const looks = [
      [1440, 'light', 'all'],
      [1440, 'dark', 'colours'],
      [768, 'light', 'nothing'],
      [768, 'dark', 'nothing'],
      [320, 'light', 'structure'],
      [320, 'dark', 'nothing'],
    ] as const;
    for (const [name, path] of [...pages(), ...further()]) {
      await page.goto(base + path);
      for (const [width, colorScheme, rules] of looks) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        await keepPicture(page, join(shots, `operator-${name}-${width}-${colorScheme}.png`));
        const look = `${name} at ${width} px, ${colorScheme}`;
        expect.soft(await overflowOf(page), look).toBe(0);
        if (rules !== 'nothing') expect.soft(await axeFindings(page, rules), look).toEqual([]);
      }
    }
    await page.close();
  });

  it('works without script, under its own policy, by keyboard alone', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
    const problems: string[] = [];
    page.on('console', (message) => problems.push(message.text()));
    await page.goto(`${base}/`);
    expect(await page.title()).toMatch(/Vorgänge warten auf Sie – Zustelldienst$/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(page.url()).toMatch(/#inhalt$/);

    await page.goto(`${base}/deliveries/musterstadt/${ids.stopped}`);
    const button = page.getByRole('button', { name: 'Wieder aufnehmen' });
    await button.focus();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('status').textContent()).toContain('Wird als Nächstes wieder versucht.');
    expect(await page.locator('.steps').textContent()).toContain('Wieder aufgenommen von M. Öztürk');
    expect(acted).toMatchObject([{ action: 'retry', by: 'M. Öztürk', id: ids.stopped }]);
    // Coming back or reloading does not do it again.
    await page.reload();
    expect(acted).toHaveLength(1);

    await page.goto(`${base}/tenants/altdorf`);
    await page.getByRole('button', { name: 'Fortsetzen Altdorf' }).click();
    expect(await page.getByRole('status').textContent()).toContain('Fortgesetzt.');
    await page.getByRole('button', { name: 'Mandant pausieren' }).click();
    expect(
      await page.getByRole('heading', { name: /pausiert \(alles\), seit .* von M\. Öztürk/ }).count(),
    ).toBe(1);

    await page.goto(`${base}/items`);
    await page.getByLabel('Suchen').fill('Vorgang 4711');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '32-17/2026' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('32-17/2026');
    expect(problems).toEqual([]);
    await page.close();
  });

  it('refuses the form of another site', async () => {
    const page = await browser.newPage();
    const before = acted.length;
    await page.setContent(
      `<form method="post" action="${base}/actions"><input name="action" value="pause"><input name="tenant" value="musterstadt"><button>x</button></form>`,
    );
    const answer = page.waitForResponse(/actions/);
    await page.getByRole('button').click();
    expect((await answer).status()).toBe(403);
    expect(acted).toHaveLength(before);
    await page.close();
  });
});
