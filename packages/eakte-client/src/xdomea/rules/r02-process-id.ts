import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

export const r02: Rule = {
  id: 'R02',
  severity: 'error',
  title: text('Die ProzessID steht auch im Dateinamen', 'The process id is in the file name as well'),
  reason: text(
    'Über die ProzessID ordnet der Empfänger Anbietung, Bewertung und Abgabe einander zu.',
    'The receiver joins offer, appraisal and transfer by the process id.',
  ),
  repair: {
    who: 'vendor',
    how: text(
      'Container und Nachricht mit der ProzessID aus dem Kopf benennen.',
      'Name container and message with the process id of the header.',
    ),
  },
  source: 'specification, as cited by Landesarchiv NRW',
  example: {
    wrong: 'Kopf: 3f25…, Datei: 77aa…_Abgabe.Abgabe.0401.zip',
    right: '3f25…_Abgabe.Abgabe.0401.zip',
  },

  visit(context) {
    return {
      end() {
        const id = context.kopf?.prozessId?.toLowerCase();
        for (const name of [context.container?.name, context.container?.messageName]) {
          const found =
            name === undefined
              ? undefined
              : /^([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})_/.exec(name)?.[1];
          if (id !== undefined && found !== undefined && found.toLowerCase() !== id) {
            context.report(
              text(
                'Die ProzessID im Dateinamen ist eine andere als im Kopf der Nachricht.',
                'The process id in the file name differs from that of the header.',
              ),
              name === undefined ? {} : { file: name },
            );
          }
        }
      },
    };
  },
};
