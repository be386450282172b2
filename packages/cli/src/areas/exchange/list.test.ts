import { afterAll, beforeAll, expect, it } from 'vitest';
import { exchangeFolder } from '../../../test/exchange-folder.ts';

let scene: Awaited<ReturnType<typeof exchangeFolder>>;
const at = (day: number) => Date.UTC(2026, 10, day, 8);

beforeAll(async () => {
  scene = await exchangeFolder(
    ['altdorf', 'neustadt'],
    [
      { tenant: 'altdorf', key: 'a-1', at: at(1) },
      { tenant: 'neustadt', key: 'n-1', at: at(2) },
      { tenant: 'altdorf', key: 'a-2', at: at(3) },
      { tenant: 'neustadt', key: 'n-2', at: at(4) },
    ],
  );
});
afterAll(() => scene.remove());

const keysOf = (out: string): string[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { key: string }).key);

it('lists all tenants together, the newest first, with their whole record', async () => {
  const { out } = await scene.exchange('list', '--json');
  expect(keysOf(out)).toEqual(['n-2', 'a-2', 'n-1', 'a-1']);
  expect(JSON.parse(out.slice(0, out.indexOf('\n')))).toMatchObject({
    type: 'delivery',
    tenant: 'neustadt',
    id: scene.ids[3],
    state: 'queued',
    service: { name: 'Hundesteuer' },
  });
});

it('cuts off the oldest, whosever they are, and says so', async () => {
  const { out, err } = await scene.exchange('list', '--max', '3');
  expect(
    out
      .trim()
      .split('\n')
      .map((line) => line.slice(0, 36)),
  ).toEqual([3, 2, 1].map((place) => scene.ids[place]));
  expect(err).toContain('Es gibt mehr als 3');
  expect((await scene.exchange('list', '--max', '4')).err).toBe('');
});

it('writes instants in the time of the place and with its name, in the list as in the history', async () => {
  const { out } = await scene.exchange('list', '--tenant', 'altdorf');
  expect(out).toContain(`${scene.ids[0]}  2026-11-01 09:00 MEZ  altdorf`);
  expect((await scene.exchange('show', scene.ids[0]!)).out).toMatch(
    /Verlauf\n {2}\d{4}-\d\d-\d\d \d\d:\d\d:\d\d MES?Z {2}Zum Versand/,
  );
});

it('lists one tenant, and says when there is nothing', async () => {
  expect(keysOf((await scene.exchange('list', '--tenant', 'altdorf', '--json')).out)).toEqual(['a-2', 'a-1']);
  expect((await scene.exchange('list', '--inbox')).out).toBe('Keine Zustellung.\n');
});
