import type { Akte } from '../model/index.ts';
import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

export const r25: Rule = {
  id: 'R25',
  severity: 'warning',
  title: text(
    'Laufzeit, ZdA-Datum und Aufbewahrungsende passen zusammen',
    'Period, closing date and end of retention agree',
  ),
  reason: text(
    'Aus diesen Daten werden Fristen berechnet; ein Widerspruch führt zu früher Vernichtung oder ewiger Aufbewahrung.',
    'Deadlines are computed from these; a contradiction destroys too early or never.',
  ),
  repair: {
    who: 'authority',
    how: text(
      'Laufzeit und ZdA-Datum der Akte prüfen und berichtigen.',
      'Check and correct the period and the closing date of the record.',
    ),
  },
  source: 'documentation and implementationHint of the schemas',
  example: { wrong: 'Beginn 2020-01-01, Ende 2019-01-01', right: 'Beginn 2019-01-01, Ende 2020-01-01' },

  visit(context) {
    return {
      leave(object) {
        if (object.kind === 'Dokument') return;
        const data = object.data as Akte;
        const { beginn, ende } = data.laufzeit ?? {};
        if (beginn !== undefined && ende !== undefined && beginn.slice(0, 10) > ende.slice(0, 10)) {
          context.report(text('Die Laufzeit endet vor ihrem Beginn.', 'The period ends before it begins.'), {
            object,
          });
        }
        if (data.zdaDatum !== undefined && data.zda !== true) {
          context.report(
            text(
              'Ein ZdA-Datum ist angegeben, das Objekt ist aber nicht zu den Akten verfügt.',
              'A closing date is given, but the record is not closed.',
            ),
            { object },
          );
        }
        const retention = data.aussonderungsmetadaten?.aufbewahrungsende;
        if (retention !== undefined && ende !== undefined && retention.slice(0, 10) < ende.slice(0, 10)) {
          context.report(
            text('Die Aufbewahrung endet vor der Laufzeit.', 'Retention ends before the period does.'),
            { object },
          );
        }
      },
    };
  },
};
