import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

/** What is kept for ever is not to be destroyed. */
export const r26: Rule = {
  id: 'R26',
  severity: 'warning',
  title: text(
    'Unbefristete Aufbewahrung und Vernichtung zugleich',
    'Kept for ever and to be destroyed at once',
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
  source:
    'Practice (P); xdomea schema, Aufbewahrungsdauer, documentation: disposal follows the end of retention',
  example: { wrong: '<Unbefristet>1, Aussonderungsart V', right: '<AnzahlJahre>10, Aussonderungsart V' },

  visit(context) {
    return {
      leave(object) {
        const { data } = object;
        if (data.kind === 'Dokument' || data.kontextobjekt === true) return;
        const disposal = data.aussonderungsmetadaten;
        if (disposal?.aufbewahrungsdauer?.unbefristet !== true) return;
        if (disposal.aussonderungsart?.code !== 'V') return;
        context.report(
          {
            de: `${object.kind} ist unbefristet aufzubewahren und mit V (vernichten) gekennzeichnet.`,
            en: `${object.kind} is to be kept for ever and marked V (destroy).`,
          },
          { object },
        );
      },
    };
  },
};
