import { type RuleTexts, text } from '@rathaus/client-core/texts';
import type { TransferValues } from '../package/transfer-rules.ts';

const source = text(
  'xdomea 4.0, Schema, Erläuterungen zu LfdNrNachrichtProTyp und GesamtanzahlNachrichtenProTyp',
  'xdomea 4.0, schema, explanations of LfdNrNachrichtProTyp and GesamtanzahlNachrichtenProTyp',
);

/** What the rules about the parts of a split transfer say. */
export const transferTexts: RuleTexts<TransferValues> = {
  'eakte.transfer.missing': {
    title: text('Teile der Abgabe fehlen', 'Parts of the transfer are missing'),
    message: ({ parts, more, missing, total }) =>
      text(
        `Es ${missing === 1 ? 'fehlt' : 'fehlen'} ${missing} von ${total} Teilen: ${parts.join(', ')}${more > 0 ? ' und weitere' : ''}.`,
        `${missing} of ${total} parts ${missing === 1 ? 'is' : 'are'} missing: ${parts.join(', ')}${more > 0 ? ' and more' : ''}.`,
      ),
    reason: text(
      'Erst alle Teile zusammen sind die Abgabe; der Empfänger darf vorher nichts übernehmen und nichts löschen lassen.',
      'Only all parts together are the transfer; until then the receiver may take over nothing and have nothing deleted.',
    ),
    repair: text(
      'Die fehlenden Teile exportieren und mitgeben.',
      'Export the missing parts and hand them in too.',
    ),
    source,
  },
  'eakte.transfer.foreign': {
    title: text('Eine Datei gehört zu einer anderen Abgabe', 'A file belongs to another transfer'),
    reason: text(
      'Prozess-ID oder Nachrichtentyp weichen von der ersten Datei ab.',
      'Process id or message type differ from those of the first file.',
    ),
    repair: text(
      'Die Datei getrennt prüfen; nur Teile derselben Abgabe zusammen angeben.',
      'Check the file on its own; name only parts of one transfer together.',
    ),
    source,
  },
  'eakte.transfer.total': {
    title: text('Die Teile sind sich über ihre Anzahl nicht einig', 'The parts disagree on their number'),
    message: ({ total, known }) =>
      text(
        `Dieser Teil nennt ${total} Teile, die anderen nennen ${known}.`,
        `This part says ${total} parts, the others say ${known}.`,
      ),
    reason: text(
      'Wie viele Teile die Abgabe hat, ist so nicht feststellbar.',
      'How many parts the transfer has cannot be determined.',
    ),
    repair: text('Alle Teile in einem Durchgang neu exportieren.', 'Export all parts anew in one run.'),
    source,
  },
  'eakte.transfer.conflict': {
    title: text(
      'Ein Teil kommt doppelt mit verschiedenem Inhalt',
      'A part comes twice with different content',
    ),
    message: ({ part }) =>
      text(
        `Teil ${part} oder seine Nachricht gab es schon, mit anderem Inhalt.`,
        `Part ${part} or its message came before, with other content.`,
      ),
    reason: text(
      'Welche Fassung gilt, ist nicht feststellbar.',
      'Which of them counts cannot be determined.',
    ),
    repair: text(
      'Die überholte Datei entfernen; im Zweifel alle Teile neu exportieren.',
      'Remove the outdated file; if in doubt export all parts anew.',
    ),
    source,
  },
  'eakte.transfer.unnumbered': {
    title: text('Eine Datei sagt nicht, welcher Teil sie ist', 'A file does not say which part it is'),
    reason: text(
      'Prozess-ID, laufende Nummer oder Gesamtanzahl fehlen oder sind unmöglich.',
      'Process id, part number or total are missing or impossible.',
    ),
    repair: text(
      'Den Export wiederholen; bleibt es dabei, diesen Bericht an den Hersteller geben.',
      'Repeat the export; if it stays so, hand this report to the vendor.',
    ),
    source,
  },
  'eakte.transfer.unreadable': {
    title: text('Eine Datei lässt sich keiner Abgabe zuordnen', 'A file cannot be assigned to a transfer'),
    reason: text(
      'Sie ist kein lesbarer Container mit einer xdomea-Nachricht.',
      'It is no readable container with an xdomea message.',
    ),
    repair: text(
      'Den Bericht über diese Datei ansehen und sie erneut übertragen.',
      'Look at the report on this file and transfer it again.',
    ),
    source: text(
      'xdomea-Spezifikation 3.x und 4.0: ZIP ohne Ordner',
      'xdomea specification 3.x and 4.0: ZIP without folders',
    ),
  },
  'eakte.transfer.repeated': {
    title: text('Ein Teil wurde zweimal angegeben', 'A part was given twice'),
    message: ({ part }) =>
      text(`Teil ${part} kam schon, unverändert.`, `Part ${part} came before, unchanged.`),
    reason: text('Die zweite Fassung ändert nichts.', 'The second copy changes nothing.'),
    repair: text('Nichts zu tun.', 'Nothing to do.'),
    source,
  },
};
