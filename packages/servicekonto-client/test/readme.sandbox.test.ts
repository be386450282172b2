import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { HttpBrowser } from './http-browser.ts';

const root = join(import.meta.dirname, '../../..');
let child: ChildProcess | undefined;
let folder: string | undefined;

afterEach(async () => {
  if (child && child.exitCode === null) {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Runs the first example of the README that has a word in it; gives its address. */
async function startExample(word: string): Promise<string> {
  const readme = await readFile(join(import.meta.dirname, '../README.md'), 'utf8');
  const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);
  const code = examples.find((one) => one.includes(word) && one.includes('createServer'));
  expect(code).toContain('createServicekonto');
  folder = await mkdtemp(join(tmpdir(), 'rathaus-readme-'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  // Port 0 is not known to the program; any port that is free now will do.
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  await writeFile(join(folder, 'portal.ts'), code!);
  child = spawn(process.execPath, ['--conditions=@rathaus/source', 'portal.ts'], {
    cwd: folder,
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  const origin = line.toString().trim();
  expect(origin).toBe(`http://127.0.0.1:${port}`);
  return origin;
}

it('runs the five-minute example of the README', async () => {
  const origin = await startExample('oidc({');
  const browser = await new HttpBrowser().open(origin);
  await browser.open(browser.html.match(/href="([^"]+)"/)![1]!);
  await browser.submit({ niveau: '3', aktion: 'anmelden' });
  expect(browser.url).toBe(`${origin}/`);
  expect(browser.html).toContain('Guten Tag, Niveau substanziell');
  await browser.submit({});
  // A browser without script: on to the provider by the button.
  await browser.submit({});
  await browser.submit({ logout: 'yes' });
  expect(browser.html).toContain('Anmelden');
});

it('runs the example with BundID and Mein Unternehmenskonto', async () => {
  const origin = await startExample('bundid({');
  const browser = await new HttpBrowser().open(origin);
  expect(browser.html).toContain('BundID');
  expect(browser.html).toContain('Unternehmenskonto');
  await browser.open('/login/bundid?level=substanziell&return=/');
  await browser.submit({});
  await browser.submit({ verfahren: 'eID', aktion: 'weiter' });
  await browser.submit({ person: 'zoe', aktion: 'weiter' });
  await browser.submit({ aktion: 'weiter' });
  await browser.submit({});
  expect(browser.url).toBe(`${origin}/`);
  expect(browser.html).toMatch(/Guten Tag, .*ŁÓDŹ-ŞAHİN|Guten Tag, .*Łódź-Şahin/);
  expect(browser.html).toContain('(eID, Niveau hoch)');
});
