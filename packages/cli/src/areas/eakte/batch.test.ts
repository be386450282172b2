import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-batch-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const make = (...options: string[]) => rathaus(['eakte', 'new', '-o', folder, ...options]);
const procedure = (...options: string[]) => make('--procedure', '4', '--xdomea', '4.0', ...options);
/** The samples are of 2026; they may be handed over when their retention has ended. */
const clock = () => Date.parse('2032-06-01T12:00:00Z');
const check = (line: string[], changes: object = {}) => rathaus(line, { clock, ...changes });
const linesOf = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('a folder of e-files', () => {
  it('is one line for each clean file, what they are together, a table and a summary', async () => {
    await procedure();
    await make('--documents', '2', '--seed', '9');
    const { code, out, err } = await check(['eakte', 'check', folder]);
    expect([code, err]).toEqual([0, '']);
    const lines = out.split('\n');
    expect(lines.filter((line) => line.startsWith(folder))).toHaveLength(8);
    expect(out).toContain('_0501_1.zip: Abgabefähig: ja\n');
    expect(out).toContain('_0502_1.zip: Bewertung: 6 übernehmen, 3 vernichten\n');
    expect(out).toContain('Verfahren\nVerfahren stimmig: ja\n');
    expect(out).toMatch(/^Datei +Nachricht +Prozess +Urteil$/m);
    expect(out).toMatch(/_0506_1\.zip +Bestätigung .*\(0506\) +0d91d573 +Import bestätigt/);
    expect(out).toContain('Zusammenfassung: 8 Dateien, 8 bestanden');
    // Who wants to read it all gets it all.
    const all = await check(['eakte', 'check', folder, '--verbose']);
    expect(all.out).toContain('SHA-512: ');
    expect(out).not.toContain('SHA-512: ');
  });

  it.each([['check'], ['eakte check']])('%s names the contradiction in a procedure', async (verb) => {
    await procedure('--contradiction', 'destroyed-transferred');
    // Whatever the files are called.
    for (const [number, name] of (await readdir(folder)).toSorted().entries())
      await rename(join(folder, name), join(folder, `${9 - number}.zip`));
    const { code, out } = await check([...verb.split(' '), folder]);
    expect(code).toBe(1);
    expect(out).toMatch(
      /Verfahren stimmig: nein\nAkte [0-9a-f-]{36} wird ausgesondert \(0503\), obwohl mit V bewertet \(0502\)\./,
    );
    expect(out).toMatch(/7\.zip +Aussonderung \(0503\) +0d91d573 +Abgabefähig: nein +R24 /);
    // The details are in the report on the file, once.
    expect(out.match(/^Fehler R24: .*$/gm)).toEqual([
      expect.stringMatching(/\(3 ×\)$/),
      expect.stringMatching(/\(3 ×\): siehe Datei 7\.zip$/),
    ]);
    expect(out.match(/^ {2}Nicht oder doppelt bewertete Objekte/gm)).toHaveLength(1);
  });

  it('says which message is missing, and ends with 4', async () => {
    await procedure();
    for (const name of await readdir(folder)) if (name.includes('_0502_')) await rm(join(folder, name));
    const { code, out } = await check(['check', folder]);
    expect(code).toBe(4);
    expect(out).toContain(
      'Verfahren stimmig: nicht beurteilbar\nIm Ordner fehlt: Bewertungsverzeichnis (0502).',
    );
  });

  it('ends with the step of the worst verdict, that of a group as well', async () => {
    await procedure();
    for (const name of await readdir(folder)) if (!/_050[13]_/.test(name)) await rm(join(folder, name));
    const { code, out } = await check(['check', folder]);
    expect(code).toBe(4);
    expect(out).toContain(
      'Zusammenfassung: 2 Dateien, 2 bestanden\n  Zusammen betrachtet: 1 × nicht beurteilbar\n',
    );
    expect(out.trimEnd().split('\n').at(-1)).toMatch(
      /^Nächster Schritt: Wo ein Bericht kein Urteil nennt, besorgen/,
    );
    expect(out).not.toContain('Nichts zu beheben');
  });

  it('does not end as if nothing was there when a part is missing', async () => {
    await rathaus([
      'eakte',
      'new',
      '--xdomea',
      '4.0',
      '--documents',
      '60',
      '--part-bytes',
      '20000',
      '-o',
      folder,
    ]);
    const [first, ...others] = (await readdir(folder)).filter((name) => name.endsWith('.zip'));
    expect([first, others.length > 0]).toEqual([expect.any(String), true]);
    await rm(join(folder, first!));
    const { code, out } = await check(['check', folder]);
    expect(code).not.toBe(0);
    expect(out).toContain('– ganze Abgabe: ');
    // What the writer keeps beside the parts is no file to look after.
    expect(out).toContain('Übersprungen: 1 × Liste der Teile einer geteilten Abgabe');
    expect(out).not.toContain('JSON');
    expect(out).not.toContain('Nichts zu beheben');
  });

  it('names files by their folder that have the same name', async () => {
    await procedure('--contradiction', 'destroyed-transferred');
    const names = await readdir(folder);
    for (const name of names) {
      const place = join(folder, /_(05\d\d)_/.exec(name)![1]!);
      await mkdir(place);
      await rename(join(folder, name), join(place, 'nachricht.zip'));
    }
    const { code, out } = await check(['check', folder]);
    expect(code).toBe(1);
    expect(out).toContain(`: siehe Datei ${join(folder, '0503', 'nachricht.zip')}\n`);
  });

  it('names warnings at its end', async () => {
    await procedure('--contradiction', 'unwanted-reference');
    const { code, out } = await check(['check', folder]);
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^Nächster Schritt: Die 6 Warnungen ansehen\. /);
  });

  it('is a line of JSON for each file, each group and all', async () => {
    await procedure('--contradiction', 'unknown-original');
    await make('--documents', '2', '--seed', '9');
    const { code, out } = await check(['check', folder, '--json', '--mask']);
    expect(code).toBe(1);
    const lines = linesOf(out);
    expect(lines.map(({ type }) => type)).toEqual([...Array(7).fill('file'), 'group', 'file', 'summary']);
    expect(lines[7]).toMatchObject({ kind: 'eakte.procedure', verdict: 'failed' });
    expect(lines.at(-1)).toMatchObject({ verdict: 'failed', files: 8, total: 8, failed: 1, passed: 7 });
  });

  it('ends with the worst: what cannot be read, what failed, what was not judged', async () => {
    await make('--documents', '2', '--xml', '--seed', '1');
    expect((await check(['check', folder])).code).toBe(4);
    await writeFile(join(folder, 'a.zip'), 'PK');
    expect((await check(['check', folder])).code).toBe(1);
  });

  it('shows a person how far it is and how many failed', async () => {
    await writeFile(join(folder, '0.zip'), 'PK');
    await make('--documents', '400', '--seed', '1');
    await make('--documents', '400', '--seed', '2');
    const { err } = await check(['check', folder], { isTTY: true });
    expect(err).toMatch(/Datei [23] von 3 wird geprüft, 1 mit Fehlern/);
    expect((await check(['check', folder, '--json'], { isTTY: true })).err).toBe('');
  });

  it('prints what was done so far at Ctrl-C, and ends with 130', async () => {
    for (const seed of ['1', '2', '3']) await make('--documents', '2', '--seed', seed);
    const abort = new AbortController();
    let seen = 0;
    let said = '';
    const { code } = await check(['check', folder], {
      signal: abort.signal,
      out: (text: string) => {
        said += text;
        if (text.includes('Abgabefähig: ja\n') && ++seen === 2) abort.abort('SIGINT');
      },
    });
    expect(code).toBe(130);
    expect(said).toContain('Abgebrochen nach 2 von 3 Dateien.');
    expect(said).toContain('Zusammenfassung: 2 Dateien, 2 bestanden');
  });

  it('shows of many only those that somebody has to look after', async () => {
    for (let seed = 1; seed <= 51; seed += 1) await make('--documents', '1', '--seed', String(seed));
    await writeFile(join(folder, 'a.zip'), 'PK');
    const { out } = await check(['check', folder]);
    const table = out.slice(out.indexOf('Datei  '));
    expect(table).toMatch(/a\.zip +Abgabefähig: nein +eakte\.package\./);
    expect(table).toContain('und 51 weitere, alle bestanden');
  });
});
