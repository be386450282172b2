import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Exchange } from '@rathaus/exchange';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { seiteOf } from '../pages/seite.ts';
import type { Eingang, Posteingang } from './pruefung.ts';
import { posteingangRouten } from './routen.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-routen-'));
});
afterEach(() => rm(folder, { recursive: true }));

it.each([
  ['half a surrogate pair', 'a\ud800b.zip', "UTF-8''a%ef%bf%bdb.zip"],
  ['quotes and line ends', `"a'\r\nset-cookie: x=1.zip`, "UTF-8''%22a%27%0D%0Aset-cookie%3A%20x%3D1.zip"],
  ['a path', '../../b*(1).zip', "UTF-8''..%2F..%2Fb%2a%281%29.zip"],
])('a container is handed out whatever name the sender gave it: %s', async (_what, name, expected) => {
  const path = join(folder, 'container');
  await writeFile(path, 'PK');
  const eingang = { container: { name, size: 2 } } as Eingang;
  const app = posteingangRouten({
    exchange: {
      inbox: { get: async () => ({ attachments: [{ mimeType: 'application/zip', path }] }) },
    } as unknown as Exchange,
    posteingang: { lesen: async () => eingang } as unknown as Posteingang,
    zugang: { sitzung: async () => ({ csrfToken: 'x' }), anmelden: async () => ({ refused: 'wrong' }) },
    seite: seiteOf({ name: 'x', site: 'x', navigation: [] }, true),
  });
  const answer = await app.request('/eingang/1/container');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')?.toLowerCase()).toBe(
    `attachment; filename*=${expected}`.toLowerCase(),
  );
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(await answer.text()).toBe('PK');
});
