import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-areas-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const table = 'Jahr;Einwohner\n2024;1000\n2025;1010\n2026;1020\n';

async function sample(...options: string[]): Promise<string> {
  const { out } = await rathaus(['eakte', 'new', '-o', folder, '--json', '--documents', '2', ...options]);
  return (JSON.parse(out) as { path: string }).path;
}

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
  return path;
}

describe('rathaus check with the areas that are installed', () => {
  it('checks e-files and tables of a mixed folder in one go', async () => {
    await rename(await sample(), join(folder, '1.zip'));
    await write('2.csv', table);
    await write('3/brief.pdf', '%PDF-1.7');
    await write('4.bin', new Uint8Array([1, 0, 2, 0]));
    await write('5.leer', '');
    await symlink(join(folder, 'fehlt'), join(folder, '6'));
    const { code, out, err } = await rathaus(['check', folder]);
    expect(err).toBe('');
    expect(code).toBe(4);
    // A name that is not the one the standard wants is a warning: no clean file.
    expect(out).toContain(`xdomea-Container: ${join(folder, '1.zip')}\nAbgabefähig: ja\n`);
    expect(out).toContain(`${join(folder, '2.csv')}: Die Tabelle ist lesbar\n`);
    expect(out).toContain(`${join(folder, '3/brief.pdf')}: Kein Urteil. Das ist eine PDF-Datei.`);
    expect(out).toContain('Zusammenfassung: 6 Dateien, 2 bestanden, 4 ohne Urteil');
    expect(out).toContain('geprüft werden hier: E-Akten (xdomea), Kataloge (RDF) und Tabellen (CSV)');
  });

  it.each([
    ['e-file', 0, () => sample()],
    ['e-file that is damaged', 1, damaged],
    ['message without its files', 4, () => sample('--xml')],
    ['table', 0, () => write('a.csv', table)],
    ['table that is empty', 1, () => write('a.csv', '')],
    ['PDF called a table', 4, () => write('a.csv', '%PDF-1.7')],
    ['web page', 4, () => write('a.html', '<!doctype html><title>x</title>')],
  ])('%s: exit code %i', async (_what, expected, make) => {
    const path = await make();
    const { code, out } = await rathaus(['check', path]);
    expect(code).toBe(expected);
    expect(out).toMatch(/^Nächster Schritt: /m);
  });

  async function damaged(): Promise<string> {
    const path = await sample();
    const bytes = await readFile(path);
    bytes[bytes.indexOf('%PDF') + 20]! ^= 1;
    await writeFile(path, bytes);
    return path;
  }

  it('reads what a person calls a table as one', async () => {
    const path = await write('einwohner.dat', '<a/>');
    expect((await rathaus(['check', path])).code).toBe(4);
    const { code, out } = await rathaus(['opendata', 'check', path]);
    expect(out).toContain('CSV-Tabelle');
    expect(code).not.toBe(4);
    expect((await rathaus(['opendata', 'check', await write('b.csv', table)])).code).toBe(0);
  });

  it('writes the report of any area as a page, and of a single file only', async () => {
    const report = join(folder, 'bericht.html');
    const akte = await sample();
    for (const path of [akte, await write('a.csv', table), await write('a.pdf', '%PDF-1.7')]) {
      const { out } = await rathaus(['check', path, '--report', report, '--mask', '--force']);
      expect(out).toContain(`Bericht: ${report}`);
      const page = await readFile(report, 'utf8');
      expect(page).toMatch(/^<!doctype html>/);
      expect(page).not.toContain('Sammelakte');
    }
    const kept = await rathaus(['check', akte, '--report', report]);
    expect(kept).toMatchObject({ code: 2, out: '' });
    expect(kept.err).toContain(`${report} gibt es schon. Mit --force wird die Datei ersetzt.`);
    await rathaus(['check', akte, '--report', report, '--force']);
    expect(await readFile(report, 'utf8')).toMatch(/Inhalt der Nachricht.*Sammelakte/s);
    const hints = ['--profile', 'strict', '--allow-test', '--mask', '--force'];
    await rathaus(['check', akte, '--report', report, ...hints]);
    const words = (await readFile(report, 'utf8')).replace(/<style>.*<\/style>/s, '').replace(/<[^>]+>/g, '');
    expect(words).toMatch(/Werkzeugrathaus \d+\.\d+/);
    expect(words).toContain('rathaus check DATEI --allow-test --profile strict');
    expect((await rathaus(['check', folder, '--report', report])).err).toContain('einzelnen Datei');
    const nowhere = await rathaus(['check', report, '--report', join(folder, 'x', 'r.html')]);
    expect(nowhere.code).toBe(2);
    expect(nowhere.err).toContain(`Den Ordner ${join(folder, 'x')} gibt es nicht.`);
    const itself = await rathaus(['check', akte, '--report', akte, '--force']);
    expect(itself.code).toBe(2);
    expect(itself.err).toContain('mit --report');
  });

  it('puts the page into a folder, or alone on standard output with the words on the other', async () => {
    const akte = await sample();
    await mkdir(join(folder, 'berichte'));
    const { out, code } = await rathaus(['eakte', 'check', akte, '--report', join(folder, 'berichte')]);
    expect(out).toContain(`Bericht: ${join(folder, 'berichte', 'bericht.html')}`);
    const piped = await rathaus(['eakte', 'check', akte, '--report', '-']);
    expect(piped.code).toBe(code);
    expect(piped.out).toMatch(/^<!doctype html>.*<\/html>\s*$/s);
    expect(piped.err).toContain('Nächster Schritt');
    const both = await rathaus(['eakte', 'check', akte, '--report', '-', '--json']);
    expect(both.code).toBe(2);
    expect(both.err).toContain('--report - und --json wollen beide auf die Standardausgabe');
  });

  it('masks reports of every area', async () => {
    await mkdir(join(folder, 'Mustermann'));
    await rename(await sample(), join(folder, 'Mustermann', 'Mustermann.zip'));
    await write('Mustermann/Mustermann.csv', `Mustermann;Mustermann\n${'Mustermann;1;2\n'.repeat(3)}`);
    for (const options of [[], ['--json']]) {
      const { out, err } = await rathaus(['check', folder, '--mask', ...options], { isTTY: true });
      expect(out).toContain('….zip');
      expect(out + err).not.toMatch(/Mustermann|Sammelakte/);
    }
  });

  it('ends with 130 at Ctrl-C in the middle of a check', async () => {
    const path = await sample('--documents', '3000');
    await write('z.csv', table);
    const abort = new AbortController();
    const { code, out } = await rathaus(['check', path, join(folder, 'z.csv')], {
      isTTY: true,
      signal: abort.signal,
      err: (text) => {
        if (/\d %/.test(text)) abort.abort('SIGINT');
      },
    });
    expect(code).toBe(130);
    expect(out).toBe('');
  });

  it('speaks English in every area', async () => {
    await sample('--xml');
    await write('2.csv', 'a;a\n1\n');
    await write('3.pdf', '%PDF-1.7');
    const { out } = await rathaus(['check', folder, '--lang', 'en']);
    expect(out).toContain('Ready to hand over: cannot be judged');
    expect(out).toContain('Summary: 3 files');
    expect(out).not.toMatch(/Nächster|Zeile|nicht|Datei/);
  });
});
