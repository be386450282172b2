import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { containerName, readContainer, writeContainerFile } from '@rathaus/eakte-client/package';
import {
  createAbgabe,
  type LossReport,
  type Nachricht,
  readMessage,
  writeMessage,
  type XdomeaVersion,
} from '@rathaus/eakte-client/xdomea';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

/** Beside the checkout, where it is. */
const caseFile = fileURLToPath(
  new URL('../../../../../../shared/data/cases/xdomea/04-hash-falsch-4.0.zip', import.meta.url),
);
if (!existsSync(caseFile)) console.warn('skipped: ../shared/data/cases/xdomea is not there');

let folder: string;
let target: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-convert-'));
  target = join(folder, 'converted');
  await mkdir(target);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const convert = (path: string, to: string, ...options: string[]) =>
  rathaus(['eakte', 'convert', path, '--to', to, '-o', target, ...options]);

async function sample(...options: string[]): Promise<string> {
  const { out } = await rathaus(['eakte', 'new', '-o', folder, '--force', '--json', ...options]);
  return (JSON.parse(out) as { path: string }).path;
}

/** A message of one Akte, one Vorgang and one document, and what a test changes in it. */
function abgabe(change: (dokument: Record<string, unknown>) => void = () => undefined) {
  const { message } = createAbgabe({
    autor: 'Stadt Musterstadt',
    leser: 'Stadt Beispielhausen',
    akte: { betreff: 'Hundesteuer' },
    vorgaenge: [{ betreff: 'Anmeldung', dokumente: [{ betreff: 'Antrag', fileName: 'antrag.pdf' }] }],
  });
  const [akte] = message.schriftgutobjekt as { vorgang: { dokument: Record<string, unknown>[] }[] }[];
  const dokument = akte!.vorgang[0]!.dokument[0]!;
  // Not in every version, and not what is looked at here.
  delete fileOf(dokument).dateinameOriginal;
  change(dokument);
  return message;
}

const fileOf = (dokument: Record<string, unknown>) =>
  (dokument as { version: { format: { primaerdokument: Record<string, unknown> }[] }[] }).version[0]!
    .format[0]!.primaerdokument;

async function packed(message: Nachricht, version: XdomeaVersion, files: string[]): Promise<string> {
  const { kopf, messageType } = message;
  const type = messageType === '0401' ? 'Abgabe.Abgabe.0401' : 'Aussonderung.Anbieteverzeichnis.0501';
  const names = containerName({ version, prozessId: kopf.prozessId, message: type });
  const { path } = await writeContainerFile(
    {
      message: { name: names.message, content: () => writeMessage(message, { version }) },
      files: files.map((name) => ({ name, content: new TextEncoder().encode(name) })),
    },
    folder,
  );
  return path;
}

async function contentOf(path: string): Promise<Record<string, string>> {
  await using container = await readContainer(path);
  const found: Record<string, string> = {};
  for (const entry of container.files) {
    const chunks = [];
    for await (const chunk of container.open(entry)) chunks.push(chunk);
    found[entry.name] = Buffer.concat(chunks).toString();
  }
  return found;
}

describe('rathaus eakte convert', () => {
  it.each([
    ['3.0', '4.0', true],
    ['4.0', '3.1', false],
    ['3.1', '2.4', false],
    ['2.3', '3.0', true],
  ])('container of %s to %s: the result may be handed over', async (from, to, lossless) => {
    const path = await sample('--xdomea', from, '--documents', '3');
    const { code, out } = await convert(path, to, '--json');
    const result = JSON.parse(out) as LossReport & { path: string };
    expect(result).toMatchObject({ from: `${from}.0`, to: `${to}.0`, messageType: '0503', lossless });
    expect(code).toBe(lossless ? 0 : 1);
    expect(result.losses > 0).toBe(!lossless);
    const checked = await rathaus(['eakte', 'check', result.path]);
    expect(checked.out).toContain('Abgabefähig: ja');
    expect(checked.out).toContain(`xdomea-Version: ${to}`);
    expect(checked.out).toContain('3 Dokumente, 3 Dateien');
    expect(await contentOf(result.path)).toEqual(await contentOf(path));
  });

  it('groups the losses by field, says what to do, and ends with the verdict', async () => {
    const path = await sample('--xdomea', '4.0', '--documents', '5');
    const german = await convert(path, '3.1');
    expect(german.out).toMatch(
      /\n {2}- Hashwert, Dokument\.version\.format\.primaerdokument\.hash \(5×\): Die Zielversion hat kein Feld dafür\.\n {4}Zu tun: .*Liste.*(\n {4}Wo: Dokument .*, Zeile \d+: [0-9a-f]{128}, SHA-512){3}\n {4}und 2 weitere\n/,
    );
    const lines = german.out.trimEnd().split('\n').slice(-3);
    expect(lines[0]).toMatch(/^Ergebnis: .*\.zip$/);
    expect(lines[1]).toBe('Verlustfrei: nein');
    expect(lines[2]).toMatch(/^Nächster Schritt: rathaus eakte check /);
    const english = await convert(path, '3.1', '--force', '--lang', 'en');
    expect(english.out).toContain('Lossless: no');
    expect(english.out).not.toMatch(/Verlust|Zielversion/);
  });

  it('writes every single place to a file', async () => {
    const path = await sample('--xdomea', '4.0', '--documents', '300');
    const file = join(target, 'verluste.jsonl');
    const { out } = await convert(path, '3.1', '--json', '--loss-report', file);
    const { entries } = JSON.parse(out) as LossReport;
    const places = (await readFile(file, 'utf8')).trimEnd().split('\n');
    expect(places.length).toBe(entries.reduce((sum, entry) => sum + entry.count, 0));
    expect(places.length).toBeGreaterThan(300);
    const events = places.map((line) => JSON.parse(line) as { field: string; lost: boolean });
    expect(events.filter(({ field }) => field.endsWith('.hash')).length).toBe(300);
    const refused = await convert(path, '3.1', '--force', '--loss-report', path);
    expect(refused.err).toContain('würde es ersetzen. Geben Sie mit --loss-report einen anderen');
    expect(refused.code).toBe(2);
  });

  it('renames files in the container where the version wants other names', async () => {
    const id = '11111111-1111-4111-8111-111111111111';
    const name = `${id}.pdf`;
    const message = abgabe((dokument) => Object.assign(fileOf(dokument), { dateiname: name }));
    const path = await packed(message, '3.0.0', [name]);
    const { out } = await convert(path, '2.4', '--json');
    const result = JSON.parse(out) as { path: string; renamed: number };
    expect(result.renamed).toBe(1);
    expect(await contentOf(result.path)).toEqual({ [`${id}_x.pdf`]: name });
    expect((await convert(path, '2.4', '--force')).out).toContain('Umbenannte Dateien: 1');
    expect((await rathaus(['eakte', 'check', result.path])).out).not.toContain('R12');
  });

  it('puts signatures of 2.x beside the documents, and wants the container for that', async () => {
    const message = abgabe((dokument) =>
      Object.assign(fileOf(dokument), {
        signaturdaten: {
          signatur: { format: 'PKCS#7', container: btoa('signed') },
          zertifikat: [{ format: 'X.509', zertifikat: btoa('certificate') }],
          status: [{ format: 'OCSP', antwort: btoa('good') }],
        },
      }),
    );
    const name = 'antrag.pdf';
    const path = await packed(message, '2.4.0', [name]);
    const { out } = await convert(path, '3.0', '--json');
    const files = await contentOf((JSON.parse(out) as { path: string }).path);
    expect(Object.values(files)).toEqual([name, 'signed', 'certificate', 'good']);
    expect((await readdir(target)).length).toBe(1);

    const bare = join(folder, 'bare.xml');
    const pieces = [];
    for await (const piece of writeMessage(message, { version: '2.4.0' })) pieces.push(piece);
    await writeFile(bare, Buffer.concat(pieces));
    const refused = await convert(bare, '3.0');
    expect(refused.err).toContain('Packen Sie sie zuerst');
    expect(refused.code).toBe(4);
    expect((await readdir(target)).length).toBe(1);
  });

  it('converts a bare message and names the files that need another name', async () => {
    const id = '11111111-1111-4111-8111-111111111111';
    const message = abgabe((dokument) => Object.assign(fileOf(dokument), { dateiname: `${id}.pdf` }));
    const path = join(folder, 'bare.xml');
    const pieces = [];
    for await (const piece of writeMessage(message, { version: '3.0.0' })) pieces.push(piece);
    await writeFile(path, Buffer.concat(pieces));
    const { out, code } = await convert(path, '2.4');
    expect(code).toBe(0);
    expect(out).toContain(`  - ${id}.pdf → ${id}_x.pdf\n`);
    const [name] = await readdir(target);
    expect(name).toBe(`${message.kopf.prozessId}_Abgabe.Abgabe.0401.xml`);
    const { version, complete } = await readMessage(await readFile(join(target, name!)));
    expect([version, complete]).toEqual(['2.4.0', true]);
    const named = join(folder, 'out.xml');
    expect((await rathaus(['eakte', 'convert', path, '--to', '4.0', '-o', named])).out).toContain(
      'Umgewandelt: xdomea 3.0.0 → 4.0.0',
    );
    // The message is right; its file was not there to be checked.
    const checked = await rathaus(['eakte', 'check', named]);
    expect(checked.code).toBe(4);
  });

  it('refuses rather than loses a record, and names the way out', async () => {
    const message = abgabe();
    const [akte] = message.schriftgutobjekt as { vorgang: { dokument: object[] }[] }[];
    const offer = { ...message, messageType: '0501', schriftgutobjekt: akte!.vorgang[0]!.dokument };
    const path = await packed(offer as unknown as Nachricht, '3.1.0', []);
    const refused = await convert(path, '4.0');
    expect(refused.err).toContain('Ein Dokument steht, wo die Zielversion keines zulässt.');
    expect(refused.err).toContain('schriftgutobjekt[0]');
    expect(refused.err).toContain('--wrap-documents');
    expect(refused.code).toBe(4);
    expect(await readdir(target)).toEqual([]);
    expect((await convert(path, '4.0', '--wrap-documents')).code).toBe(0);
  });

  it('does not replace the original, whatever it is called by', async () => {
    const path = await sample('--xdomea', '3.0', '--documents', '2');
    const before = await readFile(path);
    for (const output of [folder, path, join(target, '..')]) {
      const { code, err } = await rathaus(['eakte', 'convert', path, '--to', '3.1', '-o', output]);
      expect(err).toContain('würde es ersetzen');
      expect(code).toBe(2);
    }
    expect((await readFile(path)).equals(before)).toBe(true);
  });

  it.each<[string, string | Uint8Array, number, string]>([
    ['a.xml', '<a/>', 4, 'keine vollständige Nachricht'],
    ['a.xml', '', 4, 'Die Datei ist leer.'],
    ['a.zip', 'PK kein Container', 4, 'ZIP'],
  ])('says in German why %s (%s) cannot be converted', async (name, content, code, sentence) => {
    const path = join(folder, name);
    await writeFile(path, content);
    const outcome = await convert(path, '4.0');
    expect(outcome.err).toContain(sentence);
    expect(outcome.err).not.toContain('`');
    expect(outcome.code).toBe(code);
    expect(await readdir(target)).toEqual([]);
  });

  it('says what every loss was and where, and masked the same without content', async () => {
    const path = await sample('--xdomea', '4.0', '--documents', '3');
    const file = join(target, 'verluste.jsonl');
    const plain = await convert(path, '2.4', '--loss-report', file);
    expect(plain.code).toBe(1);
    expect(plain.out).toMatch(/Wo: Dokument Antrag Nr\. 2, Zeile \d+: [0-9a-f]{128}, SHA-512\n/);
    expect(plain.out).toMatch(/dateinameOriginal .*\n {4}Wo: Dokument .*: Eingangsbestätigung Nr\. 1\.pdf\n/);
    const masked = await convert(path, '2.4', '--loss-report', file, '--force', '--mask');
    expect(masked.out.split('\n')).toHaveLength(plain.out.split('\n').length);
    expect(masked.out).toMatch(/Wo: Dokument …, Zeile \d+: …\n/);
    const json = await convert(path, '2.4', '--loss-report', file, '--force', '--mask', '--json');
    for (const text of [masked.out, json.out, await readFile(file, 'utf8')])
      expect(text).not.toMatch(/Antrag|Eingangsbest|Sondernutzung|Musterstadt|[0-9a-f]{128}|rathaus-convert/);
    expect(JSON.parse(json.out)).toMatchObject({ lossless: false, hashes: { verified: 3 }, dryRun: false });
  });

  it('a dry run says what would be lost and writes nothing', async () => {
    const path = await sample('--xdomea', '4.0', '--documents', '3');
    const file = join(target, 'l.jsonl');
    const { code, out } = await convert(path, '3.1', '--dry-run', '--loss-report', file);
    expect(code).toBe(1);
    expect(out).toContain('Probelauf: xdomea 4.0.0 → 3.1.0, Nachricht 0503\nVerluste: ');
    expect(out).toContain('Prüfsummen: 3 mit den Dateien verglichen und gleich, 0 nicht geprüft');
    expect(out).toContain('Geschrieben wurde nichts.\nVerlustfrei: nein\n');
    expect(await readdir(target)).toEqual([]);
  });

  it('takes the display name of a format for no loss where the version has no place for it', async () => {
    let fileName = '';
    const named = (code: string, name: string) =>
      abgabe((dokument) => {
        const { version } = dokument as { version: { format: { name: object }[] }[] };
        version[0]!.format[0]!.name = { code, name };
        fileName = String(fileOf(dokument).dateiname);
      });
    const message = named('018', 'PDF');
    const container = await packed(message, '2.4.0', [fileName]);
    const { out, code } = await convert(container, '3.0');
    expect(out).toMatch(/Ohne Verlust angepasst: \d+\n(.*\n)*.*format\.name \(1×\)/);
    expect(code).toBe(0);
  });

  it('refuses a container whose file is not the one of the message, and writes the hashes beside the result', async () => {
    const path = await sample('--xdomea', '4.0', '--documents', '2');
    const { out } = await convert(path, '3.1');
    const [list] = (await readdir(target)).filter((name) => name.endsWith('.pruefsummen.txt'));
    expect(out).toContain(`Liste der Prüfsummen, bitte mitgeben: ${join(target, list!)}`);
    expect(await readFile(join(target, list!), 'utf8')).toMatch(/^# xdomea 4\.0\.0 -> 3\.1\.0\n/);
    const unpacked = join(folder, 'unpacked');
    await rathaus(['eakte', 'unpack', path, '-o', unpacked]);
    const [name] = (await readdir(unpacked)).filter((one) => one.endsWith('.pdf'));
    await writeFile(join(unpacked, name!), '%PDF-1.7 other\n%%EOF');
    const wrong = join(folder, 'wrong.zip');
    await rathaus(['eakte', 'pack', unpacked, '-o', wrong]);
    const refused = await convert(wrong, '3.1', '--list-unverified-hashes', '--force');
    expect(refused.code).toBe(4);
    expect(refused.err).toMatch(
      new RegExp(
        `${name}: SHA-512: Die Datei hat eine andere Prüfsumme als in der Nachricht\\. \\(Dokument .+, Zeile \\d+\\)`,
      ),
    );
    const masked = await convert(wrong, '3.1', '--mask', '--json', '--force');
    expect(masked.code).toBe(4);
    expect(JSON.parse(masked.out)).toMatchObject({
      refused: true,
      reason: 'hash-differs',
      hashes: [{ outcome: 'differs' }],
    });
    expect(masked.out + masked.err).not.toMatch(/_Dokument|Antrag|Eingang|wrong/);
    expect(await rathaus(['eakte', 'unpack', wrong, '-o', join(folder, 'x')])).toMatchObject({
      code: 1,
      err: expect.stringContaining('[eakte.package.hash-mismatch]') as string,
    });
    expect(
      (await rathaus(['eakte', 'unpack', wrong, '-o', join(folder, 'x'), '--allow-hash-mismatch'])).code,
    ).toBe(1);
  });

  it.runIf(existsSync(caseFile))('refuses the case of a wrong hash that outsiders found', async () => {
    const { code, err } = await convert(caseFile, '3.1.0');
    expect(code).toBe(4);
    expect(err).toContain('74b0aa5f-3177-47ac-8006-cdf300000000_Dokument_1.pdf');
    expect(await readdir(target)).toEqual([]);
  });

  it('leaves nothing half when a file of the container is damaged', async () => {
    const path = await sample('--xdomea', '3.0', '--documents', '3');
    const bytes = await readFile(path);
    bytes[bytes.indexOf('%PDF') + 20]! ^= 1;
    await writeFile(path, bytes);
    const { code, err } = await convert(path, '4.0', '--loss-report', join(target, 'l.jsonl'));
    expect(err).toContain('eakte.package.crc-mismatch');
    expect(code).toBe(4);
    expect(await readdir(target)).toEqual([]);
  });

  it('shows progress to a person, ends with 130 at Ctrl-C and leaves nothing half', async () => {
    const path = await sample('--xdomea', '3.0', '--documents', '2000');
    const abort = new AbortController();
    let seen: string[] = [];
    const { code, out } = await rathaus(
      ['eakte', 'convert', path, '--to', '4.0', '-o', target, '--loss-report', join(target, 'l.jsonl')],
      {
        isTTY: true,
        signal: abort.signal,
        err(text) {
          if (!text.includes('Wird umgewandelt') || abort.signal.aborted) return;
          abort.abort('SIGINT');
          seen = [text];
        },
      },
    );
    expect(seen[0]).toMatch(/Wird umgewandelt \S* ?\d+ %/);
    expect(code).toBe(130);
    expect(out).toBe('');
    expect(await readdir(target)).toEqual([]);
  });
});
