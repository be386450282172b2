import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';
import type { Held, Watched } from '../../../test/watch-memory.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

const bin = fileURLToPath(new URL('../../bin.ts', import.meta.url));
const watch = new URL('../../../test/watch-memory.ts', import.meta.url).href;
/** Of how many files one is a sample. */
const every = 5;
/**
 * Bytes that may be held more for each further file. What is kept of one is a few hundred and a row of the table; the
 * program itself grows by some hundred thousand in all. The texts alone would be 70,000 and more.
 */
const most = 16_384;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-batch-memory-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The least held at any of these files: at some of them a piece of work in hand is held as well. */
const floor = (samples: readonly Held[], from: number, to: number) =>
  Math.min(...samples.filter(({ at }) => at >= from && at < to).map(({ bytes }) => bytes));

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
      await rathaus(['eakte', 'new', '--documents', String(50 + (seed % 3)), ...options]);
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
        env: {
          ...process.env,
          NODE_OPTIONS: '',
          WATCH_EVERY: String(every),
          WATCH_TO: watched,
          LANG: 'de_DE.UTF-8',
        },
        stdio: ['ignore', out, 'pipe'],
        maxBuffer: 2 ** 28,
        encoding: 'utf8',
      },
    );
    // Damaged files and contradictions are findings.
    expect([status, stderr.includes('heap')]).toEqual([1, false]);
    expect(stderr).toMatch(new RegExp(`Datei \\d+ von ${made} wird geprüft`));
    expect(readFileSync(written, 'utf8')).toContain(`Zusammenfassung: ${made} Dateien`);
    const { samples } = JSON.parse(readFileSync(watched, 'utf8')) as Watched;
    expect(samples.map(({ at }) => at)).toEqual(
      Array.from({ length: Math.floor(made / every) }, (_, at) => (at + 1) * every),
    );
    const growth = floor(samples, made - 40, made + 1) - floor(samples, 50, 90);
    expect(growth / (made - 90)).toBeLessThan(most);
  } finally {
    closeSync(out);
    await rm(watched, { force: true });
    await rm(written, { force: true });
  }
});
