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
  source:
    'xdomea specification 3.x p. 11 and 4.0 p. 10 (S, as cited by Landesarchiv NRW); practice (P): compare without case',
  example: {
    wrong: '11111111-…_0503_1.zip with <xdomea:ProzessID>22222222-…</xdomea:ProzessID>',
    right: '11111111-…_0503_1.zip with <xdomea:ProzessID>11111111-…</xdomea:ProzessID>',
  },
};
