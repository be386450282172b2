import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../../..');
let child: ChildProcess | undefined;
let folder: string | undefined;

afterAll(async () => {
  if (child && child.exitCode === null) {
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }
  if (folder) await rm(folder, { recursive: true, force: true });
});

it('runs the example of the README, and the message can be read', async () => {
  const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');
  const code = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)]
    .map(([, block = '']) => block)
    .find((block) => block.includes('createPostfach('));
  folder = await mkdtemp(join(tmpdir(), 'rathaus-readme-'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await writeFile(join(folder, 'postfach.ts'), code ?? '');
  child = spawn(process.execPath, ['--conditions=@rathaus/source', 'postfach.ts', 'stay'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  const [state, url = ''] = line.toString().trim().split(' ');
  expect(state).toBe('accepted');
  expect(await (await fetch(url)).text()).toContain('Ihr Hundesteuerbescheid');
});
