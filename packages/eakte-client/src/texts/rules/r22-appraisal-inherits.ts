import { text } from '@rathaus/client-core/texts';
import type { R22Values } from '../../xdomea/rules/r22-appraisal-inherits.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r22: XdomeaRuleText<R22Values> = {
  title: text(
    'Aussonderungsart widerspricht der des übergeordneten Objekts',
    'Appraisal contradicts that of the record above',
  ),
  message: ({ object, own, above }) =>
    text(
      `${object} trägt die Aussonderungsart ${own}, das übergeordnete Objekt ${above}.`,
      `${object} has the appraisal ${own}, the record above ${above}.`,
    ),
  reason: text(
    'Widerspricht ein Teil seiner Akte, ist unklar, was das Archiv übernehmen soll.',
    'When a part contradicts its file, it is unclear what the archive shall take.',
  ),
  repair: text(
    'Die Aussonderungsart an der Akte setzen und Abweichungen darunter entfernen oder die Akte auf B (bewerten) stellen.',
    'Set the term at the Akte and remove deviations below, or set the Akte to B (appraise).',
  ),
  source: text(
    'xdomea-Schema, Umsetzungshinweis zur Aussonderungsart',
    'xdomea schema, implementation note on Aussonderungsart',
  ),
  example: { wrong: 'Akte V, Vorgang A', right: 'Akte B, Vorgang A' },
};
