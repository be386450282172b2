import type { FileReport, FindingGroup, OutlineNode } from '../../src/report/index.ts';

const id = (index: number) => `3f1c0a52-7b1d-4f7e-9a52-${String(index).padStart(12, '0')}`;
const none = { akten: 0, vorgaenge: 0, dokumente: 0 };

function dokument(index: number): OutlineNode {
  return {
    kind: 'Dokument',
    id: id(index),
    title: `Bescheid Nr. ${index} an Erika Beispiel <geheim> & Co.`,
    line: index * 40,
    facts: { datum: '2026-03-01', kennzeichen: `32.1/${index}` },
    files: [{ name: `${id(index + 1e6)}_Bescheid-Beispiel.pdf`, format: '044' }],
    children: [],
    hidden: { ...none },
  };
}

function akte(index: number, documents: number): OutlineNode {
  const vorgang: OutlineNode = {
    ...dokument(index + 0.5 * 2),
    kind: 'Vorgang',
    title: `Hundesteuer ${index}`,
    files: [],
    facts: { zda: '2020-12-31', laufzeit: '2018-01-01/2020-12-31' },
    children: Array.from({ length: documents }, (_, number) => dokument(index * 100 + number)),
    hidden: { ...none, dokumente: 7 },
  };
  return {
    ...vorgang,
    kind: 'Akte',
    title: `Akte ${index} der Familie Musterfrau in der Straße mit dem sehr langen Namen Oberbürgermeister-Beispiel-Allee`,
    facts: {
      ...vorgang.facts,
      aufbewahrung: '10',
      aussonderungsart: 'B',
      geheimhaltung: '003',
      typ: 'Steuerakte',
    },
    children: [vorgang],
    hidden: { ...none },
  };
}

function group(rule: string, severity: FindingGroup['severity'], count: number): FindingGroup {
  return {
    rule,
    severity,
    title: { de: 'Eine Datei der Nachricht fehlt im Container', en: 'A file of the message is missing' },
    reason: {
      de: 'Der Empfänger kann das Dokument nicht übernehmen.',
      en: 'The receiver cannot take it over.',
    },
    repair: { who: 'vendor', how: { de: 'Den Export wiederholen.', en: 'Repeat the export.' } },
    source: 'xdomea 3.0, Abschnitt 4.2',
    count,
    places: Array.from({ length: Math.min(count, 200) }, (_, index) => ({
      message: { de: `Die Datei „Bescheid-Beispiel-${index}.pdf“ fehlt.`, en: `File ${index} is missing.` },
      line: index * 12 + 1,
      column: 9,
      path: `/Aussonderung.Aussonderung.0503/Schriftgutobjekt[${index}]/Akte/Akteninhalt/Vorgang/Dokument/Version/Format/Primaerdokument/Dateiname`,
      object: { kind: 'Dokument' as const, id: id(index), title: 'Bescheid an Erika Beispiel' },
      file: `${id(index)}_Bescheid-Beispiel.pdf`,
    })),
  };
}

/** A report like that of a real check; invented people only. */
export function sampleReport(akten = 6, documents = 3): FileReport {
  return {
    kind: 'container',
    name: '3f1c0a52-7b1d-4f7e-9a52-0c8d1f3e5a01_Aussonderung.Aussonderung.0503.zip',
    size: 123_456_789,
    version: '3.1.0',
    rootName: 'Aussonderung.Aussonderung.0503',
    messageType: '0503',
    prozessId: id(0),
    schemaBasis: 'official',
    objects: { akten, vorgaenge: akten, dokumente: akten * documents, primaerdokumente: akten * documents },
    files: akten * documents,
    complete: true,
    groups: [
      group('R14', 'info', 1),
      group('R04', 'warning', 4),
      group('R12', 'error', 100_000),
      {
        ...group('eakte.package.crc-mismatch', 'error', 1),
        places: [{ file: `${id(3)}.pdf`, offset: 12_345 }],
      },
    ],
    errors: 100_001,
    warnings: 4,
    infos: 1,
    acceptable: false,
    outline: {
      roots: Array.from({ length: akten }, (_, index) => akte(index, documents)),
      hidden: { akten: 12_000, vorgaenge: 12_000, dokumente: 1 },
      shown: akten * (documents + 2),
    },
  };
}

/** What must not be in a masked report. */
export const personal = ['Beispiel', 'Musterfrau', 'Hundesteuer', '32.1/'];
