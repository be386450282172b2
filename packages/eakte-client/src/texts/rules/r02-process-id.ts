import { text } from '@rathaus/client-core/texts';
import type { R02Values } from '../../xdomea/rules/r02-process-id.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r02: XdomeaRuleText<R02Values> = {
  title: text(
    'Die ProzessID im Kopf passt nicht zum Dateinamen',
    'The process id in the header does not fit the file name',
  ),
  message: (values) =>
    values.fault === 'no-uuid'
      ? text(
          'Die ProzessID ist keine UUID: Sie enthält Zeichen, die keine Hexadezimalziffern sind.',
          'The process id is no UUID: it holds characters that are no hexadecimal digits.',
        )
      : text(
          `Die ProzessID ${values.named} im Dateinamen ist eine andere als ${values.prozessId} im Kopf.`,
          `The process id ${values.named} of the file name differs from ${values.prozessId} of the header.`,
        ),
  reason: text(
    'An der ProzessID ordnen beide Seiten Nachrichten, Quittungen und Dateien einander zu. Mit zwei verschiedenen landet die Nachricht im falschen Verfahren oder in keinem.',
    'Both sides join messages, receipts and files by the process id. With two different ones the message ends in the wrong procedure or in none.',
  ),
  repair: text(
    'Den Dateinamen mit der ProzessID des Kopfes bilden. Wurde eine Datei umbenannt oder vertauscht, den Export wiederholen.',
    'Build the file name with the process id of the header. If a file was renamed or mixed up, repeat the export.',
  ),
  source: text(
    'xdomea-Spezifikation 3.x, Seite 11, und 4.0, Seite 10, zitiert nach dem Landesarchiv NRW; Groß- und Kleinschreibung zählt nicht (Praxis: x-man, Landesarchiv Thüringen)',
    'xdomea specification 3.x, page 11, and 4.0, page 10, as cited by the state archive of NRW; upper and lower case do not count (practice: x-man, state archive of Thuringia)',
  ),
  example: {
    wrong: text(
      '11111111-…_0503_1.zip mit <xdomea:ProzessID>22222222-…</xdomea:ProzessID>',
      '11111111-…_0503_1.zip with <xdomea:ProzessID>22222222-…</xdomea:ProzessID>',
    ),
    right: text(
      '11111111-…_0503_1.zip mit <xdomea:ProzessID>11111111-…</xdomea:ProzessID>',
      '11111111-…_0503_1.zip with <xdomea:ProzessID>11111111-…</xdomea:ProzessID>',
    ),
  },
};
