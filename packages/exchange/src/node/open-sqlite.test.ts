import { chmod, mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteStore } from './index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-open-sqlite-'));
});
afterEach(async () => {
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true, force: true });
});

/** Opens it, and looks into it. */
async function codeOf(path: string): Promise<unknown> {
  try {
    const store = createSqliteStore({ folder: path });
    try {
      await store.ready();
    } finally {
      await store.close();
    }
    return 'opened';
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
}

describe('a store that cannot be opened', () => {
  it('says that its folder is a file, or lies below one', async () => {
    await writeFile(join(folder, 'datei'), 'x');
    expect(await codeOf(join(folder, 'datei'))).toBe('exchange.store.folder');
    expect(await codeOf(join(folder, 'datei', 'daten'))).toBe('exchange.store.folder');
  });

  it('says that its file is no database, and changes nothing of it', async () => {
    const file = join(folder, 'exchange.sqlite');
    await writeFile(file, 'Das ist keine Datenbank. '.repeat(500));
    expect(await codeOf(folder)).toBe('exchange.store.damaged');
    expect(await readFile(file, 'utf8')).toMatch(/^Das ist keine Datenbank/);
  });

  it('says that its file is damaged where only the pages are', async () => {
    expect(await codeOf(folder)).toBe('opened');
    const file = await open(join(folder, 'exchange.sqlite'), 'r+');
    // The schema is on the first page, behind the header that makes the file a database.
    await file.write(Buffer.alloc(3900, 0x5a), 0, 3900, 100);
    await file.close();
    expect(await codeOf(folder)).toBe('exchange.store.damaged');
  });

  it('says that a folder stands where its file belongs', async () => {
    await mkdir(join(folder, 'exchange.sqlite'));
    expect(await codeOf(folder)).toBe('exchange.store.denied');
  });
});
