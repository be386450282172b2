import { type Report, term } from '@rathaus/client-core/findings';
import { type LocalText, type ReportFact, type ReportText, text } from '@rathaus/client-core/texts';
import type { TransferReport } from '../report/check-transfer.ts';
import type { FileReport } from '../report/file-report.ts';
import type { CheckReport } from '../xdomea/finding/check-report.ts';
import { schemaOf } from '../xdomea/schema/schema.ts';
import { xdomeaVersions } from '../xdomea/version.ts';
import { contentText } from './outline.ts';

/** A message may come with its file (`checkFile`) or without (`checkMessage`). */
type MessageReport = CheckReport & Partial<Pick<FileReport, 'size' | 'files'>>;

const verdicts = {
  passed: text('Abgabefähig: ja', 'Ready to hand over: yes'),
  failed: text('Abgabefähig: nein', 'Ready to hand over: no'),
  'not-judged': text(
    'Kein Urteil: nicht alles konnte geprüft werden',
    'No verdict: not everything could be checked',
  ),
};

const repairers: Readonly<Record<'vendor' | 'authority' | 'archive' | 'operator', LocalText>> = {
  vendor: text(
    'Geben Sie diesen Bericht an den Hersteller Ihrer E-Akte oder Ihres Fachverfahrens, am besten die Fassung ohne Namen und Betreffe.',
    'Hand this report to the vendor of your records system, preferably the version without names and subjects.',
  ),
  authority: text(
    'Beheben Sie die Fehler in der E-Akte, exportieren Sie erneut und prüfen Sie noch einmal.',
    'Repair the errors in the records system, export again and check once more.',
  ),
  archive: text(
    'Klären Sie die Befunde mit dem zuständigen Archiv.',
    'Clarify the findings with the archive in charge.',
  ),
  operator: text('Geben Sie diesen Bericht an Ihre IT.', 'Hand this report to your IT.'),
};

const damages = new Set(
  ['empty-file', 'truncated', 'crc-mismatch', 'data-damaged'].map((rule) => `eakte.package.${rule}`),
);

/** The next step: hand over, check the rest, transfer again, or who has the most to repair. */
function nextStep({ verdict, findings, unchecked, counts }: Report): LocalText {
  if (verdict === 'passed') {
    return counts.warning > 0
      ? text(
          'Die Datei kann abgegeben werden. Sehen Sie vorher die Warnungen durch.',
          'The file can be handed over. Look through the warnings first.',
        )
      : text('Die Datei kann abgegeben werden.', 'The file can be handed over.');
  }
  if (verdict === 'not-judged') {
    return unchecked.some(({ what }) => what === 'eakte.unchecked.files')
      ? text(
          'Prüfen Sie das ganze Paket (ZIP), nicht nur die Nachricht.',
          'Check the whole package (ZIP), not only the message.',
        )
      : text(
          'Sorgen Sie dafür, dass auch das Übrige geprüft werden kann, und prüfen Sie noch einmal.',
          'See to it that the rest can be checked too, and check again.',
        );
  }
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.some(({ rule }) => damages.has(rule))) {
    return text(
      'Die Datei ist beschädigt. Exportieren oder übertragen Sie sie erneut und prüfen Sie noch einmal.',
      'The file is damaged. Export or transfer it again and check once more.',
    );
  }
  const count = (who: string) => errors.reduce((sum, one) => (one.who === who ? sum + one.count : sum), 0);
  const parties = ['vendor', 'authority', 'archive', 'operator'] as const;
  return repairers[parties.toSorted((a, b) => count(b) - count(a))[0]!];
}

/** Whether any version of the standard has messages of this number. */
const isMessageType = (type: string) =>
  xdomeaVersions.some((version) => schemaOf(version).rootNames.has(type));

const fact = (id: string, label: LocalText, value: ReportFact['value'] | undefined): ReportFact[] =>
  value === undefined ? [] : [{ id, label, value }];

const bytes = (size: number): LocalText =>
  text(`${size.toLocaleString('de-DE')} Byte`, `${size.toLocaleString('en-GB')} bytes`);

function messageFacts(report: MessageReport | FileReport): ReportFact[] {
  const { size, version, rootName, prozessId, schemaBasis, objects, complete } = report;
  const files = report.kind === 'eakte.container' ? report.files : undefined;
  return [
    ...fact('size', text('Größe', 'Size'), size === undefined ? undefined : bytes(size)),
    // Foreign text: a masked report shows it when the standard has such an element.
    ...fact('message', text('Nachricht', 'Message'), rootName),
    ...fact('version', text('xdomea-Version', 'xdomea version'), version && term(version)),
    ...fact('process', text('Prozess-ID', 'Process id'), prozessId),
    // Nobody has counted what was not read; "0 Akten" would be a statement about it.
    ...fact(
      'content',
      text('Inhalt', 'Content'),
      rootName === undefined ? undefined : contentText(objects, files),
    ),
    ...fact(
      'basis',
      text('Aufbau', 'Structure'),
      schemaBasis === 'derived'
        ? text(
            'gegen eine abgeleitete Beschreibung geprüft; ein amtliches Schema dieser Nachricht ist nicht öffentlich',
            'checked against a derived description; no official schema of this message is public',
          )
        : schemaBasis && text('gegen das amtliche Schema geprüft', 'checked against the official schema'),
    ),
    ...fact(
      'complete',
      text('Vollständigkeit', 'Completeness'),
      rootName !== undefined && !complete
        ? text('gelesen bis zum Abbruch der Nachricht', 'read up to where the message breaks off')
        : undefined,
    ),
  ];
}

/** What is said about the reports of this package, by kind. */
export const reportTexts = {
  'eakte.container': {
    title: text('xdomea-Container', 'xdomea container'),
    verdicts,
    next: nextStep,
    facts: messageFacts,
  } satisfies ReportText<FileReport>,
  'eakte.message': {
    title: text('xdomea-Nachricht', 'xdomea message'),
    verdicts,
    next: nextStep,
    facts: messageFacts,
  } satisfies ReportText<MessageReport>,
  'eakte.transfer': {
    title: text('Geteilte Abgabe', 'Split transfer'),
    verdicts: {
      passed: text('Alle Teile da: ja', 'All parts there: yes'),
      failed: text('Alle Teile da: nein', 'All parts there: no'),
      'not-judged': text('Kein Urteil: es lag kein Teil vor', 'No verdict: there was no part'),
    },
    next: ({ verdict, missing }) => {
      if (verdict === 'passed') {
        return text(
          'Sehen Sie die Berichte über die einzelnen Teile an.',
          'Look at the reports on the single parts.',
        );
      }
      if (verdict === 'not-judged')
        return text('Geben Sie die Teile der Abgabe an.', 'Name the parts of the transfer.');
      return missing.length > 0
        ? text(
            'Exportieren Sie die fehlenden Teile und prüfen Sie alle zusammen noch einmal.',
            'Export the missing parts and check all of them together again.',
          )
        : text(
            'Nehmen Sie heraus, was nicht dazugehört, und prüfen Sie noch einmal.',
            'Take out what does not belong there and check again.',
          );
    },
    facts: ({ prozessId, messageType, total, present }) => [
      ...fact('process', text('Prozess-ID', 'Process id'), prozessId),
      ...fact(
        'message',
        text('Nachricht', 'Message'),
        messageType && isMessageType(messageType) ? term(messageType) : messageType,
      ),
      ...fact(
        'parts',
        text('Teile', 'Parts'),
        total === undefined
          ? undefined
          : text(`${present.length} von ${total}`, `${present.length} of ${total}`),
      ),
    ],
  } satisfies ReportText<TransferReport>,
};
