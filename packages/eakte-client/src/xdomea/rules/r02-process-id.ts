import { parseContainerName } from '../../package/container-name.ts';
import type { Rule } from './rule.ts';
import { isUuid, sameId } from './uuid.ts';

/** The process id of the header stands in the file names. */
export const r02ProcessId: Rule = {
  id: 'R02',
  severity: 'error',
  title: {
    de: 'Die ProzessID im Kopf passt nicht zum Dateinamen',
    en: 'The process id in the header does not fit the file name',
  },
  reason: {
    de: 'An der ProzessID ordnen beide Seiten Nachrichten, Quittungen und Dateien einander zu. Mit zwei verschiedenen landet die Nachricht im falschen Verfahren oder in keinem.',
    en: 'Both sides join messages, receipts and files by the process id. With two different ones the message ends in the wrong procedure or in none.',
  },
  repair: {
    who: 'vendor',
    how: {
      de: 'Den Dateinamen mit der ProzessID des Kopfes bilden. Wurde eine Datei umbenannt oder vertauscht, den Export wiederholen.',
      en: 'Build the file name with the process id of the header. If a file was renamed or mixed up, repeat the export.',
    },
  },
  source:
    'xdomea specification 3.x p. 11 and 4.0 p. 10 (S, as cited by Landesarchiv NRW); practice (P): compare without case',
  example: {
    wrong: '11111111-…_0503_1.zip with <xdomea:ProzessID>22222222-…</xdomea:ProzessID>',
    right: '11111111-…_0503_1.zip with <xdomea:ProzessID>11111111-…</xdomea:ProzessID>',
  },
  visit(context) {
    return {
      kopf({ prozessId }) {
        if (prozessId === undefined) return;
        if (!isUuid(prozessId)) {
          context.report({
            de: 'Die ProzessID ist keine UUID: Sie enthält Zeichen, die keine Hexadezimalziffern sind.',
            en: 'The process id is no UUID: it holds characters that are no hexadecimal digits.',
          });
        }
        for (const file of [context.container?.name, context.container?.messageName]) {
          const named = file === undefined ? undefined : parseContainerName(file)?.processId;
          if (file === undefined || named === undefined || sameId(named, prozessId)) continue;
          context.report(
            {
              de: `Der Dateiname nennt die ProzessID ${named}, der Kopf ${prozessId}.`,
              en: `The file name tells the process id ${named}, the header ${prozessId}.`,
            },
            { file },
          );
        }
      },
    };
  },
};
