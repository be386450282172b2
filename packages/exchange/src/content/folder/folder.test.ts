import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listed, patterned, readAll } from '../../../test/content-contract.ts';
import { temporaryFolders } from '../../../test/content-folders.ts';
import { createFolderContent } from '../folder-content.ts';
import { createLocalKeyWrapper } from '../sealing/local-key.ts';
import type { ContentFileSystem } from './file-system.ts';

const emptyFolder = temporaryFolders();
const name = 'musterstadt/inbox/7d1f/data';
const sealing = { current: createLocalKeyWrapper({ id: 'inhalt-2026', key: new Uint8Array(32).fill(7) }) };
const modeOf = async (path: string) => ((await fs.lstat(path)).mode & 0o777).toString(8);
const systemFault = (code: string) => Object.assign(new Error(code), { code });

/** A file system whose calls on files end as told. */
function failing(
  method: 'appendFile' | 'sync' | 'close' | 'chmod' | 'read',
  code: string,
): ContentFileSystem {
  return {
    ...fs,
    open: async (...all: Parameters<typeof fs.open>) => {
      const file = await fs.open(...all);
      if ((await file.stat()).isDirectory()) return file;
      const original = file[method].bind(file) as () => Promise<never>;
      Object.assign(file, {
        [method]: async () => {
          if (method === 'close') await original();
          throw systemFault(code);
        },
      });
      return file;
    },
  };
}

describe('a folder of content', () => {
  it('is private whatever the umask is', async () => {
    const folder = join(await emptyFolder(), 'inhalt');
    for (const mask of [0o000, 0o277]) {
      const before = process.umask(mask);
      try {
        await createFolderContent({ folder }).write(`${name}-${mask}`, [patterned(5)]);
      } finally {
        process.umask(before);
      }
      for (const path of ['', 'musterstadt', 'musterstadt/inbox', 'musterstadt/inbox/7d1f'])
        expect(await modeOf(join(folder, path)), path).toBe('700');
      expect(await modeOf(join(folder, `${name}-${mask}`))).toBe('600');
    }
  });

  it('is made private with all that stood there before', async () => {
    const folder = await emptyFolder();
    await fs.mkdir(join(folder, 'outbox/4711'), { recursive: true });
    await fs.writeFile(join(folder, 'outbox/4711/data'), patterned(5));
    await fs.writeFile(join(folder, 'exchange.sqlite'), 'x');
    const paths = ['outbox/4711/data', 'exchange.sqlite'];
    for (const path of paths) await fs.chmod(join(folder, path), 0o664);
    for (const path of ['', 'outbox', 'outbox/4711']) await fs.chmod(join(folder, path), 0o777);
    await createFolderContent({ folder }).has(name);
    for (const path of paths) expect(await modeOf(join(folder, path)), path).toBe('600');
    for (const path of ['', 'outbox', 'outbox/4711'])
      expect(await modeOf(join(folder, path)), path).toBe('700');
  });

  it('makes private what it touches in a folder that already was', async () => {
    const folder = await emptyFolder();
    const store = createFolderContent({ folder });
    await store.write(name, [patterned(5)]);
    const paths = ['musterstadt/inbox/7d1f', name];
    const open = async () => {
      for (const path of paths) await fs.chmod(join(folder, path), 0o755);
    };
    for (const use of [() => readAll(store, name), () => listed(store)]) {
      await open();
      await use();
      expect(await Promise.all(paths.map((path) => modeOf(join(folder, path))))).toEqual(['700', '600']);
    }
  });

  it('refuses links on the way, and follows none', async () => {
    const [folder, outside] = [await emptyFolder(), await emptyFolder()];
    await fs.mkdir(join(outside, 'inbox/7d1f'), { recursive: true });
    await fs.writeFile(join(outside, 'inbox/7d1f/data'), 'foreign');
    await fs.symlink(outside, join(folder, 'musterstadt'));
    const store = createFolderContent({ folder });
    const refused = { code: 'exchange.content.unavailable', details: { reason: 'symbolic-link' } };
    await expect(store.write(name, [patterned(1)])).rejects.toMatchObject(refused);
    await expect(store.read(name)).rejects.toMatchObject(refused);
    await expect(store.has(name)).rejects.toMatchObject(refused);
    await expect(store.remove(name)).rejects.toMatchObject(refused);
    await expect(store.remove('musterstadt/inbox/')).rejects.toMatchObject(refused);
    await expect(store.remove('musterstadt/')).rejects.toMatchObject(refused);
    await expect(listed(store, 'musterstadt/')).rejects.toMatchObject(refused);
    expect(await listed(store)).toEqual([]);
    expect(await fs.readFile(join(outside, 'inbox/7d1f/data'), 'utf8')).toBe('foreign');
    const linked = join(await emptyFolder(), 'link');
    await fs.symlink(outside, linked);
    await expect(createFolderContent({ folder: linked }).has(name)).rejects.toMatchObject(refused);
  });

  it('refuses a link and a folder in the place of an object', async () => {
    const folder = await emptyFolder();
    const store = createFolderContent({ folder });
    await store.write(`${name}2`, [patterned(5)]);
    await fs.symlink(join(folder, `${name}2`), join(folder, name));
    await expect(store.read(name)).rejects.toMatchObject({
      code: 'exchange.content.damaged',
      details: { reason: 'not-a-file' },
    });
    expect(await store.has(name)).toBe(false);
    await store.write(name, [patterned(6)]);
    expect(await readAll(store, name)).toEqual(patterned(6));
    expect(await readAll(store, `${name}2`)).toEqual(patterned(5));
    await fs.mkdir(join(folder, 'musterstadt/inbox/7d1f/ordner'));
    await expect(store.read('musterstadt/inbox/7d1f/ordner')).rejects.toMatchObject({
      code: 'exchange.content.missing',
    });
    await expect(store.write('musterstadt/inbox/7d1f/ordner', [])).rejects.toMatchObject({
      code: 'exchange.content.unavailable',
    });
  });

  it('refuses a folder of somebody else', async () => {
    const folder = await emptyFolder();
    const foreign = async (path: string) => {
      const found = await fs.lstat(path);
      return Object.assign(found, { uid: found.uid + 1 });
    };
    const store = createFolderContent({ folder, fs: { ...fs, lstat: foreign as typeof fs.lstat } });
    await expect(store.write(name, [patterned(1)])).rejects.toMatchObject({
      code: 'exchange.content.unavailable',
      details: { reason: 'owner' },
    });
    expect(await fs.readdir(folder)).toEqual([]);
  });

  it('tells a disk that went away from content that is missing', async () => {
    const folder = join(await emptyFolder(), 'platte');
    const store = createFolderContent({ folder });
    await store.write(name, [patterned(5)]);
    await fs.rename(folder, `${folder}-weg`);
    const away = {
      code: 'exchange.content.unavailable',
      retryable: true,
      details: { reason: 'folder-changed' },
    };
    await expect(store.read(name)).rejects.toMatchObject(away);
    await expect(store.has(name)).rejects.toMatchObject(away);
    await fs.mkdir(folder);
    await expect(store.write(name, [patterned(5)])).rejects.toMatchObject(away);
    await expect(listed(store)).rejects.toMatchObject(away);
    await fs.rmdir(folder);
    await fs.rename(`${folder}-weg`, folder);
    expect(await readAll(store, name)).toEqual(patterned(5));
  });
});

describe('a disk that fails', () => {
  const cases = [
    ['appendFile', 'ENOSPC', 'exchange.content.no-space'],
    ['appendFile', 'EDQUOT', 'exchange.content.no-space'],
    ['sync', 'ENOSPC', 'exchange.content.no-space'],
    ['sync', 'EIO', 'exchange.content.unavailable'],
    ['close', 'EIO', 'exchange.content.unavailable'],
    ['chmod', 'EPERM', 'exchange.content.unavailable'],
  ] as const;
  it.each(cases)(
    'in %s with %s says so, with the true cause, and leaves nothing',
    async (method, code, expected) => {
      const folder = await emptyFolder();
      await createFolderContent({ folder }).write(name, [patterned(5)]);
      for (const sealed of [undefined, sealing]) {
        const store = createFolderContent({ folder, sealing: sealed, fs: failing(method, code) });
        const error = { code: expected, retryable: true, details: { reason: code }, cause: { code } };
        await expect(store.write(name, [patterned(600_000)])).rejects.toMatchObject(error);
        await expect(store.write(`${name}2`, [patterned(600_000)])).rejects.toMatchObject(error);
      }
      expect(await fs.readdir(join(folder, 'musterstadt/inbox/7d1f'))).toEqual(['data']);
      expect(await readAll(createFolderContent({ folder }), name)).toEqual(patterned(5));
    },
  );

  it('is tried again when another process removes the empty folder under a write', async () => {
    const folder = await emptyFolder();
    let left = 2;
    const pruning = {
      ...fs,
      open: async (path: string, ...more: never[]) => {
        if (path.includes('~') && left-- > 0) await fs.rmdir(join(folder, 'musterstadt/inbox/7d1f'));
        return fs.open(path, ...more);
      },
    };
    const store = createFolderContent({ folder, fs: pruning as unknown as ContentFileSystem });
    await store.write(name, [patterned(5)]);
    expect(await readAll(store, name)).toEqual(patterned(5));
    left = 100;
    await expect(store.write(`${name}2`, [])).rejects.toMatchObject({ code: 'exchange.content.unavailable' });
  });

  it('closes the source, and passes the faults of the source as they are', async () => {
    const folder = await emptyFolder();
    let closed = false;
    async function* source() {
      try {
        for (;;) yield patterned(100_000);
      } finally {
        closed = true;
      }
    }
    const full = createFolderContent({ folder, fs: failing('appendFile', 'ENOSPC') });
    await expect(full.write(name, source())).rejects.toMatchObject({ code: 'exchange.content.no-space' });
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(closed).toBe(true);
    const fault = systemFault('ENOSPC');
    // biome-ignore lint/correctness/useYield: a source that fails before its first piece
    async function* broken(): AsyncGenerator<Uint8Array> {
      throw fault;
    }
    await expect(createFolderContent({ folder }).write(name, broken())).rejects.toBe(fault);
  });

  it('while reading and making folders is no missing object', async () => {
    const folder = await emptyFolder();
    await createFolderContent({ folder, sealing }).write(name, [patterned(5)]);
    const unreadable = createFolderContent({ folder, sealing, fs: failing('read', 'EIO') });
    await expect(unreadable.read(name)).rejects.toMatchObject({
      code: 'exchange.content.unavailable',
      details: { reason: 'EIO' },
    });
    const denied = { ...fs, mkdir: (async () => Promise.reject(systemFault('EACCES'))) as typeof fs.mkdir };
    await expect(createFolderContent({ folder, fs: denied }).write(name, [])).rejects.toMatchObject({
      code: 'exchange.content.unavailable',
      details: { reason: 'EACCES' },
    });
  });
});

describe('leftovers', () => {
  it('of a process that was killed are listed as partial, and can be removed', async () => {
    const folder = await emptyFolder();
    const store = createFolderContent({ folder });
    await store.write(name, [patterned(5)]);
    let left: ReturnType<typeof listedWithMarks>;
    async function listedWithMarks() {
      const found: Record<string, boolean> = {};
      for await (const { name: object, partial } of store.list('')) found[object] = partial;
      return found;
    }
    // What a killed process leaves is what stands there in the middle of a write.
    async function* watched() {
      yield patterned(2_000_000);
      left = listedWithMarks();
      await left;
    }
    await store.write(`${name}2`, watched());
    const found = await left!;
    const [partial] = Object.keys(found).filter((object) => found[object]);
    expect(partial).toMatch(/^musterstadt\/inbox\/7d1f\/data2~[0-9a-f-]{36}$/);
    expect(found[name]).toBe(false);
    // Version 0.1 named them so.
    const old = 'musterstadt/inbox/7d1f/.data.3d7c1a52-95b1-4d33-8a3a-0f6b7a3f2b10.part';
    for (const leftover of [partial as string, old]) await fs.writeFile(join(folder, leftover), 'x');
    expect(await listedWithMarks()).toMatchObject({ [partial as string]: true, [old]: true });
    for (const leftover of [partial as string, old]) await store.remove(leftover);
    expect(await listed(store)).toEqual([name, `${name}2`]);
  });

  it('of removals are no empty folders', async () => {
    const folder = await emptyFolder();
    const store = createFolderContent({ folder });
    await store.write(name, [patterned(5)]);
    await store.write('musterstadt/outbox/1/data', [patterned(5)]);
    await store.remove(name);
    expect(await fs.readdir(join(folder, 'musterstadt'))).toEqual(['outbox']);
    await store.remove('musterstadt/outbox/');
    expect(await fs.readdir(folder)).toEqual([]);
  });

  it('are not what lies beside the content', async () => {
    const folder = await emptyFolder();
    await fs.writeFile(join(folder, 'exchange.sqlite'), 'x');
    await fs.mkdir(join(folder, 'lost+found/a/b'), { recursive: true });
    await fs.writeFile(join(folder, 'lost+found/a/b/c'), 'x');
    expect(await listed(createFolderContent({ folder }))).toEqual([]);
  });
});

describe('content of version 0.1', () => {
  it('stays readable without sealing, and with it only when that was allowed', async () => {
    const folder = await emptyFolder();
    const old = 'outbox/4711/data';
    await fs.mkdir(join(folder, 'outbox/4711'), { recursive: true });
    await fs.writeFile(join(folder, old), patterned(100_000));
    expect(Buffer.compare(await readAll(createFolderContent({ folder }), old), patterned(100_000))).toBe(0);
    await expect(createFolderContent({ folder, sealing }).read(old)).rejects.toMatchObject({
      code: 'exchange.content.damaged',
      details: { reason: 'not-sealed' },
    });
    const both = createFolderContent({ folder, sealing, legacyPlain: true });
    expect(Buffer.compare(await readAll(both, old), patterned(100_000))).toBe(0);
    await both.write(old, [patterned(9)]);
    expect((await fs.readFile(join(folder, old))).includes(Buffer.from(patterned(9)))).toBe(false);
    expect(await readAll(both, old)).toEqual(patterned(9));
  });
});
