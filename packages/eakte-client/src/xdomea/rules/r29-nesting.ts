import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

export const r29: Rule = {
  id: 'R29',
  severity: 'warning',
  title: text('Die Gliederung ist tiefer als vorgesehen', 'The records are nested too deep'),
  reason: text(
    'Der Standard sieht fünf Ebenen vor (Akte, Teilakte, Vorgang, Teilvorgang, Dokument); viele Systeme lesen tiefere nicht.',
    'The standard foresees five levels (Akte, Teilakte, Vorgang, Teilvorgang, Dokument); many systems read no deeper.',
  ),
  repair: {
    who: 'vendor',
    how: text(
      'Tiefere Ebenen zusammenlegen; ab 4.0 die alte Gliederung im Strukturpfad festhalten.',
      'Merge deeper levels; since 4.0 keep the old structure in the Strukturpfad.',
    ),
  },
  source:
    'xdomea schema 4.0.0, Strukturpfad, documentation (S); x-man stops at 5 levels (P). Parameter: maxLevel',
  example: {
    wrong: 'Teilakte in Teilakte in Teilakte …',
    right: 'Akte, Teilakte, Vorgang, Teilvorgang, Dokument',
  },

  visit(context) {
    const limit = typeof context.parameters.maxLevel === 'number' ? context.parameters.maxLevel : 5;
    return {
      enter(object) {
        // Attachments of documents are no level of their own.
        if (object.level !== limit + 1 || object.parent?.kind === 'Dokument') return;
        context.report(
          text(`Das Objekt liegt auf Ebene ${object.level}.`, `The record lies on level ${object.level}.`),
          { object },
        );
      },
    };
  },
};
