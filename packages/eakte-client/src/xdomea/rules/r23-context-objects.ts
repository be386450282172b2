import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

export const r23: Rule = {
  id: 'R23',
  severity: 'error',
  title: text('Kontextobjekte sind richtig gesetzt', 'Context records are set right'),
  reason: text(
    'Kontextobjekte zeigen nur den Zusammenhang und werden nicht übergeben. Sind alle Objekte Kontext, wird nichts übergeben.',
    'Context records only show the surroundings and are not handed over. When all are context, nothing is.',
  ),
  repair: {
    who: 'vendor',
    how: text(
      'Kontextobjekt nur an Akten und Vorgängen setzen, die selbst nicht übergeben werden.',
      'Set Kontextobjekt only at records that are not handed over themselves.',
    ),
  },
  source: 'documentation and implementationHint of the schemas (4.0)',
  example: { wrong: 'alle <Kontextobjekt>1', right: 'mindestens ein <Kontextobjekt>0' },
  versions: ['4.0.0'],
  messages: ['0501', '0503'],
  visit(context) {
    let all = 0;
    let only = 0;
    return {
      enter(object) {
        if (object.kind === 'Dokument' || !('kontextobjekt' in object.data)) return;
        all += 1;
        if (!object.data.kontextobjekt) return;
        only += 1;
        if (
          object.parent &&
          'kontextobjekt' in object.parent.data &&
          object.parent.data.kontextobjekt === false
        ) {
          context.report(
            text(
              'Ein Kontextobjekt liegt in einem Objekt, das übergeben wird.',
              'A context record lies in a record that is handed over.',
            ),
            {
              object,
              severity: 'warning',
            },
          );
        }
      },
      end() {
        if (all > 0 && all === only)
          context.report(text('Alle Objekte sind Kontextobjekte.', 'All records are context records.'));
      },
    };
  },
};
