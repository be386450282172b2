import { text } from '../rules/local-text.ts';
import type { Rule } from '../rules/rule.ts';
import { isDinC } from '../schema/characters.ts';

/** Most subjects are this: no need to ask the whole table. */
const usual = /^[\x20-\x7eÄÖÜäöüß§–„“]*$/;
/** DIN 91379 also has Greek and Cyrillic (data types D and E), and quotation marks are everywhere. */
const alsoFine = /[\p{Script=Greek}\p{Script=Cyrillic}\u2010-\u201f\u2022\u2026\u202f\u2030]/gu;

/** Subject or reference number with characters that administrative systems do not have. */
export const q06: Rule = {
  id: 'Q06',
  severity: 'info',
  title: text('Betreff mit Zeichen außerhalb der DIN 91379', 'Subject with characters outside of DIN 91379'),
  reason: text(
    'Seit xdomea 3.0 lässt das Schema jedes Zeichen zu, auch Emoji. Verwaltungssysteme müssen nur die Zeichen der DIN 91379 darstellen; andere werden zu Fragezeichen oder verhindern das Einlesen, und in xdomea 2.x sind sie ungültig.',
    'Since xdomea 3.0 the schema lets every character through, emoji too. Administrative systems only have to show those of DIN 91379; others become question marks or stop the import, and in xdomea 2.x they are invalid.',
  ),
  repair: {
    who: 'authority',
    how: text(
      'Betreff und Kennzeichen ohne Emoji und Sonderzeichen schreiben.',
      'Write subject and reference number without emoji and special characters.',
    ),
  },
  source: 'own measurement with the schemas 3.0.0 to 4.0.0; DIN 91379:2022-08',
  example: { wrong: '<Betreff>Hundesteuer 😀', right: '<Betreff>Hundesteuer' },
  versions: ['3.0.0', '3.1.0', '4.0.0'],
  visit(context) {
    const isFine = (value: string | undefined) =>
      value === undefined || usual.test(value) || isDinC(value.replace(alsoFine, ''));
    return {
      enter(object) {
        const general = object.data.allgemeineMetadaten;
        if (general === undefined || (isFine(general.betreff) && isFine(general.kennzeichen))) return;
        context.report(
          text(
            'Betreff oder Kennzeichen enthält Zeichen, die die DIN 91379 nicht kennt.',
            'Subject or reference number holds characters that DIN 91379 does not have.',
          ),
          { object },
        );
      },
    };
  },
};
