import { type Term, term } from '@rathaus/client-core/findings';
import { isDinC } from '../schema/characters.ts';
import type { Rule } from './rule.ts';

/** Values of Q06. */
export type Q06Values = {
  /** Element with the characters. */
  readonly element: Term<'Betreff' | 'Kennzeichen'>;
};

/** Most subjects are this: no need to ask the whole table. */
const usual = /^[\x20-\x7eÄÖÜäöüß§–„“]*$/;
/** DIN 91379 also has Greek and Cyrillic (data types D and E), and quotation marks are everywhere. */
const alsoFine = /[\p{Script=Greek}\p{Script=Cyrillic}\u2010-\u201f\u2022\u2026\u202f\u2030]/gu;

const isFine = (value: string | undefined) =>
  value === undefined || usual.test(value) || isDinC(value.replace(alsoFine, ''));

/** Subject and reference number have no characters that administrative systems do not have. */
export const q06: Rule<Q06Values> = {
  id: 'Q06',
  severity: 'info',
  who: 'authority',
  // 2.x allows Latin letters only, so that the schema itself refuses the others.
  versions: ['3.0.0', '3.1.0', '4.0.0'],
  visit: (context) => ({
    enter(object) {
      const general = object.data.allgemeineMetadaten;
      if (general === undefined) return;
      if (!isFine(general.betreff))
        context.report({ element: term('Betreff') }, { object, field: 'allgemeineMetadaten/betreff' });
      if (!isFine(general.kennzeichen))
        context.report(
          { element: term('Kennzeichen') },
          { object, field: 'allgemeineMetadaten/kennzeichen' },
        );
    },
  }),
};
