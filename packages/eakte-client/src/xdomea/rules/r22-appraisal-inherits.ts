import { text } from './local-text.ts';
import type { Rule, RuleObject } from './rule.ts';

export const r22: Rule = {
  id: 'R22',
  severity: 'warning',
  title: text('Die Aussonderungsart vererbt sich nach unten', 'The appraisal term is inherited downwards'),
  reason: text(
    'Widerspricht ein Teil seiner Akte, ist unklar, was das Archiv übernehmen soll.',
    'When a part contradicts its file, it is unclear what the archive shall take.',
  ),
  repair: {
    who: 'authority',
    how: text(
      'Die Aussonderungsart an der Akte setzen und Abweichungen darunter entfernen oder die Akte auf B (bewerten) stellen.',
      'Set the term at the Akte and remove deviations below, or set the Akte to B (appraise).',
    ),
  },
  source: 'documentation and implementationHint of the schemas',
  example: { wrong: 'Akte V, Vorgang A', right: 'Akte B, Vorgang A' },

  visit(context) {
    const term = (object: RuleObject | undefined) =>
      object && 'aussonderungsmetadaten' in object.data
        ? object.data.aussonderungsmetadaten?.aussonderungsart?.code
        : undefined;
    return {
      enter(object) {
        const own = term(object);
        const above = term(object.parent);
        if (own !== undefined && above !== undefined && above !== 'B' && own !== above) {
          context.report(
            text(`Aussonderungsart ${own} unter ${above}.`, `Appraisal term ${own} below ${above}.`),
            { object },
          );
        }
      },
    };
  },
};
