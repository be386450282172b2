import { describe, expect, it } from 'vitest';
import { hashOf } from '../../package/index.ts';
import type { NewAbgabe, NewDokument } from '../index.ts';
import {
  checkMessage,
  createAbgabe,
  dueDate,
  readMessage,
  writeMessageText,
  xdomeaVersions,
} from '../index.ts';
import type { Akte, Dokument, Primaerdokument, Vorgang } from '../model/index.ts';
import type { XdomeaVersion } from '../version.ts';

const abgabe = (dokumente: NewDokument[], more: Partial<NewAbgabe> = {}) =>
  createAbgabe({
    autor: 'Stadt Musterstadt',
    leser: 'Gemeinde Beispielhausen',
    system: { produktname: 'Fachverfahren', produkthersteller: 'Muster AG' },
    clock: () => Date.parse('2026-11-20T08:00:00Z'),
    akte: { betreff: 'Hundesteuer', kennzeichen: '22.31', typ: 'Steuerakte' },
    vorgaenge: [{ betreff: 'Anmeldung', dokumente }],
    ...more,
  });

/** The primary files of the message as a receiver reads them. */
async function received(made: ReturnType<typeof createAbgabe>, version: XdomeaVersion) {
  const { message } = await readMessage(await writeMessageText(made.message, { version }));
  if (message?.messageType !== '0401') throw new Error('no Abgabe');
  const [akte] = message.schriftgutobjekt as [Akte];
  return ((akte.vorgang as Vorgang[])[0]!.dokument as Dokument[]).map(
    ({ version: [first] = [] }) => first!.format[0]!.primaerdokument,
  );
}

const names = [
  'Antrag Müller § 5.pdf',
  'Bescheid – Endfassung 100 €.docx',
  'Anlagen/2026\\Grundriß.pdf',
  '../../etc/passwd',
  'C:\\Akten\\Übersicht.xlsx',
  'Protokoll.pdf. . .',
  '...',
  'con.txt',
  '.htaccess',
  'Łódź.pdf',
  'cafe\u0301.pdf',
  'Документ.pdf',
  '契約書.pdf',
  '  zwei  Leerzeichen  .pdf',
  'ohne Endung',
  'a"b<c>d|e?f*.pdf',
  'zeile\numbruch\t\r.pdf',
  '😀.pdf',
  `${'lang'.repeat(75)}.pdf`,
  `kurz.${'x'.repeat(300)}`,
];

describe('names of files', () => {
  it.each(names)('%j is kept exactly, and its name in the container is safe', async (fileName) => {
    for (const version of ['3.0.0', '3.1.0', '4.0.0'] as const) {
      const made = abgabe([{ betreff: 'Antrag', fileName }], { version });
      const [file] = await received(made, version);
      expect(file?.dateinameOriginal).toBe(fileName);
      expect(file?.dateiname).toBe(made.files[0]!.dateiname);
      expect(made.files[0]!.fileName).toBe(fileName);
    }
    for (const version of xdomeaVersions) {
      const { message, files } = abgabe([{ betreff: 'Antrag', fileName }], { version });
      expect(files[0]!.dateiname).toMatch(/^[0-9a-f-]{36}_[A-Za-z0-9][A-Za-z0-9._-]*\.[A-Za-z0-9]{1,12}$/);
      expect(files[0]!.dateiname).not.toContain('..');
      expect(files[0]!.dateiname.length).toBeLessThanOrEqual(131);
      const report = await checkMessage(await writeMessageText(message, { version }), {
        container: { entries: files.map(({ dateiname }) => ({ name: dateiname })) },
      });
      const findings = report.findings.filter(({ rule, severity }) => rule !== 'XSD' || severity !== 'info');
      expect([version, findings]).toEqual([version, []]);
      expect(report.verdict).toBe('passed');
    }
  });

  it('stay apart however alike the files are called', () => {
    const { files } = abgabe(Array.from({ length: 50 }, () => ({ betreff: 'Antrag', fileName: 'a.pdf' })));
    expect(new Set(files.map(({ dateiname }) => dateiname)).size).toBe(50);
  });

  it.each([
    ['Antrag Müller § 5.pdf', 'Antrag_Mueller_5.pdf'],
    ['Łódź.pdf', 'Lodz.pdf'],
    ['Đorđević.PDF', 'Dordevic.PDF'],
    ['Protokoll.pdf. . .', 'Protokoll.pdf'],
    ['契約書.pdf', 'Dokument.pdf'],
    ['...', 'Dokument.bin'],
  ])('%s is readable in the container as %s', (fileName, readable) => {
    const { files } = abgabe([{ betreff: 'Antrag', fileName }]);
    expect(files[0]!.dateiname.slice(37)).toBe(readable);
  });

  it('have the extension of the format that was given, where they have none', () => {
    const { files } = abgabe([{ betreff: 'Antrag', fileName: 'Antrag', dateiformat: '044' }]);
    expect(files[0]!.dateiname).toMatch(/_Antrag\.pdf$/);
  });

  it('end the writing, and are not silently changed, when XML cannot hold them', async () => {
    const { message } = abgabe([{ betreff: 'Antrag', fileName: 'a\u0000b.pdf' }], { version: '3.0.0' });
    await expect(writeMessageText(message, { version: '3.0.0' })).rejects.toMatchObject({
      code: 'eakte.xdomea.invalid-model',
      details: { path: expect.stringMatching(/dateinameOriginal$/) },
    });
  });
});

describe('what a version has no place for', () => {
  const content = new TextEncoder().encode('Antrag');
  const made = async (version?: XdomeaVersion) =>
    abgabe([{ betreff: 'Antrag', fileName: 'Antrag.pdf', hash: await hashOf(content) }], { version });
  const path = 'schriftgutobjekt[0].vorgang[0].dokument[0].version[0].format[0].primaerdokument';

  it('is left out and named when the version is known', async () => {
    const kept = async (version: XdomeaVersion) => {
      const one = await made(version);
      const [file] = (await received(one, version)) as [Primaerdokument];
      const losses = one.losses.map(({ path: at, what, dateiname }) => {
        expect(dateiname).toBe(what === 'producer' ? undefined : one.files[0]!.dateiname);
        return [at, what];
      });
      return [file.dateinameOriginal !== undefined, file.hash !== undefined, losses];
    };
    const name = [`${path}.dateinameOriginal`, 'original-name'];
    const hash = [`${path}.hash`, 'hash'];
    const producer = ['kopf.sendendesSystem.produkthersteller', 'producer'];
    expect(await kept('2.3.0')).toEqual([false, false, [name, hash, producer]]);
    expect(await kept('2.4.0')).toEqual([false, false, [name, hash, producer]]);
    expect(await kept('3.0.0')).toEqual([true, false, [hash, producer]]);
    expect(await kept('3.1.0')).toEqual([true, false, [hash, producer]]);
    expect(await kept('4.0.0')).toEqual([true, true, []]);
  });

  it('is asked of the writer otherwise', async () => {
    const one = await made();
    expect(one.losses).toEqual([]);
    const lost: string[] = [];
    await writeMessageText(one.message, { version: '2.4.0', onLoss: (loss) => lost.push(loss.path) });
    expect(lost).toEqual([
      'kopf.sendendesSystem.produkthersteller',
      `${path}.dateinameOriginal`,
      `${path}.hash`,
    ]);
    await expect(writeMessageText(one.message, { version: '2.4.0' })).rejects.toMatchObject({
      code: 'eakte.xdomea.invalid-model',
    });
  });
});

describe('digests', () => {
  it('are compared with the file by the check of 4.0', async () => {
    const hash = await hashOf(new TextEncoder().encode('Antrag'));
    const { message, files } = abgabe([{ betreff: 'Antrag', fileName: 'a.pdf', hash }], { version: '4.0.0' });
    const xml = await writeMessageText(message, { version: '4.0.0' });
    const rules = async (hex: string) => {
      const entries = [{ name: files[0]!.dateiname, hashes: { 'SHA-512': hex } }];
      return (await checkMessage(xml, { container: { entries } })).findings.map(({ rule }) => rule);
    };
    expect(await rules(hash.hex)).toEqual([]);
    expect(await rules('0'.repeat(128))).toContain('R18');
  });

  it('are the same of bytes, streams and pieces', async () => {
    const bytes = new TextEncoder().encode('Antrag');
    const hash = await hashOf(bytes);
    // Of `printf Antrag | sha512sum`.
    expect(hash).toEqual({
      algorithm: 'SHA-512',
      hex: '9325c4bfe37ee95881f8dae62f4f6e7d3f221d164fb694a6b2ecbb0576882353e0199e0d6b41ba0f63417e7cfb203b558db77b9f759c7baf54cb4eac2db6e42c',
    });
    expect(await hashOf(() => [bytes.subarray(0, 2), bytes.subarray(2)])).toEqual(hash);
    expect(await hashOf(() => new Blob([bytes]).stream())).toEqual(hash);
    expect((await hashOf(bytes, { algorithm: 'SHA-256' })).hex).toHaveLength(64);
  });

  it.each(['', 'abc', 'z'.repeat(128), 'a'.repeat(64)])('%j is none', (hex) => {
    const dokument = { betreff: 'Antrag', fileName: 'a.pdf', hash: { algorithm: 'SHA-512', hex } } as const;
    expect(() => abgabe([dokument])).toThrow(expect.objectContaining({ code: 'eakte.xdomea.invalid-model' }));
  });
});

describe('the retention of what is handed over', () => {
  it.each(xdomeaVersions)('can be counted by the receiver, %s', async (version) => {
    const years = { aussonderungsmetadaten: { aufbewahrungsdauer: { anzahlJahre: 10 } } };
    const made = createAbgabe({
      version,
      autor: 'Stadt Musterstadt',
      leser: 'Gemeinde Beispielhausen',
      system: { produktname: 'Fachverfahren', produkthersteller: 'Muster AG' },
      akte: { betreff: 'Hundesteuer', zda: true, zdaDatum: '2020-05-31', ...years },
      vorgaenge: [
        {
          betreff: 'Anmeldung',
          zda: true,
          zdaDatum: '2019-03-01',
          laufzeit: { beginn: '2018-01-01', ende: '2019-02-28' },
          dokumente: [{ betreff: 'Antrag', fileName: 'Antrag.pdf' }],
        },
      ],
    });
    const { message } = await readMessage(await writeMessageText(made.message, { version }));
    const [akte] = (message as unknown as { schriftgutobjekt: [Akte] }).schriftgutobjekt;
    const [vorgang] = akte.vorgang as [Vorgang];
    expect(vorgang.laufzeit).toMatchObject({ ende: '2019-02-28' });
    const closing = made.losses.filter(({ what }) => what === 'closing').map(({ path }) => path);
    if (version.startsWith('2.')) {
      expect(closing).toEqual([
        'schriftgutobjekt[0].vorgang[0].zdaDatum',
        'schriftgutobjekt[0].zda',
        'schriftgutobjekt[0].zdaDatum',
      ]);
      return;
    }
    expect(closing).toEqual([]);
    expect(dueDate(akte)).toEqual({ kind: 'date', date: '2030-12-31', basis: 'zda' });
    expect(vorgang).toMatchObject({ zda: true, zdaDatum: '2019-03-01' });
  });
});
