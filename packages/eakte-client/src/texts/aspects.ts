import { type LocalText, type ReportAspect, text } from '@rathaus/client-core/texts';
import { type AspectGap, type AspectId, type FileAspect, missingFiles } from '../report/aspects.ts';
import type { JudgedReport } from './judged-report.ts';
import { count, figure, joined } from './numbers.ts';

const labels: Readonly<Record<AspectId, LocalText>> = {
  outcome: text('Alles übernommen', 'All imported'),
  structure: text('Aufbau der Nachricht', 'Structure of the message'),
  files: text('Paket und Dateien vollständig', 'Package and files complete'),
  content: text('Inhalt passt zum Format', 'Content fits the format'),
  integrity: text('Unverändert (Prüfsummen)', 'Unchanged (checksums)'),
  fitness: text('Reif für das Archiv', 'Fit for the archive'),
  procedure: text('Passt zu früheren Nachrichten', 'Fits earlier messages'),
};

const gaps: Readonly<Record<AspectGap, LocalText>> = {
  'not-read': text('die Nachricht wurde nicht gelesen', 'the message was not read'),
  broken: text('die Nachricht bricht ab', 'the message breaks off'),
  rules: text('nicht alle Regeln liefen', 'not all rules ran'),
  'no-package': text('die Dateien lagen nicht vor', 'the files were not there'),
  unread: text('nicht alle Dateien konnten gelesen werden', 'not all files could be read'),
  'not-compared': text(
    'nicht alle Hashwerte der Nachricht konnten verglichen werden',
    'not all digests of the message could be compared',
  ),
  missing: text('nicht alle genannten Dateien lagen vor', 'not all named files were there'),
  profile: text('vom Profil ausgenommen', 'left out by the profile'),
  several: text('von mehreren Nachrichten wurde nur eine geprüft', 'of several messages one was checked'),
  'no-files': text('die Nachricht nennt keine Dateien', 'the message names no files'),
  'other-message': text('betrifft diese Art von Nachricht nicht', 'not for this kind of message'),
  'no-original': text(
    'die Ursprungsnachricht lag nicht vor; bitte mitgeben',
    'the original message was not there',
  ),
  unmatched: text(
    'so meldet es die Antwort; mit der Ursprungsnachricht ist es nicht abgeglichen',
    'the reply reports it; it was not compared with the original message',
  ),
  reports: text('die Antwort meldet es nur', 'the reply only reports it'),
  'no-parts': text('die anderen Teile lagen nicht vor; bitte mitgeben', 'the other parts were not there'),
  'no-success': text(
    'einen eindeutigen Erfolg meldet die Antwort nicht',
    'the reply reports no clear success',
  ),
  'no-appraisal': text(
    'die Bewertung des Archivs lag nicht vor; bitte mitgeben',
    'the appraisal was not there',
  ),
  begins: text('keine frühere Nachricht entscheidet', 'no earlier message decides'),
};

const errorCount = (errors: number) => count(errors, text('Fehler', 'error'), text('Fehler', 'errors'));
const warningCount = (warnings: number) =>
  count(warnings, text('Warnung', 'warning'), text('Warnungen', 'warnings'));

const found = ({ errors, warnings }: FileAspect): LocalText =>
  joined(
    [errors > 0 ? errorCount(errors) : undefined, warnings > 0 ? warningCount(warnings) : undefined],
    ', ',
  );

function filesText(aspect: FileAspect, report: JudgedReport): LocalText {
  const { primaerdokumente: named } = report.objects;
  const missing = missingFiles(report);
  if (missing > 0) {
    const [some, all] = [figure(missing), figure(named)];
    return missing === 1
      ? text(`1 von ${all.de} genannten Dateien fehlt`, `1 of ${all.en} named files is missing`)
      : text(
          `${some.de} von ${all.de} genannten Dateien fehlen`,
          `${some.en} of ${all.en} named files are missing`,
        );
  }
  if (aspect.errors + aspect.warnings > 0) return found(aspect);
  return named === 1
    ? text('1 Datei, sie ist da', '1 file, it is there')
    : text(`${figure(named).de} Dateien, alle da`, `${figure(named).en} files, all there`);
}

function passedText(id: AspectId, report: JudgedReport): LocalText {
  const { schemaBasis, statedHashes, version = '', profile } = report;
  switch (id) {
    case 'outcome':
      return text('so meldet es die Antwort', 'as the reply reports');
    case 'structure':
      return schemaBasis === 'derived'
        ? text(
            `xdomea ${version}, gegen eine abgeleitete Beschreibung; ein amtliches Schema ist nicht öffentlich`,
            `xdomea ${version}, against a derived description; no official schema is public`,
          )
        : text(
            `xdomea ${version}, gegen das amtliche Schema`,
            `xdomea ${version}, against the official schema`,
          );
    case 'content':
      return text('alle Dateien angesehen', 'all files looked at');
    case 'integrity': {
      const { de, en } = figure(statedHashes);
      return statedHashes === 0
        ? text(
            'Prüfsummen des ZIP stimmen; die Nachricht nennt keine Hashwerte',
            'the checksums of the ZIP are right; the message states no digests',
          )
        : statedHashes === 1
          ? text('1 Hashwert der Nachricht stimmt', '1 digest of the message is right')
          : text(`${de} Hashwerte der Nachricht stimmen`, `${en} digests of the message are right`);
    }
    case 'fitness':
      return profile
        ? text(`nach Profil ${profile.name}`, `by the profile ${profile.name}`)
        : text(
            'nach den allgemeinen Regeln, ohne Profil eines Archivs',
            'by the general rules, without a profile',
          );
    case 'procedure':
      return report.messageType === '0503' && report.role === 'handover'
        ? text('alle Objekte sind zur Übernahme bewertet', 'all records are appraised to be kept')
        : text('passt zur Ursprungsnachricht', 'fits the original message');
    case 'files':
      return text('vollständig', 'complete');
  }
}

function reasonOf(aspect: FileAspect, report: JudgedReport): LocalText {
  const { id, state, gap } = aspect;
  if (state === 'failed' || state === 'warning')
    return id === 'files' ? filesText(aspect, report) : found(aspect);
  if (gap) return gaps[gap];
  return id === 'files' ? filesText(aspect, report) : passedText(id, report);
}

/** Who reads a receipt or a reply does not wonder about files. Only a handover says what does not concern it. */
const concerns = ({ id, gap }: FileAspect, { role }: JudgedReport): boolean =>
  gap !== 'other-message' && gap !== 'no-files' && gap !== 'reports'
    ? true
    : role === 'handover' && id !== 'outcome';

/** What was looked at and how it came out, for people; nothing for a report that has no aspects. */
export const aspectTexts = (report: JudgedReport): readonly ReportAspect[] =>
  (report.aspects ?? [])
    .filter((aspect) => concerns(aspect, report))
    .map((aspect) => ({
      id: aspect.id,
      label: labels[aspect.id],
      state: aspect.state,
      reason: reasonOf(aspect, report),
    }));
