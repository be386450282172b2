import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { walk } from './walk.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-walk-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(...names: string[]): Promise<void> {
  for (const name of names) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), '');
  }
}

async function found(...paths: string[]): Promise<string[]> {
  const list: string[] = [];
  for await (const one of walk(paths)) {
    const why = 'why' in one ? ` ${one.why}` : '';
    list.push(`${one.kind}${why} ${relative(folder, one.path)}`);
  }
  return list;
}

describe('a walk over files and folders', () => {
  it('visits what is named in that order and each folder sorted, below it first', async () => {
    await write('b/2', 'b/10', 'b/a/x', 'a', 'c');
    expect(await found(join(folder, 'c'), folder)).toEqual([
      'file c',
      'file a',
      'file b/10',
      'file b/2',
      'file b/a/x',
      'file c',
    ]);
  });

  it('leaves hidden names out unless they are named', async () => {
    await write('.a', '.b/c', 'd');
    expect(await found(folder)).toEqual(['skipped hidden .a', 'skipped hidden .b', 'file d']);
    expect(await found(join(folder, '.b'), join(folder, '.a'))).toEqual(['file .b/c', 'file .a']);
  });

  it('follows links, into each folder once, whatever circles they make', async () => {
    await write('a/x', 'b/y');
    await symlink(folder, join(folder, 'a', 'oben'));
    await symlink(join(folder, 'b'), join(folder, 'a', 'zu-b'));
    await symlink(join(folder, 'b', 'y'), join(folder, 'datei'));
    await symlink('selbst', join(folder, 'selbst'));
    await symlink('fehlt', join(folder, 'tot'));
    expect(await found(folder)).toEqual([
      'skipped visited a/oben',
      'file a/x',
      'file a/zu-b/y',
      'skipped visited b',
      'file datei',
      'no-file dangling selbst',
      'no-file dangling tot',
    ]);
  });

  it('follows no link out of what was named', async () => {
    await write('in/a', 'in-auch/b', 'out/c');
    await symlink(join(folder, 'out'), join(folder, 'in', 'hinaus'));
    await symlink(join(folder, 'in-auch', 'b'), join(folder, 'in', 'nachbar'));
    await symlink('/', join(folder, 'in', 'wurzel'));
    await symlink(join(folder, 'in', 'a'), join(folder, 'in', 'z'));
    expect(await found(join(folder, 'in'))).toEqual([
      'file in/a',
      'skipped outside in/hinaus',
      'skipped outside in/nachbar',
      'skipped outside in/wurzel',
      'file in/z',
    ]);
    // What is named as well is not outside, and a named link leads where a person wants to go.
    expect(await found(join(folder, 'in', 'hinaus'), join(folder, 'in-auch'))).toEqual([
      'file in/hinaus/c',
      'file in-auch/b',
    ]);
    expect(await found(join(folder, 'in'), join(folder, 'out'))).toContain('file in/hinaus/c');
  });

  it.skipIf(process.platform === 'win32')('does not open what is no file', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(folder, 's'), resolve));
    expect(await found(folder)).toEqual(['no-file special s']);
    await new Promise((resolve) => server.close(resolve));
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'goes on after a folder that it may not read',
    async () => {
      await write('a/x', 'b');
      await chmod(join(folder, 'a'), 0);
      expect(await found(folder)).toEqual(['fault a', 'file b']);
      await chmod(join(folder, 'a'), 0o700);
    },
  );

  it('finds a fault in what does not exist', async () => {
    expect(await found(join(folder, 'fehlt'))).toEqual(['fault fehlt']);
  });

  it('goes down a thousand folders', async () => {
    let path = folder;
    for (let depth = 0; depth < 1000; depth++) path = join(path, 'x');
    await mkdir(path, { recursive: true });
    await writeFile(join(path, 'y'), '');
    expect(await found(folder)).toHaveLength(1);
  });

  it('ends with core.aborted', async () => {
    await write('a', 'b');
    const abort = new AbortController();
    const seen: string[] = [];
    const run = async () => {
      for await (const { path } of walk([folder], { signal: abort.signal })) {
        seen.push(path);
        abort.abort();
      }
    };
    await expect(run()).rejects.toMatchObject({ code: 'core.aborted' });
    expect(seen).toHaveLength(1);
  });
});
