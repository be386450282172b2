import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-cli-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function sample(...options: string[]): Promise<string> {
  const { code, out } = await rathaus(['eakte', 'new', '-o', folder, '--force', '--json', ...options]);
  expect(code).toBe(0);
  return (JSON.parse(out) as { path: string }).path;
}

const lastLines = (text: string, count: number) => text.trimEnd().split('\n').slice(-count);

describe('rathaus eakte', () => {
  it.each([
    ['2.3', '0503'],
    ['2.4', '0401'],
    ['3.0', '0401'],
    ['3.1', '0501'],
    ['4.0', '0503'],
  ])('makes a message of %s %s that is ready to hand over', async (version, message) => {
    const path = await sample('--xdomea', version, '--message', message, '--documents', '12');
    const { code, out, err } = await rathaus(['eakte', 'check', path]);
    expect(out.split('\n')[1]).toBe('Abgabefähig: ja');
    expect(err).toBe('');
    expect(code).toBe(0);
  });

  it('makes the same bytes for the same options', async () => {
    const first = await readFile(await sample('--seed', '5', '--documents', '50'));
    const second = await readFile(await sample('--seed', '5', '--documents', '50'));
    expect(first.equals(second)).toBe(true);
  });

  it('says in German what is wrong, where, and what to do, and writes the report', async () => {
    const path = await sample('--documents', '3');
    const bytes = await readFile(path);
    bytes[bytes.indexOf('%PDF') + 20]! ^= 1;
    await writeFile(path, bytes);
    const report = join(folder, 'bericht.html');
    const { code, out } = await rathaus(['eakte', 'check', path, '--report', report]);
    expect(code).toBe(1);
    expect(out).toContain('Fehler eakte.package.crc-mismatch: Die Prüfsumme einer Datei stimmt nicht');
    expect(out).toContain('_Dokument_1.pdf');
    expect(lastLines(out, 3)).toEqual([
      'Abgabefähig: nein',
      'Nächster Schritt: Die Datei erneut exportieren oder übertragen und noch einmal prüfen. Zuständig: Behörde.',
      `Bericht: ${report}`,
    ]);
    expect(await readFile(report, 'utf8')).toContain('Abgabefähig: nein');
  });

  it('prints one line of JSON, masked on request, and speaks English', async () => {
    const path = await sample('--documents', '3');
    const { out } = await rathaus(['eakte', 'check', path, '--json', '--mask']);
    const [file, summary, ...more] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(more).toEqual([]);
    expect(file).toMatchObject({
      type: 'file',
      number: 1,
      area: 'eakte',
      kind: 'eakte.container',
      verdict: 'passed',
      nextStep: { de: 'Absenden.' },
    });
    expect(summary).toMatchObject({ type: 'summary', verdict: 'passed', exitCode: 0, files: 1 });
    expect(out).not.toContain('Sammelakte');
    expect(out).not.toContain(folder);
    expect((await rathaus(['eakte', 'check', path, '--lang', 'en'])).out).toContain(
      'Ready to hand over: yes',
    );
  });

  it('shows the records as a tree', async () => {
    const path = await sample('--documents', '7');
    const { out, code } = await rathaus(['eakte', 'show', path]);
    expect(code).toBe(0);
    expect(out).toContain('1 Akte, 2 Vorgänge, 7 Dokumente, 7 Dateien');
    expect(out).toMatch(/\nAkte .*\n {2}Vorgang .*\n {4}Dokument /);
    expect((await rathaus(['eakte', 'show', path, '--max', '3'])).out).toContain('und weitere: ');
    expect((await rathaus(['eakte', 'show', path, '--mask'])).out).not.toContain('Sammelakte');
    const unreadable = join(folder, 'Erika Mustermann.zip');
    await writeFile(unreadable, 'x');
    const masked = await rathaus(['eakte', 'show', unreadable, '--mask']);
    expect(masked.out).toContain('rathaus eakte check ….zip');
    expect(masked.out + masked.err).not.toMatch(/Mustermann|rathaus-cli-/);
  });

  it('unpacks and packs again into the same container', async () => {
    const path = await sample('--documents', '4');
    const target = join(folder, 'unpacked');
    expect((await rathaus(['eakte', 'unpack', path, '-o', target])).code).toBe(0);
    expect(await readdir(target)).toHaveLength(5);
    await mkdir(join(folder, 'again'));
    const packed = await rathaus(['eakte', 'pack', target, '-o', join(folder, 'again'), '--json']);
    const receipt = JSON.parse(packed.out) as { path: string };
    expect((await readFile(receipt.path)).equals(await readFile(path))).toBe(true);
    // A folder that is there takes the new one, once.
    for (const code of [0, 2])
      expect((await rathaus(['eakte', 'unpack', path, '-o', target])).code).toBe(code);
    expect(await readdir(target)).toHaveLength(6);
  });

  it('makes a split transfer, checks its parts together and names what is missing or strange', async () => {
    const { out } = await rathaus([
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
      '--json',
    ]);
    const { paths } = JSON.parse(out) as { paths: string[] };
    expect(paths.length).toBeGreaterThan(2);
    const whole = await rathaus(['eakte', 'check', ...paths]);
    expect(whole.out).toContain('Geteilte Abgabe\nAlle Teile da: ja\n');
    expect(whole.out).toContain(`Teile: ${paths.length} von ${paths.length}`);
    expect(lastLines(whole.out, 3)[0]).toBe(
      `Zusammenfassung: ${paths.length} Dateien, ${paths.length} bestanden`,
    );
    expect(whole.code).toBe(0);
    const foreign = await sample('--xdomea', '4.0', '--seed', '9');
    const part = await rathaus(['eakte', 'check', paths[0]!, paths[2]!, foreign]);
    expect(part.out).toContain(
      `Es ${paths.length === 3 ? 'fehlt' : 'fehlen'} ${paths.length - 2} von ${paths.length} Teilen: 2`,
    );
    // The other one is a transfer of its own.
    expect(part.out).toContain(`${foreign}: Abgabefähig: ja`);
    expect(part.code).toBe(1);
    const json = await rathaus(['eakte', 'check', paths[0]!, paths[2]!, '--json']);
    expect(
      json.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as object),
    ).toMatchObject([
      // A part is not judged while others are missing.
      { type: 'file', verdict: 'not-judged' },
      { type: 'file', verdict: 'not-judged' },
      { type: 'group', kind: 'eakte.transfer', verdict: 'failed' },
      { type: 'summary', verdict: 'failed', passed: 0, notJudged: 2, exitCode: 1 },
    ]);
    expect((await rathaus(['eakte', 'new', '--xdomea', '3.0', '--part-bytes', '9'])).err).toContain(
      'erst ab xdomea 4.0',
    );
  });

  it('sees no transfer in whole messages that have nothing to do with each other', async () => {
    await sample('--seed', '1', '--documents', '2');
    await sample('--seed', '2', '--documents', '2');
    const { code, out } = await rathaus(['eakte', 'check', folder]);
    expect(code).toBe(0);
    expect(out).not.toContain('Geteilte Abgabe');
    expect(out).toContain('Zusammenfassung: 2 Dateien, 2 bestanden');
  });

  it('takes for an e-file what is named, not what lies beside e-files in a folder', async () => {
    await sample('--documents', '2');
    const list = join(folder, 'Transport.json');
    await writeFile(list, '{}');
    const beside = await rathaus(['eakte', 'check', folder]);
    expect(beside.out).toContain(`${list}: Kein Urteil. Das ist eine JSON-Datei.`);
    expect(beside.out).toContain('geprüft werden hier: E-Akten (xdomea).');
    expect(beside.code).toBe(4);
    expect((await rathaus(['eakte', 'check', list])).out).toContain('Abgabefähig: nein');
  });

  it('names a container from the message when the file has another name', async () => {
    const path = await sample('--xml', '--xdomea', '4.0');
    await writeFile(join(folder, 'export.xml'), await readFile(path));
    const { out } = await rathaus(['eakte', 'pack', join(folder, 'export.xml'), '-o', folder, '--json']);
    expect((JSON.parse(out) as { path: string }).path).toMatch(/_0503_1\.zip$/);
  });

  it.each<[string, string[], number, string]>([
    [
      'a file that is not there',
      ['check', 'nichts.zip'],
      2,
      'Die Datei oder den Ordner gibt es nicht. [ENOENT]',
    ],
    ['a folder', ['show', tmpdir()], 2, 'Das ist ein Ordner, erwartet wird eine Datei. [EISDIR]'],
    ['an unknown version', ['new', '--xdomea', '9'], 2, 'Die xdomea-Version 9 ist unbekannt'],
    [
      'an unknown message',
      ['new', '--message', '9999'],
      2,
      'Diese Version von xdomea hat keine solche Nachricht',
    ],
    ['a number that is none', ['new', '--documents', 'viele'], 2, '--documents erwartet eine ganze Zahl'],
    ['a missing argument', ['check'], 2, 'das Argument pfad fehlt'],
    ['a container without a message', ['pack', fileURLToPath(import.meta.url)], 2, 'Es fehlt die Nachricht'],
  ])('refuses %s with one German sentence', async (_what, line, code, sentence) => {
    const outcome = await rathaus(['eakte', ...line]);
    expect(outcome.err).toContain(sentence);
    expect(outcome.err.trimEnd().split('\n').length).toBeLessThanOrEqual(3);
    expect(outcome.code).toBe(code);
  });

  it('names the target when it is the target that is missing', async () => {
    const path = await sample('--documents', '1');
    const report = await rathaus(['eakte', 'check', path, '--report', join(folder, 'nichts', 'r.html')]);
    expect(report.err).toContain(`Den Ordner ${join(folder, 'nichts')} gibt es nicht.`);
    expect(report.code).toBe(2);
    const made = await rathaus(['eakte', 'new', '-o', join(folder, 'nichts', 'a.zip')]);
    expect(made.err).toContain(join(folder, 'nichts'));
    expect(made.code).toBe(2);
  });

  it('shows progress to a person only', async () => {
    const path = await sample('--documents', '400');
    expect((await rathaus(['eakte', 'check', path], { isTTY: true })).err).toContain('\r');
    expect((await rathaus(['eakte', 'check', path, '--json'], { isTTY: true })).err).toBe('');
  });

  it('ends with 130 at Ctrl-C and leaves nothing half', async () => {
    const bin = fileURLToPath(new URL('../../bin.ts', import.meta.url));
    const line = [bin, 'eakte', 'new', '--documents', '300000', '--file-size', '4000', '-o', folder];
    const child = spawn(process.execPath, line, { stdio: 'ignore' });
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    // The temporary file shows that writing has begun.
    while (child.exitCode === null && (await readdir(folder)).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(await readdir(folder)).toEqual([]);
  }, 30_000);
});

describe('bad input of rathaus eakte check', () => {
  const prozess = '0d91d573-655c-4896-a001-ade500000000';
  const write = async (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
  const root = (inside: string, version = '3.1.0') =>
    `<xdomea:Abgabe.Abgabe.0401 xmlns:xdomea="urn:xoev-de:xdomea:schema:${version}">${inside}</xdomea:Abgabe.Abgabe.0401>`;

  it.each<[string, string, string | Uint8Array, string, string]>([
    ['no ZIP', 'a.zip', 'Sehr geehrte', 'eakte.package.not-zip', 'Die Datei ist kein ZIP-Container'],
    ['an empty file', 'a.zip', '', 'eakte.package.empty-file', 'Die Datei ist leer'],
    [
      'a message that breaks off',
      'a.xml',
      root('<xdomea:Kopf>').slice(0, 150),
      'XML',
      'kein wohlgeformtes XML',
    ],
    ['a DOCTYPE', 'a.xml', `<!DOCTYPE a [<!ENTITY x "y">]>${root('')}`, 'R32', 'DOCTYPE'],
    ['another root', 'a.xml', '<Rechnung xmlns="urn:x"/>', 'X', 'Abgabefähig: nein'],
    [
      'a wrong structure',
      'a.xml',
      root('<xdomea:Kopf/>'),
      'XSD',
      'Der Aufbau der Nachricht entspricht nicht dem Schema',
    ],
  ])('%s: a German sentence with place and rule id', async (_what, name, content, rule, sentence) => {
    const { code, out } = await rathaus(['eakte', 'check', await write(name, content)]);
    expect(code).toBe(1);
    expect(out).toContain(rule);
    expect(out).toContain(sentence);
    expect(lastLines(out, 2)[0]).toBe('Abgabefähig: nein');
    expect(out).toMatch(/ {2}– .+/);
  });

  it.each([
    ['http://www.xdomea.de/V2.2.0', 'xdomea 2.2 wird nicht gelesen; die Nachricht in Version 2.3 oder neuer'],
    ['urn:xoev-de:xdomea:schema:9.9.9', 'xdomea 9.9.9 ist hier nicht bekannt'],
  ])('%s is not judged, and the version is named', async (namespace, sentence) => {
    const content = `<x:Abgabe.Abgabe.0401 xmlns:x="${namespace}"/>`;
    const { code, out } = await rathaus(['eakte', 'check', await write('a.xml', content)]);
    expect(code).toBe(4);
    expect(out.replaceAll(/\s+/g, ' ')).toContain(sentence);
    expect(out).not.toMatch(/\b(ja|nein)\b/);
  });

  it('a wrong process id, in the name of the container and of the message, is R02', async () => {
    const target = join(folder, 'unpacked');
    await rathaus(['eakte', 'unpack', await sample('--documents', '2'), '-o', target]);
    const [message] = (await readdir(target)).filter((name) => name.endsWith('.xml'));
    await rename(join(target, message!), join(target, message!.replace(/^0d/, '1d')));
    const { out: packed } = await rathaus(['eakte', 'pack', target, '-o', folder, '--json']);
    const { out, code } = await rathaus(['eakte', 'check', (JSON.parse(packed) as { path: string }).path]);
    expect(out).toMatch(/Fehler R02: .*ProzessID/);
    expect(lastLines(out, 2)[0]).toBe('Abgabefähig: nein');
    expect(code).toBe(1);
  });

  it('a missing primary file is R12, and a container of the wrong name is reported', async () => {
    const target = join(folder, 'unpacked');
    await rathaus(['eakte', 'unpack', await sample('--documents', '2'), '-o', target]);
    const [gone] = (await readdir(target)).filter((name) => name.endsWith('.pdf'));
    await rm(join(target, gone!));
    const other = join(folder, `${prozess.replace('0d', '1d')}_Aussonderung.Aussonderung.0503.zip`);
    await rathaus(['eakte', 'pack', target, '-o', other]);
    const { out, code } = await rathaus(['eakte', 'check', other]);
    expect(out).toContain('Fehler R12: ');
    expect(out).toContain(gone!);
    expect(out).toMatch(/ {2}– Dokument .*, Zeile \d+, Spalte \d+, /);
    expect(out).toContain('Warnung eakte.package.naming: ');
    expect(code).toBe(1);
  });
});
