import { explain, reportText } from '@rathaus/client-core/texts';
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../src/report/index.ts';
import { samplePdf } from '../../src/sample/index.ts';
import { catalogue } from '../../src/texts/index.ts';
import { type EntryFacts, type Format, profiles } from '../../src/xdomea/index.ts';
import { forgeZip } from '../package/forge-zip.ts';
import {
  akte,
  type Case,
  container,
  dokument,
  file,
  four,
  prozessId,
  reportOf,
  transfer,
  uuid,
  vorgang,
  xmlOf,
} from '../rules/messages.ts';

const holding = (dateiname: string, format: Partial<Format> = {}, primary: object = {}) =>
  transfer(akte({ vorgang: [vorgang({ dokument: [dokument({}, { dateiname, ...primary }, format)] })] }));
const named = (extension: string) => `${uuid(40)}_a.${extension}`;

/** Rules of fitness and formats that a message in a container breaks, with their severity. */
async function rulesOf(one: Case): Promise<string[]> {
  const { findings } = await reportOf(one);
  return findings.flatMap(({ rule, severity }) => (/^(A|R17|R34)/.test(rule) ? [`${rule} ${severity}`] : []));
}
const checkedWith = (facts: Partial<EntryFacts>) =>
  reportOf({ message: transfer(), options: container([{ name: file, size: 10, ...facts }]) });
const described = (code: string, name: string, facts: Partial<EntryFacts>, more: Partial<Format> = {}) =>
  rulesOf({
    message: holding(name, { name: { code }, ...more }),
    options: container([{ name, size: 10, ...facts }]),
  });

describe('A06: programs', () => {
  it.each<[string, string, Partial<EntryFacts>]>([
    ['a program in the clothes of a PDF', 'pdf', { detected: 'exe' }],
    ['a script in the clothes of a text', 'txt', { detected: 'script' }],
    ['an installer', 'msi', { detected: 'msi' }],
    ['a batch file', 'bat', { detected: 'text' }],
    ['a script by its name, in capitals', 'VBS', { detected: 'text' }],
    ['a name that nobody has looked behind', 'js', {}],
  ])('%s is an error, and only this', async (_, extension, facts) => {
    expect(await described('100', named(extension), facts, { sonstigerName: 'x' })).toContain('A06 error');
  });

  it('reports one fault once: what the label says of a program does not count as well', async () => {
    expect(await described('018', named('pdf'), { detected: 'exe' })).toEqual(['A06 error']);
  });

  it('sees files that no document names, and signature files', async () => {
    const stray = await reportOf({
      message: transfer(),
      options: container([{ name: file }, { name: 'setup.exe' }]),
    });
    expect(stray.findings.filter(({ rule }) => rule === 'A06').map(({ place }) => place)).toEqual([
      { kind: 'entry', name: 'setup.exe' },
    ]);
    const signature = `${uuid(41)}_a.p7s`;
    const message = holding(file, {}, { signaturSiegel: { signaturSiegelDatei: [signature] } });
    const options = container([{ name: file }, { name: signature, detected: 'elf' }]);
    const { findings } = await reportOf({ message, options });
    expect(findings.find(({ rule }) => rule === 'A06')?.place).toMatchObject({
      path: expect.stringMatching(/SignaturSiegelDatei$/),
      file: signature,
    });
  });

  it('needs no container to know an extension', async () => {
    const { findings } = await reportOf({ message: holding(named('exe')) });
    expect(findings.find(({ rule }) => rule === 'A06')?.place).toMatchObject({
      path: expect.stringMatching(/Primaerdokument\/Dateiname$/),
      record: { kind: 'Dokument', id: uuid(30) },
    });
  });
});

describe('A07 and R17: labels and contents', () => {
  it.each<[string, string, string, Partial<EntryFacts>, string[]]>([
    ['all agree', '018', 'pdf', { detected: 'pdf' }, []],
    ['PDF/A is a PDF', '044', 'pdf', { detected: 'pdf', pdfaClaim: '2b' }, []],
    ['a picture as a PDF', '018', 'pdf', { detected: 'jpeg' }, ['A07 warning']],
    ['text as a PDF', '018', 'pdf', { detected: 'text' }, ['A07 warning']],
    ['noise as a PDF', '018', 'pdf', { detected: 'unknown' }, ['A07 warning']],
    ['an archive as a Word file', '035', 'docx', { detected: 'zip' }, ['A07 warning', 'A12 info']],
    ['a sheet as a Word file', '035', 'docx', { detected: 'xlsx' }, ['A07 warning']],
    ['the wrong code: one fault', '019', 'pdf', { detected: 'pdf' }, ['R17 warning']],
    ['the wrong extension: one fault', '018', 'png', { detected: 'pdf' }, ['R17 warning']],
    ['both labels wrong', '019', 'pdf', { detected: 'tiff' }, ['R17 warning', 'A07 warning']],
    ['an old Word file of no known form', '003', 'doc', { detected: 'unknown' }, []],
    ['a PDF as an old Word file', '003', 'doc', { detected: 'pdf' }, ['A07 warning']],
    ['text in any encoding', '045', 'txt', { detected: 'unknown' }, []],
    ['a picture as text', '045', 'txt', { detected: 'png' }, ['A07 warning']],
    ['XHTML', '008', 'html', { detected: 'xml' }, []],
    ['a locked Word file is an OLE file', '035', 'docx', { detected: 'ole', encrypted: true }, ['R34 error']],
    ['an empty file', '018', 'pdf', { detected: 'text', size: 0 }, ['R34 error']],
    ['nobody has looked', '018', 'pdf', {}, []],
    ['a page with scripts as a PDF', '018', 'pdf', { detected: 'html', active: true }, ['A07 error']],
    ['a drawing with scripts as a picture', '019', 'png', { detected: 'xml', active: true }, ['A07 error']],
    ['a page with scripts as text', '045', 'txt', { detected: 'html', active: true }, ['A07 warning']],
    ['a page as text', '045', 'txt', { detected: 'html' }, []],
    ['a page with scripts as a page', '008', 'html', { detected: 'html', active: true }, ['A12 info']],
    ['a PDF with scripts', '018', 'pdf', { detected: 'pdf', active: true }, ['A12 info']],
    ['a PDF with an archive behind', '018', 'pdf', { detected: 'pdf', zipBehind: true }, ['A12 info']],
  ])('%s', async (_, code, extension, facts, expected) => {
    expect((await described(code, named(extension), facts)).toSorted()).toEqual(expected.toSorted());
  });

  it('go by the extension where the code says nothing', async () => {
    const other = { sonstigerName: 'HEIC' };
    expect(await described('100', named('heic'), { detected: 'heic' }, other)).toEqual([]);
    expect(await described('100', named('heic'), { detected: 'png' }, other)).toEqual(['A07 warning']);
    expect(await described('100', named('dwg'), { detected: 'unknown' }, other)).toEqual([]);
  });

  it('are settled by the authority: only there the file can be opened', async () => {
    const { findings } = await reportOf({
      message: holding(file),
      options: container([{ name: file, detected: 'png' }]),
    });
    expect(findings.find(({ rule }) => rule === 'A07')?.who).toBe('authority');
  });

  it('point at the code of the format', async () => {
    const { findings } = await reportOf({
      message: holding(file),
      options: container([{ name: file, detected: 'png' }]),
    });
    expect(findings.find(({ rule }) => rule === 'A07')?.place).toMatchObject({
      path: expect.stringMatching(/Version\/Format\/Name$/),
      file,
    });
  });
});

describe('R34: files that nobody can open', () => {
  it.each<[string, Partial<EntryFacts>, string]>([
    ['are as good as missing when they are empty', { size: 0 }, 'error error'],
    ['are lost in the archive when they are locked', { encrypted: true }, 'error warning'],
    ['are lost in the archive when they break off', { truncated: true }, 'error warning'],
  ])('%s', async (_, facts, expected) => {
    const options = container([{ name: file, detected: 'pdf', size: 10, ...facts }]);
    const of = (messageType: '0503' | '0401') =>
      rulesOf({ message: { ...transfer(), messageType } as Case['message'], options });
    expect(`${(await of('0503')).join()} ${(await of('0401')).join()}`.replaceAll('R34 ', '')).toBe(expected);
  });
});

describe('what is done about a file', () => {
  it.each<[string, Partial<EntryFacts>]>([
    ['a program', { detected: 'exe' }],
    ['a page with scripts', { detected: 'html', active: true }],
  ])('%s is not opened: neither the rule nor the next step says so', async (_, facts) => {
    const report = await checkedWith(facts);
    const [first] = report.findings.filter(({ severity }) => severity === 'error');
    const { repair } = explain(first!, catalogue);
    expect(repair?.de).toMatch(/nicht öffnen.*IT-Sicherheit/);
    expect(repair?.en).toMatch(/not open.*IT security/);
    const next = (language: 'de' | 'en', word: string) =>
      reportText(report, catalogue, { language })
        .split('\n')
        .find((line) => line.startsWith(word));
    expect(next('de', 'Nächster Schritt')).toMatch(/nicht öffnen.*IT-Sicherheit/);
    expect(next('en', 'Next step')).toMatch(/not open.*IT security/);
  });
});

describe('A08: formats of the receiver', () => {
  const by = (profile: object, code: string, extension: string, facts: Partial<EntryFacts> = {}) =>
    rulesOf({
      message: holding(named(extension), {
        name: { code },
        ...(code === '100' ? { sonstigerName: 'x' } : {}),
      }),
      options: { ...container([{ name: named(extension), ...facts }]), profile },
    });
  it('says which list it is, and never that of a receiver when there is none', async () => {
    const { findings } = await reportOf({
      message: holding(named('docx'), { name: { code: '035' } }),
      options: { profile: profiles['landesarchiv-nrw'] },
    });
    const { title, message } = explain(findings.find(({ rule }) => rule === 'A08')!, catalogue);
    expect(title.de).toContain('Formatliste des Profils');
    expect(message.de).toMatch(/nicht bestätigt.*üblicher Archivformate im Profil/);
  });
  it('is a warning by a list that the receiver publishes, and a hint by one nobody confirmed', async () => {
    expect(await by({ formats: { codes: ['044'], confirmed: true } }, '035', 'docx')).toEqual([
      'A08 warning',
    ]);
    expect(await by(profiles['dips-kommunal'], '035', 'docx')).toEqual(['A08 info']);
    expect(await by(profiles['dips-kommunal'], '044', 'pdf')).toEqual([]);
    expect(await by(profiles['x-man'], '035', 'docx')).toEqual([]);
  });
  it('knows files with the code "other" by their bytes', async () => {
    const formats = { codes: ['044'], kinds: ['mp4'], confirmed: true };
    expect(await by({ formats }, '100', 'mp4', { detected: 'mp4' })).toEqual([]);
    expect(await by({ formats }, '100', 'mp4')).toEqual(['A08 warning']);
  });
});

describe('A09: codes of lists that the schema does not compare', () => {
  const kanal = (code: string, listVersion = '3') => ({
    erreichbarkeit: [{ kanal: { code, listVersion }, kennung: 'x' }],
  });
  const of = async (one: Case) => {
    const { findings } = await reportOf(one);
    return findings
      .filter(({ rule }) => rule === 'A09')
      .map(({ severity, values, place }) => [
        severity,
        (values as { list: { term: string } }).list.term,
        place,
      ]);
  };
  it('finds them in the header and in contacts that nobody else looks at', async () => {
    const contact = { ...kanal('77'), nameInstitution: { name: 'Stadt Musterstadt' } };
    const records = akte({ kontakt: [contact] });
    expect(await of({ message: transfer(records, { leser: contact }), version: '3.1.0' })).toEqual([
      [
        'warning',
        'erreichbarkeit 3',
        expect.objectContaining({ path: expect.stringMatching(/Kopf\/Empfaenger\/Kommunikation\/Kanal$/) }),
      ],
      [
        'warning',
        'erreichbarkeit 3',
        expect.objectContaining({
          path: expect.stringMatching(/Akte\/Kontakt\/Kommunikation\/Kanal$/),
          record: expect.objectContaining({ id: uuid(10) }),
        }),
      ],
    ]);
  });
  it('judges the lists of 4.0 by the version that is named, and no unknown version', async () => {
    const proposal = (code: string, listVersion: string) =>
      four(
        transfer(
          akte({
            aussonderungsmetadaten: {
              aussonderungsart: { code: 'A' },
              bewertungsvorschlag: { code, listVersion },
            },
          }),
        ),
      );
    expect(await of(proposal('X', '1.0'))).toEqual([['error', 'bewertungsvorschlag 1.0', expect.anything()]]);
    expect(await of(proposal('A', '1.0'))).toEqual([]);
    expect(await of(proposal('X', '9.0'))).toEqual([]);
  });
  it('judges free lists only when they are known', async () => {
    const secret = (listUri: string) =>
      four(
        transfer(
          akte({
            allgemeineMetadaten: {
              betreff: 'x',
              geheimhaltung: { geheimhaltungsgrad: { code: '999', listUri, listVersion: '1.0' } },
            },
          }),
        ),
      );
    expect(await of(secret('urn:xoev-de:xdomea:codeliste:vertraulichkeitsstufe'))).toHaveLength(1);
    expect(await of(secret('urn:musterstadt:stufen'))).toEqual([]);
  });
  it('knows countries', async () => {
    const in_ = (code: string) => ({
      message: transfer(
        akte({
          kontakt: [{ nameInstitution: { name: 'x' }, anschrift: [{ staat: { code, listVersion: '7' } }] }],
        }),
      ),
    });
    expect(await of(in_('DE'))).toEqual([]);
    expect(await of(in_('D'))).toEqual([['warning', 'country-codes 7', expect.anything()]]);
  });
});

describe('A12 and A13: hints', () => {
  it('say that a file holds others, or programs, and that PDF/A is not claimed', async () => {
    expect(await described('100', named('zip'), { detected: 'zip' }, { sonstigerName: 'ZIP' })).toEqual([
      'A12 info',
    ]);
    expect(await described('035', named('docx'), { detected: 'docx', macros: true })).toEqual(['A12 info']);
    expect(await described('044', named('pdf'), { detected: 'pdf', pdfaClaim: false })).toEqual(['A13 info']);
    expect(await described('018', named('pdf'), { detected: 'pdf', pdfaClaim: false })).toEqual([]);
    expect(await described('044', named('pdf'), { detected: 'pdf' })).toEqual([]);
  });
});

describe('a container with real bytes', () => {
  const check = async (content: Buffer, code = '018') => {
    const xml = await xmlOf({ message: holding(file, { name: { code } }) });
    const stem = `${prozessId}_Aussonderung.Aussonderung.0503`;
    const bytes = forgeZip([
      { name: `${stem}.xml`, data: Buffer.from(xml) },
      { name: file, data: content },
    ]);
    const report = await checkFile(bytes, {
      fileName: `${stem}.zip`,
      clock: () => Date.parse('2026-11-23T12:00:00Z'),
      profile: profiles['landesarchiv-nrw'],
    });
    expect(report.profile).toEqual({ name: 'landesarchiv-nrw', edition: '2026-11' });
    // Its bytes are those that were packed, whatever they are.
    expect(report.aspects.find(({ id }) => id === 'integrity')?.state).toBe('passed');
    return report.findings.map(({ rule, severity }) => `${rule} ${severity}`);
  };
  it.each<[string, Buffer, string, string[]]>([
    ['a PDF', Buffer.from(samplePdf('Antrag')), '018', ['A08 info']],
    ['a PDF that is said to be PDF/A', Buffer.from(samplePdf('Antrag')), '044', ['A13 info']],
    ['a program', Buffer.from(`4d5a9000${'00'.repeat(80)}`, 'hex'), '018', ['A06 error', 'A08 info']],
    ['no bytes at all', Buffer.alloc(0), '018', ['A08 info', 'R34 error']],
    ['a cut PDF', Buffer.from(samplePdf('Antrag')).subarray(0, 300), '018', ['A08 info', 'R34 error']],
    ['WebAssembly', Buffer.from('0061736d01000000', 'hex'), '018', ['A06 error', 'A08 info']],
    ['PHP', Buffer.from('<?php system($_GET[0]);'), '018', ['A06 error', 'A08 info']],
    [
      'a page that runs something',
      Buffer.from(`<html><body>${'x'.repeat(9000)}<SCRIPT src=a></SCRIPT>`),
      '018',
      ['A07 error', 'A08 info'],
    ],
    [
      'a PDF that runs something',
      Buffer.from(
        Buffer.from(samplePdf('Antrag'))
          .toString('latin1')
          .replace('/Type /Catalog', '/Type /Catalog /OpenAction << /S /JavaScript >>'),
      ),
      '018',
      ['A08 info', 'A12 info'],
    ],
    [
      'a PDF that is a ZIP as well',
      Buffer.concat([
        Buffer.from(samplePdf('Antrag')),
        forgeZip([{ name: 'a.exe', data: Buffer.from('MZ') }]),
      ]),
      '018',
      ['A08 info', 'A12 info'],
    ],
    ['a page', Buffer.from('<!DOCTYPE html><p>x'), '018', ['A07 warning', 'A08 info']],
  ])('%s', async (_, content, code, expected) => {
    expect((await check(content, code)).toSorted()).toEqual(expected);
  });
});
