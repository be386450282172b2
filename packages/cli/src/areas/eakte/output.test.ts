import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
/** A container of 4.0, alone in a folder. */
let container: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-output-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'in'));
  container = await created('--xdomea', '4.0', '--documents', '2', '-o', join(folder, 'in'));
});

async function created(...options: string[]): Promise<string> {
  const { out } = await rathaus(['eakte', 'new', '--json', ...options]);
  return (JSON.parse(out) as { path: string }).path;
}

/** A conversion whose result is out of the way. */
const converted = async () => [
  'convert',
  container,
  '--to',
  '3.1',
  '-o',
  join(await mkdtemp(join(folder, 'result-')), 'result.zip'),
];

/** Every verb that makes a file of its own, the name that it gives it, and the option that says where. */
const verbs: readonly [verb: string, line: () => Promise<string[]>, name: RegExp, option?: string][] = [
  [
    'new',
    async () => ['new', '--documents', '2', '--xdomea', '3.0'],
    /_Aussonderung\.Aussonderung\.0503\.zip$/,
  ],
  ['new --xml', async () => ['new', '--documents', '2', '--xdomea', '3.0', '--xml'], /\.0503\.xml$/],
  [
    'convert',
    async () => ['convert', container, '--to', '3.1', '--checksums', join(folder, 'list.txt')],
    /\.0503\.zip$/,
  ],
  [
    'pack',
    async () => {
      const files = join(await mkdtemp(join(folder, 'pack-')), 'files');
      await rathaus(['eakte', 'unpack', container, '-o', files]);
      return ['pack', files];
    },
    /_0503_1\.zip$/,
  ],
  ['convert', converted, /\.pruefsummen\.txt$/, '--checksums'],
  [
    'convert',
    async () => [...(await converted()), '--checksums', join(folder, 'list.txt')],
    /\.verluste\.jsonl$/,
    '--loss-report',
  ],
  ['show', async () => ['show', container], /_0503_1\.html$/, '--html'],
  ['check', async () => ['check', container], /^bericht\.html$/, '--report'],
];

describe.each(verbs.map(([verb, line, name, option = '-o']) => ({ verb, line, name, option })))(
  '$option of $verb',
  ({ line, name, option }) => {
    const run = async (output: string, ...options: string[]) =>
      rathaus(['eakte', ...(await line()), option, output, ...options]);

    it('is the name of a file, or a folder that takes it, with a slash or without', async () => {
      const target = join(folder, 'out');
      await mkdir(target);
      expect((await run(join(target, 'a.bin'))).code).toBeLessThan(2);
      expect((await run(target, '--force')).code).toBeLessThan(2);
      const [own, ...more] = (await readdir(target)).filter((one) => one !== 'a.bin');
      expect(more).toEqual([]);
      expect(own).toMatch(name);
      await rm(join(target, own!));
      expect((await run(`${target}/`, '--force')).code).toBeLessThan(2);
      expect((await readFile(join(target, own!))).equals(await readFile(join(target, 'a.bin')))).toBe(true);
    });

    it.each(['nichts/', 'nichts/a.bin'])('names the folder that is missing in %s', async (output) => {
      const { code, err } = await run(join(folder, output));
      expect(err).toContain(`Den Ordner ${join(folder, 'nichts')}`);
      expect(err).toContain('gibt es nicht. Legen Sie ihn an');
      expect(code).toBe(2);
    });

    it('does not replace a file unless told', async () => {
      const path = join(folder, 'mine.bin');
      await writeFile(path, 'mine');
      const { code, err } = await run(path);
      expect(err).toContain(`${path} gibt es schon. Mit --force wird die Datei ersetzt.`);
      expect(code).toBe(2);
      expect(await readFile(path, 'utf8')).toBe('mine');
      expect((await run(path, '--force')).code).toBeLessThan(2);
      expect(await readFile(path, 'utf8')).not.toBe('mine');
    });

    it('is standard output with -, and nothing else is there', async () => {
      const path = join(folder, 'same.bin');
      await run(path);
      await rm(join(folder, 'list.txt'), { force: true });
      const { out, err } = await run('-');
      expect(Buffer.from(out, 'latin1').equals(await readFile(path))).toBe(true);
      // The words about a result beside it go to standard error.
      if (option === '-o') expect(err).not.toContain('Nächster Schritt');
      const both = await run('-', '--json', '--force');
      expect(both.err).toContain(`${option} - und --json wollen beide auf die Standardausgabe`);
      expect(both.code).toBe(2);
      const screen = await rathaus(['eakte', ...(await line()), option, '-'], { isTTY: true });
      expect(screen.err).toContain(`oder geben Sie mit ${option} einen Ort an`);
      expect(screen.code).toBe(2);
    });
  },
);

it.each([
  ['convert', ['--to', '3.1']],
  ['unpack', []],
])('is a fault of use when the place of %s is empty', async (verb, options) => {
  const { code, err } = await rathaus(['eakte', verb, container, ...options, '-o', '']);
  expect(code).toBe(2);
  expect(err).toContain('-o braucht einen Ort');
});

it('makes no folder of a container without files', async () => {
  const empty = join(folder, 'leer.zip');
  await writeFile(empty, Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex'));
  const { code, err } = await rathaus(['eakte', 'unpack', empty, '-o', join(folder, 'ziel')]);
  expect(code).toBe(1);
  expect(err).toContain('Im Container ist keine Datei einer Abgabe');
  expect(await readdir(folder)).not.toContain('ziel');
});

it('counts one file as one', async () => {
  const bare = await created('--xdomea', '4.0', '--message', '0504', '-o', join(folder, 'quittung.zip'));
  const { out } = await rathaus(['eakte', 'unpack', bare, '-o', join(folder, 'quittung')]);
  expect(out).toContain('1 Datei entpackt nach');
});

it('gives standard output to one result only', async () => {
  for (const [first, second] of [
    ['-o', '--checksums'],
    ['-o', '--loss-report'],
    ['--checksums', '--loss-report'],
  ] as const) {
    const given = first === '-o' ? [] : ['-o', folder];
    const line = ['convert', container, '--to', '3.1', ...given, first, '-', second, '-'];
    const { out, err, code } = await rathaus(['eakte', ...line]);
    expect(err).toContain('Auf die Standardausgabe geht nur eines');
    expect([out, code]).toEqual(['', 2]);
  }
});

it('replaces no result by another one', async () => {
  const path = join(folder, 'same');
  for (const [first, second] of [
    ['-o', '--checksums'],
    ['-o', '--loss-report'],
    ['--checksums', '--loss-report'],
  ] as const) {
    const given = first === '-o' ? [] : ['-o', join(folder, 'result.zip')];
    const line = ['convert', container, '--to', '3.1', '--force', ...given, first, path, second, path];
    const { err, code } = await rathaus(['eakte', ...line]);
    expect(err).toContain(`Zwei Ergebnisse können nicht beide ${path} heißen.`);
    expect(code).toBe(2);
    expect(await readdir(folder)).toEqual(['in']);
  }
});

describe('-o of new with --part-bytes', () => {
  it('is a folder', async () => {
    const line = ['new', '--xdomea', '4.0', '--part-bytes', '20000', '-o', '-'];
    const { err, code } = await rathaus(['eakte', ...line]);
    expect(err).toContain('Das Ergebnis braucht einen Ordner: geben Sie ihn mit -o an.');
    expect(code).toBe(2);
    expect((await rathaus(['eakte', ...line, '--json'])).err).toContain('-o - und --json wollen beide');
  });
});

describe('-o of unpack', () => {
  const unpack = (output: string) => rathaus(['eakte', 'unpack', container, '-o', output]);

  it('is the new folder, or the folder that takes it', async () => {
    const stem = basename(container, '.zip');
    expect((await unpack(join(folder, 'new'))).code).toBe(0);
    expect(await readdir(join(folder, 'new'))).toHaveLength(3);
    await mkdir(join(folder, 'old'));
    expect((await unpack(`${join(folder, 'old')}/`)).code).toBe(0);
    expect(await readdir(join(folder, 'old'))).toEqual([stem]);
    const again = await unpack(join(folder, 'old'));
    expect(again.err).toContain('gibt es schon');
    expect(again.code).toBe(2);
    expect((await unpack(`${join(folder, 'nichts')}/`)).err).toContain('gibt es nicht. Legen Sie ihn an');
    expect((await unpack('-')).err).toContain('braucht einen Ordner');
  });
});

it('unpack with --mask says the same without a name', async () => {
  const secret = join(folder, 'Antrag Mustermann.zip');
  await rename(container, secret);
  for (const options of [[], ['--json']]) {
    const line = ['unpack', secret, '--checksums', '--mask', ...options];
    const into = await mkdtemp(join(folder, 'out-'));
    const { code, out, err } = await rathaus(['eakte', ...line, '-o', `${into}/`]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(options.length > 0 ? '"verified":2' : '3 Dateien entpackt nach');
    expect(out).not.toMatch(/Mustermann|Dokument_1|rathaus-output/);
    expect((await readdir(into)).sort()).toHaveLength(2);
  }
  const gone = await rathaus([
    'eakte',
    'unpack',
    join(folder, 'Mustermann.zip'),
    '--mask',
    '-o',
    `${folder}/`,
  ]);
  expect(gone.code).toBe(2);
});

describe('unpack and pack', () => {
  it('give the same container again, whatever made it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          xdomea: fc.constantFrom('2.3', '2.4', '3.0', '3.1', '4.0'),
          message: fc.constantFrom('0101', '0401', '0503'),
          documents: fc.integer({ min: 1, max: 12 }),
          seed: fc.nat(1000),
          // Above 4 MiB an entry is written in another way.
          size: fc.constantFrom(0, 70_000, 4_500_000),
          to: fc.option(fc.constantFrom('2.4', '3.1', '4.0')),
        }),
        async ({ xdomea, message, documents, seed, size, to }) => {
          const place = await mkdtemp(join(folder, 'run-'));
          const files = size > 1_000_000 ? 1 : documents;
          const options = ['--documents', `${files}`, '--seed', `${seed}`, '--file-size', `${size}`];
          let path = await created('--xdomea', xdomea, '--message', message, ...options, '-o', place);
          if (to !== null) {
            await mkdir(join(place, 'converted'));
            const line = [
              'convert',
              path,
              '--to',
              to,
              '--wrap-documents',
              '-o',
              `${place}/converted/`,
              '--json',
            ];
            const { out } = await rathaus(['eakte', ...line]);
            path = (JSON.parse(out) as { path: string }).path;
          }
          expect((await rathaus(['eakte', 'unpack', path, '-o', join(place, 'files')])).code).toBe(0);
          const again = join(place, 'again.zip');
          expect((await rathaus(['eakte', 'pack', join(place, 'files'), '-o', again])).code).toBe(0);
          expect((await readFile(again)).equals(await readFile(path))).toBe(true);
          await rm(place, { recursive: true });
        },
      ),
      { numRuns: 25 },
    );
  });
});
