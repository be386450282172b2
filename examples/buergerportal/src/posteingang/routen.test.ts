import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeContainerFile } from '@rathaus/eakte-client/package';
import { sampleMessage } from '@rathaus/eakte-client/sample';
import { writeMessageText } from '@rathaus/eakte-client/xdomea';
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
    exchange: {} as Exchange,
    posteingang: { lesen: async () => eingang, containerDatei: () => path } as unknown as Posteingang,
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

it('an e-file is shown as a page that runs nothing; its files are saved from this site', async () => {
  const { message, names, files } = sampleMessage({ version: '4.0.0', messageType: '0401' });
  const content = new TextEncoder().encode(await writeMessageText(message, { version: '4.0.0' }));
  const packed = [...files];
  const { path } = await writeContainerFile(
    { message: { name: names.message, content }, files: packed },
    folder,
  );
  const eingang = {
    container: { name: names.container, size: 2 },
    dateien: [{ name: names.message }, ...packed.map(({ name }) => ({ name }))],
  } as Eingang;
  const app = posteingangRouten({
    exchange: {} as Exchange,
    posteingang: { lesen: async () => eingang, containerDatei: () => path } as unknown as Posteingang,
    zugang: { sitzung: async () => ({ csrfToken: 'x' }), anmelden: async () => ({ refused: 'wrong' }) },
    seite: seiteOf({ name: 'x', site: 'x', navigation: [] }, true),
  });
  const answer = await app.request('/eingang/1/akte');
  expect(answer.status).toBe(200);
  const policy = answer.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('script-src');
  const html = await answer.text();
  expect(html).toContain('Prüfsumme stimmt');
  const links = [...html.matchAll(/href="(datei\/\d+)" download/g)].map(([, href]) => href);
  expect(new Set(links)).toEqual(new Set(packed.map((_file, index) => `datei/${index + 1}`)));
  const file = await app.request(`/eingang/1/${links[0]}`);
  expect(file.headers.get('content-disposition')).toMatch(/^attachment/);
});
