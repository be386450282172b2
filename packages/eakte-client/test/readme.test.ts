import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { writeContainerFile } from '../src/package/index.ts';
import { sampleMessage } from '../src/sample/index.ts';
import { writeMessage } from '../src/xdomea/index.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const root = fileURLToPath(new URL('..', import.meta.url));
// Inside the package, so that its name resolves to its own sources.
const folder = join(root, '.rathaus', `readme-${process.pid}`);

const read = (page: string) => readFile(join(root, page), 'utf8');

const blocksOf = async (page: string) =>
  [...(await read(page)).matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1]!);

async function run(program: string | undefined): Promise<string> {
  await writeFile(join(folder, 'example.ts'), program!);
  const { stdout } = await promisify(execFile)(process.execPath, ['example.ts'], { cwd: folder });
  return stdout;
}

beforeAll(() => mkdir(folder, { recursive: true }));
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the README', () => {
  it('begins with the first job: a container is checked in four lines', async () => {
    const version = '3.1.0';
    const { message, names, files } = sampleMessage({ version, messageType: '0503' });
    const content = () => writeMessage(message, { version });
    await writeContainerFile(
      { message: { name: names.message, content }, files },
      join(folder, 'abgabe.zip'),
    );
    const [first] = await blocksOf('README.md');
    const lines = first!.split('\n').filter((line) => line !== '' && !line.startsWith('//'));
    expect(lines).toHaveLength(4);
    const stdout = await run(first);
    expect(stdout).toContain('Abgabefähig: ja');
    expect(stdout).toContain('Nächster Schritt: ');
  });

  it('has an example about containers that runs and does what it says', async () => {
    const stdout = await run(
      (await blocksOf('README.md')).find((block) => block.includes('writeContainerFile')),
    );
    expect(stdout).toContain('passed { akten: 1, vorgaenge: 1, dokumente: 1, primaerdokumente: 1 }');
    expect(stdout).toContain('Abgabefähig: ja');
    expect(stdout).toMatch(/_Antrag\.pdf \d+\n$/);
    const made = await readdir(folder);
    expect(made).toContain('bericht.html');
    expect(made.filter((name) => name.endsWith('_Abgabe.Abgabe.0401.zip'))).toHaveLength(1);
  });

  it('leads to pages that are there, by addresses that hold in the installed package', async () => {
    const readme = await read('README.md');
    const links = [...readme.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1]!);
    const [site, own] = ['https://github.com/rathaus-sdk/rathaus-sdk/blob/main/', 'src/'];
    expect(links.filter((link) => !link.startsWith(site) && !link.startsWith(own) && !link.startsWith('#')))
      // Packed are the sources and the README.
      .toEqual([]);
    for (const link of links) {
      if (link.startsWith(site)) await read(`../../${link.slice(site.length)}`);
      else if (link.startsWith(own)) await read(link);
    }
    const titles = [...readme.matchAll(/^#+ (.*)$/gm)].map((match) => match[1]!);
    const anchors = titles.map(
      (title) =>
        `#${title
          .toLowerCase()
          .replace(/[^\p{L}\d\s-]/gu, '')
          .replaceAll(' ', '-')}`,
    );
    expect(anchors).toEqual(expect.arrayContaining(links.filter((link) => link.startsWith('#'))));
  });
});

it('the program about writing in memory prints what it says', async () => {
  const [program] = await blocksOf('../../docs/eakte/writing.md');
  const stdout = await run(program);
  expect(stdout).toContain('passed { akten: 1, vorgaenge: 1, dokumente: 1, primaerdokumente: 1 }');
  expect(stdout).toMatch(/0401\n$/);
});
