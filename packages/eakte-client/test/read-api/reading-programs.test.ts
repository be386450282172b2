import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkMessage, readMessage } from '../../src/xdomea/index.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const root = fileURLToPath(new URL('../../', import.meta.url));
// Inside the package, so that its name resolves to its own sources.
const folder = join(root, '.rathaus', `reading-programs-${process.pid}`);

interface Program {
  readonly text: string;
  /** What the page says it prints; the program that makes the input prints nothing. */
  readonly output: string;
}

const programs = new Map<string, Program>();

async function run(name: string): Promise<string> {
  await writeFile(join(folder, name), programs.get(name)!.text);
  const { stdout } = await promisify(execFile)(process.execPath, [name], { cwd: folder });
  return stdout;
}

beforeAll(async () => {
  const page = await readFile(join(root, '../../docs/eakte/reading.md'), 'utf8');
  const blocks = /```ts\n(\/\/ (\w+\.ts)\n[\s\S]*?)```\n(?:\n```text\n([\s\S]*?)```)?/g;
  for (const [, text, name, output = ''] of page.matchAll(blocks))
    programs.set(name!, { text: text!, output });
  await mkdir(folder, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the documented programs for the usual jobs', () => {
  it('are four, of at most 30 lines each', () => {
    expect([...programs.keys()]).toEqual(['akten.ts', 'liste.ts', 'import.ts', 'anbietung.ts']);
    for (const [name, { text }] of programs) {
      const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('//'));
      expect(lines.length, name).toBeLessThanOrEqual(30);
    }
  });

  it('print what the page says', async () => {
    for (const [name, { output }] of programs) expect([name, await run(name)]).toEqual([name, output]);
    // What they leave is right by our own check, too.
    const offer = await checkMessage(await readFile(join(folder, 'anbietung.xml')));
    expect([offer.verdict, offer.objects]).toMatchObject([
      'passed',
      { akten: 1, vorgaenge: 1, dokumente: 0 },
    ]);
    const files = await readFile(join(folder, 'dateien', '3f2504e0-4f89-41d3-9a0c-000000000013_Antrag.pdf'));
    expect(files.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('confirm no record whose file is missing', async () => {
    const akten = programs.get('akten.ts')!;
    programs.set('akten.ts', { ...akten, text: akten.text.replace('[13, 23].map', '[13].map') });
    await run('akten.ts');
    expect(await run('import.ts')).toContain('0402 5 von 6');
    const { message } = await readMessage(await readFile(join(folder, 'antwort.xml')));
    expect(message?.messageType === '0402' && message.abgegebenesSgo).toContainEqual({
      id: '3f2504e0-4f89-41d3-9a0c-000000000022',
      erfolgreich: false,
      fehlermeldung: ['Eine Datei fehlt.'],
    });
  });
});
