import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

/** The appraisal of a record holds for what it contains. */
export const r22: Rule = {
  id: 'R22',
  severity: 'warning',
  title: text(
    'Aussonderungsart widerspricht der des übergeordneten Objekts',
    'Appraisal contradicts that of the record above',
  ),
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
  source: 'xdomea schema, Aussonderungsart, implementationHint (H)',
  example: { wrong: 'Akte V, Vorgang A', right: 'Akte B, Vorgang A' },

  visit(context) {
    /** By level: the appraisal that holds there. */
    const valid: (string | undefined)[] = [];
    return {
      enter(object) {
        const { level, data } = object;
        const inherited = level > 1 ? valid[level - 1] : undefined;
        valid[level] = inherited;
        if (data.kind === 'Dokument') return;
        // What is sent for context only is not appraised.
        if (data.kontextobjekt === true) {
          valid[level] = undefined;
          return;
        }
        const own = data.aussonderungsmetadaten?.aussonderungsart?.code;
        if (own === undefined) return;
        valid[level] = own;
        // B asks for an appraisal of the parts: below it anything may stand.
        if (inherited === undefined || inherited === own || inherited === 'B') return;
        context.report(
          {
            de: `${object.kind} trägt die Aussonderungsart ${own}, das übergeordnete Objekt ${inherited}.`,
            en: `${object.kind} has the appraisal ${own}, the record above ${inherited}.`,
          },
          { object },
        );
      },
    };
  },
};
