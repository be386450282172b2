import type { ObjectKind, Repairer, Severity } from '../xdomea/check/finding.ts';
import type { NextStep } from './file-report.ts';
import type { Hidden, OutlineFact } from './outline.ts';

export type ReportLanguage = 'de' | 'en';

/** Records of a message and files of its container. */
export type ObjectNumbers = Hidden & { files: number };

export interface ReportTexts {
  title: string;
  skip: string;
  checked: (when: string) => string;
  verdict: { yes: string; no: string; label: string };
  next: Record<NextStep, string>;
  nextLabel: string;
  summary: string;
  file: string;
  size: string;
  message: string;
  version: string;
  process: string;
  content: string;
  objects: (counts: ObjectNumbers, format: (value: number) => string) => string;
  derived: string;
  incomplete: string;
  masked: string;
  findings: string;
  noFindings: string;
  severity: Record<Severity, string>;
  severities: Record<Severity, (count: number) => string>;
  rule: string;
  why: string;
  repair: string;
  who: Record<Repairer, string>;
  source: string;
  places: (count: string) => string;
  morePlaces: (count: string) => string;
  line: string;
  column: string;
  byte: string;
  at: string;
  outline: string;
  outlineNote: string;
  untitled: string;
  hidden: (hidden: Hidden, format: (value: number) => string) => string;
  facts: Record<OutlineFact, string>;
  years: (count: string) => string;
  yes: string;
  unlimited: string;
  files: string;
  kinds: Record<ObjectKind, string>;
  navigation: string;
  generator: string;
  codes: Record<'aussonderungsart' | 'bewertungsvorschlag' | 'geheimhaltung', Record<string, string>>;
}

const codesDe = {
  aussonderungsart: { A: 'archivwürdig', B: 'bewerten', V: 'vernichten' },
  bewertungsvorschlag: { A: 'archivwürdig', V: 'vernichten' },
  geheimhaltung: {
    '001': 'geheim',
    '002': 'VS – nur für den Dienstgebrauch',
    '003': 'offen',
    '004': 'streng geheim',
    '005': 'vertraulich',
  },
};

type Counted = [count: number, one: string, many: string];

function all(parts: Counted[], format: (value: number) => string): string {
  return parts.map(([count, one, many]) => `${format(count)} ${count === 1 ? one : many}`).join(', ');
}

const some = (parts: Counted[], format: (value: number) => string) =>
  all(
    parts.filter(([count]) => count > 0),
    format,
  );

export const reportTexts: Record<ReportLanguage, ReportTexts> = {
  de: {
    title: 'Prüfbericht E-Akte',
    skip: 'Zu den Befunden springen',
    checked: (when) => `Geprüft am ${when} Uhr`,
    verdict: { label: 'Abgabefähig', yes: 'ja', no: 'nein' },
    nextLabel: 'Nächster Schritt',
    next: {
      'hand-over': 'Die Datei kann abgegeben werden.',
      'look-at-warnings': 'Die Datei kann abgegeben werden. Sehen Sie vorher die Warnungen durch.',
      'transfer-again':
        'Die Datei ist beschädigt. Exportieren oder übertragen Sie sie erneut und prüfen Sie noch einmal.',
      authority: 'Beheben Sie die Fehler in der E-Akte, exportieren Sie erneut und prüfen Sie noch einmal.',
      vendor:
        'Geben Sie diesen Bericht an den Hersteller Ihrer E-Akte oder Ihres Fachverfahrens weiter (mit --mask ohne Namen und Betreffe).',
      archive: 'Klären Sie die Befunde mit dem zuständigen Archiv.',
    },
    summary: 'Zusammenfassung',
    file: 'Datei',
    size: 'Größe',
    message: 'Nachricht',
    version: 'xdomea-Version',
    process: 'Prozess-ID',
    content: 'Inhalt',
    objects: (counts, format) =>
      all(
        [
          [counts.akten, 'Akte', 'Akten'],
          [counts.vorgaenge, 'Vorgang', 'Vorgänge'],
          [counts.dokumente, 'Dokument', 'Dokumente'],
          [counts.files, 'Datei', 'Dateien'],
        ],
        format,
      ),
    derived:
      'Für diese Nachricht ist kein amtliches Schema öffentlich. Ihr Aufbau wurde gegen eine abgeleitete Beschreibung geprüft.',
    incomplete: 'Die Nachricht bricht ab oder ist kein lesbares XML; geprüft wurde bis zu dieser Stelle.',
    masked: 'Namen, Betreffe und Dateinamen sind in dieser Fassung ausgeblendet.',
    findings: 'Befunde',
    noFindings: 'Keine Befunde.',
    severity: { error: 'Fehler', warning: 'Warnung', info: 'Hinweis' },
    severities: {
      error: (count) => (count === 1 ? 'Fehler' : 'Fehler'),
      warning: (count) => (count === 1 ? 'Warnung' : 'Warnungen'),
      info: (count) => (count === 1 ? 'Hinweis' : 'Hinweise'),
    },
    rule: 'Regel',
    why: 'Warum das wichtig ist',
    repair: 'Wer behebt es und wie',
    who: {
      authority: 'Behörde',
      vendor: 'Hersteller der E-Akte oder des Fachverfahrens',
      archive: 'Archiv',
    },
    source: 'Grundlage',
    places: (count) => `${count} Fundstellen`,
    morePlaces: (count) => `und ${count} weitere Fundstellen gleicher Art`,
    line: 'Zeile',
    column: 'Spalte',
    byte: 'Byte',
    at: 'Stelle',
    outline: 'Inhalt der Nachricht',
    outlineNote: 'Akten, Vorgänge und Dokumente mit Metadaten und Fristen.',
    untitled: 'ohne Betreff',
    hidden: (hidden, format) =>
      `und weitere: ${some(
        [
          [hidden.akten, 'Akte', 'Akten'],
          [hidden.vorgaenge, 'Vorgang', 'Vorgänge'],
          [hidden.dokumente, 'Dokument', 'Dokumente'],
        ],
        format,
      )}`,
    facts: {
      kennzeichen: 'Zeichen',
      typ: 'Art',
      laufzeit: 'Laufzeit',
      aktenplan: 'Aktenplan',
      aufbewahrung: 'Aufbewahrung',
      aufbewahrungsende: 'Aufbewahrung bis',
      aussonderungsart: 'Aussonderungsart',
      bewertungsvorschlag: 'Bewertungsvorschlag',
      geheimhaltung: 'Vertraulichkeit',
      zda: 'Zu den Akten',
      datum: 'Datum',
      kontext: 'Nur Kontext',
    },
    years: (count) => `${count} Jahre`,
    yes: 'ja',
    unlimited: 'unbefristet',
    files: 'Dateien',
    kinds: {
      Akte: 'Akte',
      Teilakte: 'Teilakte',
      Vorgang: 'Vorgang',
      Teilvorgang: 'Teilvorgang',
      Dokument: 'Dokument',
    },
    navigation: 'Abschnitte',
    generator: 'Erstellt mit rathaus eakte check (Rathaus SDK)',
    codes: codesDe,
  },
  en: {
    title: 'E-file check report',
    skip: 'Skip to the findings',
    checked: (when) => `Checked on ${when}`,
    verdict: { label: 'Ready to hand over', yes: 'yes', no: 'no' },
    nextLabel: 'Next step',
    next: {
      'hand-over': 'The file can be handed over.',
      'look-at-warnings': 'The file can be handed over. Look through the warnings first.',
      'transfer-again': 'The file is damaged. Export or transfer it again and check once more.',
      authority: 'Repair the errors in the records system, export again and check once more.',
      vendor:
        'Hand this report to the vendor of your records system (with --mask without names and subjects).',
      archive: 'Clarify the findings with the archive in charge.',
    },
    summary: 'Summary',
    file: 'File',
    size: 'Size',
    message: 'Message',
    version: 'xdomea version',
    process: 'Process id',
    content: 'Content',
    objects: (counts, format) =>
      all(
        [
          [counts.akten, 'Akte', 'Akten'],
          [counts.vorgaenge, 'Vorgang', 'Vorgänge'],
          [counts.dokumente, 'document', 'documents'],
          [counts.files, 'file', 'files'],
        ],
        format,
      ),
    derived:
      'No official schema of this message is public. Its structure was checked against a derived description.',
    incomplete: 'The message breaks off or is not readable XML; it was checked up to that place.',
    masked: 'Names, subjects and file names are hidden in this version.',
    findings: 'Findings',
    noFindings: 'No findings.',
    severity: { error: 'Error', warning: 'Warning', info: 'Note' },
    severities: {
      error: (count) => (count === 1 ? 'error' : 'errors'),
      warning: (count) => (count === 1 ? 'warning' : 'warnings'),
      info: (count) => (count === 1 ? 'note' : 'notes'),
    },
    rule: 'Rule',
    why: 'Why it matters',
    repair: 'Who repairs it and how',
    who: { authority: 'Authority', vendor: 'Vendor of the records system', archive: 'Archive' },
    source: 'Basis',
    places: (count) => `${count} places`,
    morePlaces: (count) => `and ${count} more places of the same kind`,
    line: 'line',
    column: 'column',
    byte: 'byte',
    at: 'Place',
    outline: 'Content of the message',
    outlineNote: 'Akten, Vorgänge and documents with metadata and deadlines.',
    untitled: 'no subject',
    hidden: (hidden, format) =>
      `and more: ${some(
        [
          [hidden.akten, 'Akte', 'Akten'],
          [hidden.vorgaenge, 'Vorgang', 'Vorgänge'],
          [hidden.dokumente, 'document', 'documents'],
        ],
        format,
      )}`,
    facts: {
      kennzeichen: 'Reference',
      typ: 'Kind',
      laufzeit: 'Period',
      aktenplan: 'File plan',
      aufbewahrung: 'Retention',
      aufbewahrungsende: 'Retained until',
      aussonderungsart: 'Disposal',
      bewertungsvorschlag: 'Proposed appraisal',
      geheimhaltung: 'Confidentiality',
      zda: 'Closed',
      datum: 'Date',
      kontext: 'Context only',
    },
    years: (count) => `${count} years`,
    yes: 'yes',
    unlimited: 'unlimited',
    files: 'Files',
    kinds: {
      Akte: 'Akte',
      Teilakte: 'Teilakte',
      Vorgang: 'Vorgang',
      Teilvorgang: 'Teilvorgang',
      Dokument: 'Dokument',
    },
    navigation: 'Sections',
    generator: 'Made by rathaus eakte check (Rathaus SDK)',
    codes: {
      aussonderungsart: { A: 'archive', B: 'appraise', V: 'destroy' },
      bewertungsvorschlag: { A: 'archive', V: 'destroy' },
      geheimhaltung: {
        '001': 'secret',
        '002': 'restricted',
        '003': 'open',
        '004': 'top secret',
        '005': 'confidential',
      },
    },
  },
};
