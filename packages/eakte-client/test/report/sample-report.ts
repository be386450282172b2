import { type Finding, term } from '@rathaus/client-core/findings';
import type { FileReport, OutlineNode } from '../../src/report/index.ts';

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

/** Findings of one rule as the collector leaves them: at most 200, the last one counts for the others. */
function findings(
  rule: string,
  severity: Finding['severity'],
  who: Finding['who'],
  count: number,
  values: Finding['values'],
): Finding[] {
  const listed = Math.min(count, 200);
  return Array.from({ length: listed }, (_, index) => ({
    rule,
    severity,
    who,
    count: index === listed - 1 ? count - listed + 1 : 1,
    values,
    place: {
      kind: 'path',
      line: index * 12 + 1,
      column: 9,
      path: `/Aussonderung.Aussonderung.0503/Schriftgutobjekt[${index}]/Akte/Akteninhalt/Vorgang/Dokument/Version/Format/Primaerdokument/Dateiname`,
      record: {
        kind: 'Dokument',
        id: id(index),
        title: 'Bescheid an Erika Beispiel',
        reference: `32.1/${index}`,
      },
      file: `${id(index)}_Bescheid-Beispiel.pdf`,
    },
  }));
}

/** A report like that of a real check; invented people only. */
export function sampleReport(akten = 6, documents = 3): FileReport {
  return {
    kind: 'eakte.container',
    name: '3f1c0a52-7b1d-4f7e-9a52-0c8d1f3e5a01_Aussonderung.Aussonderung.0503.zip',
    verdict: 'failed',
    size: 123_456_789,
    version: '3.1.0',
    rootName: 'Aussonderung.Aussonderung.0503',
    messageType: '0503',
    prozessId: id(0),
    schemaBasis: 'official',
    objects: { akten, vorgaenge: akten, dokumente: akten * documents, primaerdokumente: akten * documents },
    files: akten * documents,
    complete: true,
    sha512: '0123456789abcdef'.repeat(8),
    statedHashes: 0,
    silenced: [],
    role: 'handover',
    direction: 'out',
    header: {
      autor: 'Stadt Musterstadt, Frau Erika Beispiel',
      leser: 'Kreisarchiv Beispielhausen',
      erstellungszeitpunkt: '2026-11-26T09:05:00+01:00',
      nachrichtenUuid: undefined,
      lfdNr: undefined,
      gesamtanzahl: undefined,
      uuidUrsprungsnachricht: undefined,
      test: false,
      empfangsbestaetigung: false,
    },
    outcome: undefined,
    rules: { edition: '2026-11', count: 50 },
    profile: undefined,
    body: undefined,
    aspects: [
      { id: 'structure', state: 'warning', errors: 0, warnings: 4, gap: undefined },
      { id: 'files', state: 'failed', errors: 100_000, warnings: 0, gap: undefined },
      { id: 'content', state: 'passed', errors: 0, warnings: 0, gap: undefined },
      { id: 'integrity', state: 'failed', errors: 1, warnings: 0, gap: undefined },
      { id: 'fitness', state: 'passed', errors: 0, warnings: 0, gap: undefined },
      { id: 'procedure', state: 'not-judged', errors: 0, warnings: 0, gap: 'no-appraisal' },
    ],
    findings: [
      ...findings('R14', 'info', 'vendor', 1, { fault: term('repeated'), id: id(3) }),
      ...findings('R04', 'warning', 'authority', 4, { element: term('Absender') }),
      ...findings('R12', 'error', 'authority', 100_000, { fault: term('missing') }),
      {
        rule: 'eakte.package.crc-mismatch',
        severity: 'error',
        who: 'authority',
        count: 1,
        values: {},
        place: { kind: 'entry', entry: 5, name: `${id(3)}_Beispiel.pdf`, offset: 12_345 },
      },
    ],
    unchecked: [],
    counts: { error: 100_001, warning: 4, info: 1 },
    outline: {
      roots: Array.from({ length: akten }, (_, index) => akte(index, documents)),
      hidden: { akten: 12_000, vorgaenge: 12_000, dokumente: 1 },
      shown: akten * (documents + 2),
    },
  };
}

/** What must not be in a masked report. */
export const personal = ['Beispiel', 'Musterfrau', 'Hundesteuer', '32.1/'];
