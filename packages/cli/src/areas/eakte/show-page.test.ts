import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleMessage } from '@rathaus/eakte-client/sample';
import { writeMessageText } from '@rathaus/eakte-client/xdomea';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-seite-'));
  const { message } = sampleMessage({ version: '4.0.0', messageType: '0503' });
  file = join(folder, 'abgabe.xml');
  await writeFile(file, await writeMessageText(message, { version: '4.0.0' }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('writes a page where it is wanted, and replaces nothing without --force', async () => {
  const page = join(folder, 'akte.html');
  const { out, code } = await rathaus(['eakte', 'show', file, '--html', page]);
  expect({ out: out.trim(), code }).toEqual({ out: `Seite geschrieben: ${page}`, code: 0 });
  const html = await readFile(page, 'utf8');
  expect(html).toContain('Aussonderung (0503)');
  expect(html.endsWith('</html>\n')).toBe(true);
  const again = await rathaus(['eakte', 'show', file, '--html', page, '--mask']);
  expect(again.code).toBe(2);
  expect(again.err).toContain('--force');
  expect(await readFile(page, 'utf8')).toBe(html);
  expect((await rathaus(['eakte', 'show', file, '--html', page, '--mask', '--force'])).code).toBe(0);
  expect(await readFile(page, 'utf8')).toContain('Geschwärzt');
});

it('names the page like the file in a folder, and never replaces what it reads', async () => {
  await mkdir(join(folder, 'seiten'));
  expect((await rathaus(['eakte', 'show', file, '--html', join(folder, 'seiten')])).code).toBe(0);
  expect(await readFile(join(folder, 'seiten', 'abgabe.html'), 'utf8')).toContain('<h1>');
  const { code, err } = await rathaus(['eakte', 'show', file, '--html', file, '--force']);
  expect(code).toBe(2);
  expect(err).toContain('Original');
  const missing = await rathaus(['eakte', 'show', file, '--html', join(folder, 'gibt-es-nicht', 'a.html')]);
  expect(missing.code).toBe(2);
});

it('limits the records, speaks English, and says when there is no message', async () => {
  const page = join(folder, 'kurz.html');
  const { code } = await rathaus(['eakte', 'show', file, '--html', page, '--max', '2', '--lang', 'en']);
  expect(code).toBe(0);
  const html = await readFile(page, 'utf8');
  expect(html.match(/<article/g)).toHaveLength(2);
  expect(html).toContain('and more:');
  const none = join(folder, 'notiz.xml');
  await writeFile(none, '<notiz/>');
  const refused = await rathaus(['eakte', 'show', none, '--html', join(folder, 'notiz.html')]);
  expect(refused.code).toBe(1);
  expect(await readFile(join(folder, 'notiz.html'), 'utf8')).toContain('keine lesbare');
});
