import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

export const r04: Rule = {
  id: 'R04',
  severity: 'warning',
  title: text('Absender, Empfänger und System sind angegeben', 'Sender, reader and system are given'),
  reason: text(
    'Ohne Absender und Empfänger ist nicht nachvollziehbar, wer abgibt und wer übernimmt.',
    'Without sender and reader nobody can tell who hands over and who takes over.',
  ),
  repair: {
    who: 'authority',
    how: text(
      'Behörde und Empfänger in den Stammdaten des Verfahrens hinterlegen, mindestens mit Namen.',
      'Enter both authorities in the settings of the software, at least with their names.',
    ),
  },
  source: 'documentation and implementationHint of the schemas',
  example: { wrong: '<Absender/>', right: '<Absender><Institution><Name>Stadt Musterstadt</Name>…' },

  visit(context) {
    const isEmpty = (value: object | undefined) => value === undefined || Object.keys(value).length === 0;
    return {
      kopf(kopf) {
        if (isEmpty(kopf.autor)) context.report(text('Der Absender ist leer.', 'The sender is empty.'));
        if (isEmpty(kopf.leser)) context.report(text('Der Empfänger ist leer.', 'The reader is empty.'));
        if (kopf.sendendesSystem !== undefined && isEmpty(kopf.sendendesSystem)) {
          context.report(text('Das sendende System ist leer.', 'The sending system is empty.'));
        }
      },
    };
  },
};
