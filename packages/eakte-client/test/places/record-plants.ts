import { type Akte, procedureProfile } from '../../src/xdomea/index.ts';
import {
  akte,
  container,
  context,
  dokument,
  file,
  four,
  hash,
  level,
  prozessId,
  replaced,
  schritt,
  uuid,
  vorgang,
} from '../rules/messages.ts';
import {
  dokumentPath,
  filePath,
  formatPath,
  handover,
  inDokument,
  inFour,
  inVorgang,
  type Plant,
  path,
  third,
  vorgangPath,
} from './plant.ts';

const numbered = (id: number, nummer?: number) =>
  vorgang({ identifikation: { id: uuid(id), nummerImUebergeordnetenContainer: nummer }, dokument: [] });
const secret = (code: string, einstufungsfrist?: string) => ({
  allgemeineMetadaten: {
    betreff: 'Geheim',
    geheimhaltung: { geheimhaltungsgrad: { code }, einstufungsfrist },
  },
});
const disposal = (members: object) =>
  third(akte({ aussonderungsmetadaten: { aussonderungsart: { code: 'A' }, ...members } }));
const steps = (...beteiligungsschritt: object[]) =>
  ({
    internerGeschaeftsgang: [{ identifikation: { id: uuid(50) }, beteiligungsschritt }],
  }) as unknown as Partial<Akte>;
const signed = (...signaturSiegelDatei: string[]) =>
  inDokument({}, { signaturSiegel: { signaturSiegelDatei } });
const signature = (number: number) => `${uuid(number)}_a.p7s`;
const coded = (code: string, extension: string, more: object = {}) =>
  inDokument({}, { dateiname: `${uuid(40)}_a.${extension}` }, { name: { code }, ...more });
const held = { kennung: 'x', name: 'y' };
const metadata = `${path}/ArchivspezifischeMetadaten`;
const { aussonderungsmetadaten: _, ...withoutDisposal } = akte();
const fourTwice = inFour(`${formatPath}/Primaerdokument/Hash`);

/** Faults of records, their files and workflows. */
export const recordPlants: readonly Plant[] = [
  { rule: 'R10', message: handover('0501', akte({ vorgang: [numbered(520), vorgang()] })), at: filePath },
  { rule: 'R11', fault: 'no-metadata', message: third({ ...withoutDisposal } as Akte), at: path },
  {
    rule: 'R11',
    fault: 'no-file',
    message: inVorgang({
      dokument: [dokument(), dokument({ identifikation: { id: uuid(31) }, version: [] })],
    }),
    at: `${dokumentPath}[2]`,
  },
  { rule: 'R11', fault: 'no-files', message: inVorgang({ dokument: [dokument({ version: [] })] }), at: '' },
  { rule: 'R12', fault: 'missing', message: inDokument(), options: container([]), at: filePath },
  {
    rule: 'R12',
    fault: 'missing',
    message: signed(signature(41), signature(42)),
    options: container([{ name: file }, { name: signature(41) }]),
    at: `${formatPath}/Primaerdokument/SignaturSiegel/SignaturSiegelDatei[2]`,
  },
  {
    rule: 'R12',
    fault: 'spelling',
    message: inDokument(),
    options: container([{ name: file.replace('_a', '_A') }]),
    at: filePath,
  },
  {
    rule: 'R12',
    fault: 'folder',
    message: inDokument(),
    options: container([{ name: `Anlagen/${file}` }]),
    at: filePath,
  },
  {
    rule: 'R12',
    fault: 'unnamed',
    message: inDokument(),
    options: container([{ name: file }, { name: 'liesmich.txt' }]),
    at: '@entry liesmich.txt',
  },
  {
    rule: 'R12',
    fault: 'twice',
    message: inDokument(),
    options: container([{ name: file }, { name: file }]),
    at: `@entry ${file}`,
  },
  {
    rule: 'R13',
    fault: 'no-uuid',
    message: inDokument(),
    edit: replaced(file, 'a.pdf'),
    at: filePath,
  },
  ...(
    [
      ['zip-slip', '../../a.pdf'],
      ['subfolder', 'Anlagen/a.pdf'],
      ['name-invalid', 'a?.pdf'],
      ['name-too-long', `${'a'.repeat(250)}.pdf`],
    ] as const
  ).map(([fault, name]) => ({
    rule: 'R13',
    fault,
    message: inDokument(),
    edit: replaced(file, `${uuid(40)}_${name}`),
    at: filePath,
  })),
  {
    rule: 'R14',
    fault: 'document',
    message: inDokument({}, { dateiname: `${uuid(30)}_a.pdf` }),
    at: filePath,
  },
  {
    rule: 'R14',
    fault: 'repeated',
    message: inVorgang({ dokument: [dokument(), dokument({ identifikation: { id: uuid(31) } })] }),
    at: filePath.replace('Dokument/', 'Dokument[2]/'),
  },
  {
    rule: 'R15',
    fault: 'repeated',
    message: inVorgang({ identifikation: { id: uuid(10) } }),
    at: `${vorgangPath}/Identifikation/ID`,
  },
  {
    rule: 'R15',
    fault: 'repeated',
    ...four(inVorgang({ identifikation: { id: uuid(10) } })),
    at: `${vorgangPath}/Identifikation/xdomeaUUID`,
  },
  {
    rule: 'R15',
    fault: 'repeated',
    message: inVorgang({ identifikation: { id: uuid(10) } }),
    version: '2.3.0',
    at: `${vorgangPath}/Identifikation/ID`,
  },
  {
    rule: 'R15',
    fault: 'process',
    message: inVorgang({ identifikation: { id: prozessId } }),
    at: `${vorgangPath}/Identifikation/ID`,
  },
  {
    rule: 'R15',
    fault: 'no-uuid',
    message: inVorgang({}),
    edit: replaced(uuid(20), uuid(20).replace('3f', '3|')),
    at: `${vorgangPath}/Identifikation/ID`,
  },
  {
    rule: 'Q03',
    message: third(akte({ identifikation: { id: prozessId } })),
    at: `${path}/Identifikation/ID`,
  },
  { rule: 'R16', fault: 'unlisted', message: coded('999', 'pdf'), at: `${formatPath}/Name` },
  { rule: 'R16', fault: 'other-unnamed', message: coded('100', 'heic'), at: `${formatPath}/Name` },
  {
    rule: 'R16',
    fault: 'other-named',
    message: coded('018', 'pdf', { sonstigerName: 'pdf' }),
    at: `${formatPath}/SonstigerName`,
  },
  {
    rule: 'R16',
    fault: 'not-judged',
    message: coded('999', 'pdf', { name: { code: '999', listVersion: '7' } }),
    at: `${formatPath}/Name`,
  },
  { rule: 'R17', fault: 'extension', message: coded('019', 'pdf'), at: `${formatPath}/Name` },
  {
    rule: 'R17',
    fault: 'other',
    message: coded('100', 'pdf', { sonstigerName: 'pdf' }),
    at: `${formatPath}/Name`,
  },
  {
    rule: 'R18',
    fault: 'differs',
    ...four(inDokument({}, hash('0'.repeat(64)))),
    options: container([{ name: file, hashes: { 'SHA-256': 'ab'.repeat(32) } }]),
    at: `${fourTwice}/Wert`,
  },
  { rule: 'R18', fault: 'no-hash', ...four(inDokument({}, hash('ab'))), at: `${fourTwice}/Wert` },
  {
    rule: 'R18',
    fault: 'weak',
    ...four(inDokument({}, { hash: { wert: 'a'.repeat(32), algorithmus: { code: 'MD5' } } })),
    at: `${fourTwice}/Algorithmus`,
  },
  {
    rule: 'R18',
    fault: 'unknown-algorithm',
    ...four(inDokument({}, { hash: { wert: 'ab', sonstigerAlgorithmus: 'eigenes' } })),
    at: `${fourTwice}/SonstigerAlgorithmus`,
  },
  { rule: 'R18', fault: 'no-algorithm', ...four(inDokument({}, { hash: { wert: 'ab' } })), at: fourTwice },
  {
    rule: 'R18',
    fault: 'two-algorithms',
    ...four(
      inDokument(
        {},
        { hash: { wert: 'a'.repeat(64), algorithmus: { code: 'SHA-256' }, sonstigerAlgorithmus: 'SHA-256' } },
      ),
    ),
    at: fourTwice,
  },
  {
    rule: 'R19',
    fault: 'repeated',
    message: third(akte({ vorgang: [numbered(520, 1), numbered(521, 1)] })),
    at: `${vorgangPath}/Identifikation/NummerImUebergeordnetenContainer`,
  },
  {
    rule: 'R19',
    fault: 'partial',
    message: third(akte({ vorgang: [numbered(520, 1), numbered(521), numbered(522, 3)] })),
    at: vorgangPath,
  },
  {
    rule: 'R20',
    message: inVorgang({
      verweis: [{ sgoTyp: { code: '001' }, sgoKennzeichen: 'A 1' }, { sgoTyp: { code: '001' } }],
    }),
    at: `${vorgangPath}/Verweis[2]`,
  },
  {
    rule: 'R21',
    fault: 'level',
    message: third(akte({ ...secret('003'), vorgang: [numbered(520), vorgang(secret('005'))] })),
    at: `${path}/AllgemeineMetadaten/Vertraulichkeitsstufe`,
  },
  {
    rule: 'R21',
    fault: 'level',
    message: third(akte({ vorgang: [numbered(520), vorgang(secret('005'))] })),
    at: `${path}/AllgemeineMetadaten`,
  },
  {
    rule: 'R21',
    fault: 'year',
    ...four(
      third(akte({ ...secret('005', '2030'), vorgang: [numbered(520), vorgang(secret('005', '2040'))] })),
    ),
    at: `${path}/AllgemeineMetadaten/Geheimhaltung/Einstufungsfrist`,
  },
  {
    rule: 'R22',
    message: third(
      akte({
        aussonderungsmetadaten: { aussonderungsart: { code: 'V' } },
        vorgang: [numbered(520), vorgang({ aussonderungsmetadaten: { aussonderungsart: { code: 'A' } } })],
      }),
    ),
    at: `${vorgangPath}/ArchivspezifischeMetadaten/Aussonderungsart/Aussonderungsart`,
  },
  {
    rule: 'R22',
    version: '2.3.0',
    message: third(
      akte({
        aussonderungsmetadaten: { aussonderungsart: { code: 'V' } },
        vorgang: [numbered(520), vorgang({ aussonderungsmetadaten: { aussonderungsart: { code: 'A' } } })],
      }),
    ),
    at: `${vorgangPath}/ArchivspezifischeMetadaten/Aussonderungsart`,
  },
  { rule: 'R23', fault: 'all', ...context(true, true), at: '' },
  {
    rule: 'R23',
    fault: 'inside',
    ...context(false, true),
    at: 'Schriftgutobjekt/Akte/Akteninhalt/Vorgang/Kontextobjekt',
  },
  {
    rule: 'R23',
    fault: 'file',
    ...context(false, true),
    at: inFour('Schriftgutobjekt/Akte/Akteninhalt/Vorgang/Dokument/Version/Format/Primaerdokument/Dateiname'),
  },
  {
    rule: 'R24',
    fault: 'transferred-against',
    message: inVorgang({}),
    options: {
      profile: procedureProfile({
        appraised: [10, 501, 502, 520]
          .map((id) => ({ id: uuid(id), aussonderungsart: 'A' }))
          .concat({ id: uuid(20), aussonderungsart: 'V' }),
      }),
    },
    at: vorgangPath,
  },
  {
    rule: 'R24',
    fault: 'transferred-unappraised',
    message: inVorgang({}),
    options: {
      profile: procedureProfile({
        appraised: [20, 501, 502, 520].map((id) => ({ id: uuid(id), aussonderungsart: 'A' })),
      }),
    },
    at: path,
  },
  {
    rule: 'R24',
    fault: 'not-transferred',
    message: inVorgang({}),
    options: {
      profile: procedureProfile({
        appraised: [10, 501, 502, 77].map((id) => ({ id: uuid(id), aussonderungsart: 'A' })),
      }),
    },
    at: '',
  },
  {
    rule: 'R25',
    fault: 'period',
    message: inVorgang({ laufzeit: { beginn: '2020-01-01', ende: '2019-01-01' } }),
    at: `${vorgangPath}/Laufzeit/Ende`,
  },
  {
    rule: 'R25',
    fault: 'retention',
    message: disposal({ aufbewahrungsende: '2011-01-01' }),
    at: `${metadata}/Aufbewahrungsende`,
  },
  {
    rule: 'R25',
    fault: 'closing',
    message: inVorgang({ zdaDatum: '2020-01-01' }),
    at: `${vorgangPath}/ZdADatum`,
  },
  {
    rule: 'R25',
    fault: 'after-closing',
    message: inVorgang({ laufzeit: { ende: '2019-01-01' }, zda: true, zdaDatum: '2017-01-01' }),
    at: `${vorgangPath}/Laufzeit/Ende`,
  },
  {
    rule: 'R25',
    fault: 'before-closing',
    message: inVorgang({
      aussonderungsmetadaten: { aufbewahrungsende: '2016-01-01' },
      zda: true,
      zdaDatum: '2017-01-01',
    }),
    at: `${vorgangPath}/ArchivspezifischeMetadaten/Aufbewahrungsende`,
  },
  ...(
    [
      [{ zda: true, zdaDatum: '2090-01-01' }, 'ZdADatum'],
      [{ laufzeit: { beginn: '2010-01-01', ende: '2090-01-01' } }, 'Laufzeit/Ende'],
      [{ laufzeit: { beginn: '2090-01-01' } }, 'Laufzeit/Beginn'],
    ] as const
  ).map(([members, element]) => ({
    rule: 'R25',
    fault: 'future',
    message: inVorgang(members),
    at: `${vorgangPath}/${element}`,
  })),
  {
    rule: 'R25',
    fault: 'future',
    ...four(disposal({ transferfristende: '2099-01-01', aufbewahrungsende: '2017-12-31' })),
    at: `${path}/Aussonderungsmetadaten/Transferfristende`,
  },
  {
    rule: 'R25',
    fault: 'counting',
    message: disposal({ aufbewahrungsende: '2017-12-31', aufbewahrungsdauer: { anzahlJahre: 100 } }),
    at: `${metadata}/Aufbewahrungsende`,
  },
  {
    rule: 'R25',
    fault: 'years',
    version: '2.4.0',
    message: disposal({ aufbewahrungsdauer: { anzahlJahre: -5 } }),
    at: `${metadata}/Aufbewahrungsdauer`,
  },
  {
    rule: 'R26',
    message: disposal({ aufbewahrungsdauer: { unbefristet: true }, aussonderungsart: { code: 'V' } }),
    at: `${metadata}/Aussonderungsart/Aussonderungsart`,
  },
  {
    rule: 'R27',
    fault: 'repeated',
    message: third(akte(steps(schritt('1'), schritt('1')))),
    at: `${path}/InternerGeschaeftsgang/Beteiligungsschritt[2]/Nummer`,
  },
  {
    rule: 'R27',
    fault: 'gap',
    message: third(akte(steps(schritt('1'), schritt('3')))),
    at: `${path}/InternerGeschaeftsgang`,
  },
  {
    rule: 'R27',
    fault: 'parallel',
    ...four(third(akte(steps(schritt('1'), { ...schritt('2'), parallelZuBeteiligungsschritt: ['1', '9'] })))),
    at: `${path}/InternerGeschaeftsgang/Beteiligungsschritt[2]/ParallelZuBeteiligungsschritt[2]`,
  },
  {
    rule: 'R28',
    fault: 'held-xml',
    message: third(akte({ anwendungsspezifischeErweiterungXml: { xml: '<a xmlns="urn:x"/>' } })),
    at: `${path}/AnwendungsspezifischeErweiterungXML`,
  },
  {
    rule: 'R28',
    fault: 'empty',
    message: third(akte({ anwendungsspezifischeErweiterungXml: { xml: '' } })),
    at: `${path}/AnwendungsspezifischeErweiterungXML`,
  },
  {
    rule: 'R28',
    fault: 'repeated',
    ...four(third(akte({ anwendungsspezifischeErweiterung: [held, held] }))),
    at: `${path}/AnwendungsspezifischeErweiterung[2]/Kennung`,
  },
  {
    rule: 'R28',
    fault: 'held',
    message: third(akte({ anwendungsspezifischeErweiterung: [held] })),
    at: `${path}/AnwendungsspezifischeErweiterung`,
  },
  {
    rule: 'R29',
    message: third(level(4)),
    at: `${path}/Akteninhalt/Teilakte/Akteninhalt/Teilakte/Akteninhalt/Teilakte/Akteninhalt/Teilakte/Akteninhalt/Vorgang`,
  },
  ...(['empty', 'encrypted', 'truncated'] as const).map((fault) => ({
    rule: 'R34',
    fault,
    message: inDokument(),
    options: container([
      fault === 'empty' ? { name: file, size: 0 } : { name: file, size: 9, detected: 'pdf', [fault]: true },
    ]),
    at: filePath,
  })),
  {
    rule: 'Q01',
    fault: 'fixed',
    message: disposal({ aufbewahrungsdauer: { unbefristet: true } }),
    edit: replaced('Unbefristet>1<', 'Unbefristet>true<'),
    at: `${metadata}/Aufbewahrungsdauer/Unbefristet`,
  },
  {
    rule: 'Q05',
    message: inVorgang({
      dokument: [1, 2].map((at) =>
        dokument(
          { identifikation: { id: uuid(60 + at) } },
          { dateiname: `${uuid(70 + at)}_a.heic` },
          { name: { code: '100' }, sonstigerName: 'heic' },
        ),
      ),
    }),
    at: `${formatPath}/Name`,
  },
  {
    rule: 'Q06',
    message: inVorgang({ allgemeineMetadaten: { betreff: 'Hundesteuer 😀' } }),
    at: `${vorgangPath}/AllgemeineMetadaten/Betreff`,
  },
  {
    rule: 'Q06',
    message: inVorgang({ allgemeineMetadaten: { betreff: 'x', kennzeichen: '😀' } }),
    at: `${vorgangPath}/AllgemeineMetadaten/Kennzeichen`,
  },
];
