import { describe, expect, it } from 'vitest';
import {
  type Akte,
  checkMessage,
  type Format,
  profiles,
  type Vorgang,
  writeMessageText,
} from '../../src/xdomea/index.ts';
import {
  akte,
  bare,
  batch,
  type Case,
  container,
  dokument,
  file,
  four,
  kopf,
  replaced,
  reportOf,
  schritt,
  timesOf,
  transfer,
  uuid,
  vorgang,
} from './messages.ts';

/** Severities of the findings of one rule. */
async function told(rule: string, one: Case): Promise<string[]> {
  const report = await reportOf(one);
  expect(timesOf(report, 'XSD')).toBe(0);
  return report.findings.filter((finding) => finding.rule === rule).map((finding) => finding.severity);
}
const holding = (document: ReturnType<typeof dokument>, extra: Partial<Akte> = {}) =>
  transfer(akte({ ...extra, vorgang: [vorgang({ dokument: [document] })] }));
const coded = (code: string, extension: string, more: Partial<Format> = {}) =>
  holding(dokument({}, { dateiname: `${uuid(40)}_a.${extension}` }, { name: { code }, ...more }));
const secret = (code: string, listUri?: string) => ({
  allgemeineMetadaten: {
    geheimhaltung: { geheimhaltungsgrad: { code, ...(listUri ? { listUri, listVersion: '1' } : {}) } },
  },
});
const numbered = (id: number, nummer?: number): Vorgang =>
  vorgang({
    identifikation: {
      id: uuid(id),
      ...(nummer === undefined ? {} : { nummerImUebergeordnetenContainer: nummer }),
    },
    dokument: [],
  });

describe('R01 and R02', () => {
  it('read the names of container and message, and leave names of another form to other rules', async () => {
    const named = (name: string) => ({ message: transfer(), options: container([{ name: file }], name) });
    const id = kopf().prozessId;
    expect(await told('R01', named(`${id}_Aussonderung.Anbieteverzeichnis.0501.zip`))).toEqual(['error']);
    expect(await told('R01', named(`${id}_0503.xdomea`))).toEqual([]);
    expect(await told('R02', named('Export vom Montag.zip'))).toEqual([]);
  });
});

describe('R03', () => {
  it('wants pairs of namespace and file in schemaLocation', async () => {
    const location = (value: string) => ({
      message: transfer(),
      edit: replaced(/xsi:schemaLocation="[^"]*"/, value),
    });
    expect(await told('R03', location(''))).toEqual(['warning']);
    expect(await told('R03', location('xsi:schemaLocation="urn:xoev-de:xdomea:schema:3.0.0"'))).toEqual([
      'warning',
    ]);
    expect(
      await told('R03', location('xsi:schemaLocation="urn:a a.xsd urn:xoev-de:xdomea:schema:3.0.0 b.xsd"')),
    ).toEqual([]);
  });
});

describe('R05', () => {
  it.each([
    ['2026-11-23T12:05:00Z', 0],
    ['2026-11-23T12:15:00Z', 1],
    // 13:59 in Germany can be summer time, and then it is not yet noon in UTC.
    ['2026-11-23T13:59:00', 0],
    ['2026-11-23T14:30:00', 1],
  ])('takes %s for %i findings at noon UTC', async (erstellungszeitpunkt, count) => {
    expect(await told('R05', { message: transfer(akte(), { erstellungszeitpunkt }) })).toHaveLength(count);
  });
});

describe('R11', () => {
  const { aussonderungsmetadaten: _, ...without } = akte();
  it('is an information, an error or silent in a 0503, as the profile says', async () => {
    const of = (name?: 'landesarchiv-nrw' | 'strict') =>
      told('R11', { message: transfer(without), options: name ? { profile: profiles[name] } : {} });
    expect(await of()).toEqual(['info']);
    expect(await of('landesarchiv-nrw')).toEqual([]);
    expect(await of('strict')).toEqual(['error']);
  });
  it('is an error in a 0501, whatever the archive, once for a whole Akte', async () => {
    const message = {
      messageType: '0501' as const,
      kopf: kopf(),
      schriftgutobjekt: [{ ...without, vorgang: [vorgang(bare)] }],
    };
    expect(await told('R11', { message })).toEqual(['error']);
    expect(await told('R11', { message, options: { profile: profiles['landesarchiv-nrw'] } })).toEqual([
      'error',
    ]);
  });
  it('asks a file of each electronic document, also inside an Akte that is partly on paper', async () => {
    const missing = { ...bare.dokument[0]!, identifikation: { id: uuid(31) } };
    const of = (medium: string) =>
      told('R11', {
        message: transfer(
          akte({
            vorgang: [
              vorgang({ allgemeineMetadaten: { medium: { code: medium } }, dokument: [dokument(), missing] }),
            ],
          }),
        ),
      });
    expect(await of('001')).toEqual(['warning']);
    expect(await of('003')).toEqual([]);
  });
  it('asks no file of paper', async () => {
    const paper = { ...bare.dokument[0]!, allgemeineMetadaten: { medium: { code: '003' } } };
    const message = transfer(
      akte({
        vorgang: [vorgang({ dokument: [dokument(), { ...paper, identifikation: { id: uuid(31) } }] })],
      }),
    );
    expect(await told('R11', { message })).toEqual([]);
  });
});

describe('R07', () => {
  it('wants the part of the file name to be that of the message', async () => {
    const stem = `${kopf().prozessId}_0503_`;
    const named = (part: number, messagePart?: number) => {
      const { container: facts } = container([{ name: file }], `${stem}${part}.zip`);
      const messageFileName = messagePart && `${stem}${messagePart}.xml`;
      return {
        ...four(transfer(akte(), { lfdNrNachrichtProTyp: 1, gesamtanzahlNachrichtenProTyp: 2 })),
        options: { container: { ...facts!, messageFileName: messageFileName || undefined } },
      };
    };
    expect(await told('R07', named(1))).toEqual([]);
    expect(await told('R07', named(2))).toEqual(['error']);
    // Container and message under one name are one fault, under two of them two.
    expect(await told('R07', named(2, 2))).toEqual(['error']);
    expect(await told('R07', named(1, 2))).toEqual(['error']);
    expect(await told('R07', named(3, 2))).toEqual(['error', 'error']);
  });
});

describe('R12', () => {
  it('tells a missing file, a doubled one, one nobody names, and a name in other letters', async () => {
    const of = (...names: string[]) =>
      told('R12', { message: transfer(), options: container(names.map((name) => ({ name }))) });
    expect(await of(file)).toEqual([]);
    expect(await of()).toEqual(['error']);
    expect(await of(file, file)).toContain('error');
    expect(await of(file, 'Notiz.txt')).toEqual(['warning']);
    expect(await of(file.replace('_a.pdf', '_A.PDF'))).toEqual(['warning']);
    const options = container([{ name: file }, { name: 'Notiz.txt' }]);
    const { findings } = await reportOf({ message: transfer(), options });
    expect(findings.find(({ rule }) => rule === 'R12')?.place).toEqual({ kind: 'entry', name: 'Notiz.txt' });
  });
  it('counts signature files', async () => {
    const signature = `${uuid(41)}_a.p7s`;
    const message = holding(dokument({}, { signaturSiegel: { signaturSiegelDatei: [signature] } }));
    expect(await told('R12', { message, options: container([{ name: file }, { name: signature }]) })).toEqual(
      [],
    );
    expect(await told('R12', { message, options: container([{ name: file }]) })).toEqual(['error']);
  });
});

describe('R15', () => {
  it('takes ids the receiver replaces for an information', async () => {
    const record = akte({ vorgang: [vorgang({ identifikation: { id: uuid(10).toUpperCase() } })] });
    const message = {
      messageType: '0605' as const,
      kopf: kopf({ stapel: false, erstellerkennung: 'x' }),
      schriftgutobjektZumAblegen: [{ fachverfahrenObjektId: '1', schriftgutobjekt: record }],
    };
    expect(await told('R15', { message })).toEqual(['info']);
    expect(await told('R15', { message: transfer(record) })).toEqual(['error']);
  });
});

describe('R16 and R17', () => {
  it('cannot judge codes of a list that is not public', async () => {
    const of = (listVersion: string) =>
      told('R16', { message: holding(dokument({}, {}, { name: { code: '046', listVersion } })) });
    expect(await of('1.0')).toEqual(['error']);
    expect(await of('2.0')).toEqual(['info']);
  });
  it('wants a name for "other" only', async () => {
    expect(await told('R16', { message: coded('018', 'pdf', { sonstigerName: 'PDF' }) })).toEqual(['error']);
  });
  it.each([
    ['011', 'jpeg', 0],
    ['018', 'pdf', 0],
    ['044', 'PDF', 0],
    ['019', 'jpg', 1],
    ['100', 'docx', 1],
  ])('code %s and extension %s make %i findings', async (code, extension, count) => {
    const more = code === '100' ? { sonstigerName: 'x' } : {};
    expect(await told('R17', { message: coded(code, extension, more) })).toHaveLength(count);
  });
});

describe('R18', () => {
  const of = (hash: object, hashes: Record<string, string> = {}) =>
    told('R18', { ...four(holding(dokument({}, { hash }))), options: container([{ name: file, hashes }]) });
  it.each(['SHA-512', 'sha512', 'http://www.w3.org/2001/04/xmlenc#sha512'])(
    'compares by %s',
    async (name) => {
      const wert = 'cd'.repeat(64);
      expect(await of({ wert, sonstigerAlgorithmus: name }, { 'SHA-512': wert })).toEqual([]);
      expect(await of({ wert, sonstigerAlgorithmus: name }, { 'SHA-512': 'ab'.repeat(64) })).toEqual([
        'error',
      ]);
    },
  );
  it('compares SHA3, warns of broken algorithms and says when it cannot compare', async () => {
    expect(
      await of({ wert: 'ab'.repeat(32), sonstigerAlgorithmus: 'SHA3-256' }, { 'SHA3-256': 'cd'.repeat(32) }),
    ).toEqual(['error']);
    expect(await of({ wert: 'ab'.repeat(16), sonstigerAlgorithmus: 'MD5' })).toEqual(['warning']);
    expect(await of({ wert: 'ab', sonstigerAlgorithmus: 'Whirlpool' })).toEqual(['info']);
    expect(await of({ wert: 'ab', algorithmus: { code: 'SHA-256' } })).toEqual(['error']);
    expect(
      await of({ wert: 'ab'.repeat(32), algorithmus: { code: 'SHA-256' }, sonstigerAlgorithmus: 'SHA-256' }),
    ).toEqual(['error']);
  });
});

describe('R19', () => {
  const of = (...vorgaenge: Vorgang[]) => told('R19', { message: transfer(akte({ vorgang: vorgaenge })) });
  it('allows gaps and any order, but no half numbering', async () => {
    expect(await of(numbered(20, 5), numbered(21, 1), numbered(22, 9))).toEqual([]);
    expect(await of(numbered(20, 1), numbered(21, 2), numbered(22, 3), numbered(23, 2))).toEqual(['error']);
    expect(await of(numbered(20, 7), numbered(21, 3), numbered(22, 3))).toEqual(['error']);
    expect(await of(numbered(20, 1), numbered(21))).toEqual(['error']);
  });
  it('leaves records alone whose parents are not in the message', async () => {
    const message = { ...transfer(), schriftgutobjekt: [numbered(20, 1), numbered(21, 1), numbered(22)] };
    expect(await told('R19', { message: message as never })).toEqual([]);
  });
});

describe('R21', () => {
  const of = (outer: object, inner: object) => told('R21', four(holding(dokument(inner), outer)));
  it('knows that the codes are not in the order of the levels', async () => {
    expect(await of(secret('001'), secret('005'))).toHaveLength(1);
    const all = (code: string) => ({
      message: transfer(
        akte({
          ...secret(code),
          vorgang: [vorgang({ ...secret(code), dokument: [dokument(secret('005'))] })],
        }),
      ),
    });
    expect(await told('R21', all('001'))).toEqual([]);
    expect(await told('R21', all('002'))).toEqual(['warning', 'warning']);
  });
  it('does not compare codes of foreign lists', async () => {
    expect(await of(secret('003', 'urn:x'), secret('004', 'urn:x'))).toEqual([]);
  });
});

describe('R22, R25 and R26', () => {
  it('inherits through records without an own appraisal', async () => {
    const inner = vorgang({
      teilvorgang: [numbered(22)].map((part) => ({
        ...part,
        aussonderungsmetadaten: { aussonderungsart: { code: 'A' } },
      })),
    });
    const of = (code: string) =>
      told('R22', {
        message: transfer(akte({ aussonderungsmetadaten: { aussonderungsart: { code } }, vorgang: [inner] })),
      });
    expect(await of('V')).toEqual(['warning']);
    expect(await of('A')).toEqual([]);
    expect(await of('B')).toEqual([]);
  });
  it('takes 31 December for "some time in that year"', async () => {
    const of = (beginn: string, ende: string) =>
      told('R25', { message: transfer(akte({ laufzeit: { beginn, ende } })) });
    expect(await of('2020-12-31', '2020-06-30')).toEqual([]);
    expect(await of('2020-12-31', '2019-06-30')).toEqual(['warning']);
    expect(await of('2020-12-30', '2020-06-30')).toEqual(['warning']);
  });
  it('lets the flag of context records decide over dates and retention', async () => {
    const contradictory = {
      laufzeit: { beginn: '2020-01-01', ende: '2019-01-01' },
      zdaDatum: '2020-01-01',
      aussonderungsmetadaten: {
        aussonderungsart: { code: 'V' },
        aufbewahrungsdauer: { unbefristet: true as const },
      },
    };
    for (const kontextobjekt of [true, false]) {
      const one = four(transfer(akte({ ...contradictory, kontextobjekt })));
      expect(await told('R25', one)).toHaveLength(kontextobjekt ? 0 : 2);
      expect(await told('R26', one)).toHaveLength(kontextobjekt ? 0 : 1);
    }
  });
});

describe('R27 and R28', () => {
  it('misses steps of a running numbering, and leaves other ways of counting alone', async () => {
    const of = (...steps: string[]) =>
      told('R27', {
        message: transfer(
          akte({
            internerGeschaeftsgang: [
              { identifikation: { id: uuid(50) }, beteiligungsschritt: steps.map(schritt) },
            ],
          }),
        ),
      });
    expect(await of('1', '2', '4')).toEqual(['warning']);
    expect(await of('3', '1', '2')).toEqual([]);
    expect(await of('10', '20', '30')).toEqual([]);
    expect(await of('1', '1.1', '3')).toEqual([]);
  });
  it('says that extensions come, and that two of one id overwrite each other', async () => {
    const extension = (kennung: string) => ({ kennung, name: 'x', feldgruppe: [], feld: [] });
    const of = (...ids: string[]) =>
      told('R28', four(transfer(akte({ anwendungsspezifischeErweiterung: ids.map(extension) }))));
    expect(await of('a', 'b')).toEqual(['info', 'info']);
    expect((await of('a', 'a')).toSorted()).toEqual(['error', 'info']);
  });
});

describe('R30', () => {
  it.each([
    [{ stapel: true, stapellaenge: 2 }, 0],
    [{ stapel: true }, 1],
    [{ stapel: true, stapellaenge: 0 }, 1],
    [{ stapel: false }, 1],
    [{ stapel: false, stapellaenge: 2 }, 1],
  ])('%j with two numbered requests makes %i findings', async (head, count) => {
    expect(await told('R30', { message: batch(head) })).toHaveLength(count);
  });
});

it('says of a batch how many requests lack their number', async () => {
  const message = {
    ...batch({ stapellaenge: 3 }),
    schriftgutobjektZumLoeschenMarkieren: [{ id: uuid(10) }, { id: uuid(11) }, { id: uuid(12) }],
  };
  const report = await reportOf({ message: message as never });
  expect(report.findings.filter(({ rule }) => rule === 'R30').map((finding) => finding.values)).toEqual([
    { fault: { term: 'bare' }, bare: 3, requests: 3 },
  ]);
});

it('keeps findings bounded and counts all of them', async () => {
  const dokumente = Array.from({ length: 700 }, (_, at) => ({
    ...bare.dokument[0]!,
    identifikation: { id: uuid(1000 + (at % 2)) },
  }));
  const xml = await writeMessageText(transfer(akte({ vorgang: [vorgang({ dokument: dokumente })] })), {
    version: '3.0.0',
  });
  const report = await checkMessage(xml, { maxFindingsPerRule: 10 });
  expect(timesOf(report, 'R15')).toBe(698);
  expect(report.findings.filter((finding) => finding.rule === 'R15')).toHaveLength(10);
});
