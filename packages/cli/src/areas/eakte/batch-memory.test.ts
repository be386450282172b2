import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';
import type { Watched } from '../../../test/watch-memory.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const bin = fileURLToPath(new URL('../../bin.ts', import.meta.url));
const watch = new URL('../../../test/watch-memory.ts', import.meta.url).href;
const mebibyte = 2 ** 20;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-batch-memory-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Transfers, procedures with and without a contradiction, damaged files: at least as many as asked for. */
async function mixed(count: number): Promise<number> {
  let made = 0;
  for (let seed = 1; made < count; seed++) {
    const options = ['--seed', String(seed), '-o', folder];
    if (seed % 10 === 0) {
      const contradiction = seed % 20 === 0 ? ['--contradiction', 'destroyed-transferred'] : [];
      await rathaus(['eakte', 'new', '--procedure', '4', '--xdomea', '4.0', ...contradiction, ...options]);
      made += 7;
    } else if (seed % 10 === 7) {
      await writeFile(join(folder, `${seed}-schaden.zip`), 'PK\u0003\u0004');
      made += 1;
    } else {
      await rathaus(['eakte', 'new', '--documents', String(1 + (seed % 3)), ...options]);
      made += 1;
    }
  }
  return made;
}

it('a folder of 200 mixed files is checked in little memory, and the progress says how far it is', async () => {
  const made = await mixed(200);
  const watched = join(folder, '..', `${folder.split('/').at(-1)}.json`);
  const written = `${watched}.txt`;
  const out = openSync(written, 'w');
  try {
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        ...['--conditions=@rathaus/source', '--expose-gc', '--max-old-space-size=64', '--import', watch],
        ...[bin, 'eakte', 'check', folder],
      ],
      {
        env: { ...process.env, NODE_OPTIONS: '', WATCH_FROM: '50', WATCH_TO: watched, LANG: 'de_DE.UTF-8' },
        stdio: ['ignore', out, 'pipe'],
        encoding: 'utf8',
      },
    );
    // Damaged files and contradictions are findings.
    expect([status, stderr.includes('heap')]).toEqual([1, false]);
    expect(stderr).toMatch(new RegExp(`Datei \\d+ von ${made} wird geprüft`));
    expect(readFileSync(written, 'utf8')).toContain(`Zusammenfassung: ${made} Dateien`);
    const { early, late, shown } = JSON.parse(readFileSync(watched, 'utf8')) as Watched;
    expect(shown).toBeGreaterThan(5);
    expect(early!.at).toBeLessThan(100);
    expect(late!.at).toBeGreaterThanOrEqual(0.9 * made);
    // What is kept of a file is a few hundred bytes and a row of the table; the program itself grows by a mebibyte.
    expect((late!.bytes - early!.bytes) / mebibyte).toBeLessThan(3);
  } finally {
    closeSync(out);
    await rm(watched, { force: true });
    await rm(written, { force: true });
  }
});
