import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

export const r26: Rule = {
  id: 'R26',
  severity: 'warning',
  title: text(
    'Unbefristet aufbewahren und vernichten schließen sich aus',
    'Keeping for ever and destroying exclude each other',
  ),
  reason: text(
    'Ein unbefristet aufzubewahrendes Objekt darf nicht zur Vernichtung vorgesehen sein.',
    'A record to be kept for ever must not be foreseen for destruction.',
  ),
  repair: {
    who: 'authority',
    how: text(
      'Aufbewahrungsdauer oder Aussonderungsart berichtigen.',
      'Correct the retention or the appraisal term.',
    ),
  },
  source: 'practice and robustness',
  example: { wrong: '<Unbefristet>1, Aussonderungsart V', right: '<AnzahlJahre>10, Aussonderungsart V' },

  visit(context) {
    return {
      enter(object) {
        const data = 'aussonderungsmetadaten' in object.data ? object.data.aussonderungsmetadaten : undefined;
        if (data?.aufbewahrungsdauer?.unbefristet && data.aussonderungsart?.code === 'V') {
          context.report(
            text(
              'Unbefristete Aufbewahrung mit Aussonderungsart V.',
              'Unlimited retention with appraisal term V.',
            ),
            { object },
          );
        }
      },
    };
  },
};
