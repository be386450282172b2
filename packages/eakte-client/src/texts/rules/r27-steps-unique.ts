import { text } from '@rathaus/client-core/texts';
import type { R27Values } from '../../xdomea/rules/r27-steps-unique.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r27: XdomeaRuleText<R27Values> = {
  title: text(
    'Der Geschäftsgang ist nicht vollständig oder nicht eindeutig nummeriert',
    'The workflow is incomplete or not numbered clearly',
  ),
  message: ({ fault, step }) => {
    switch (fault) {
      case 'repeated':
        return text(
          `Die Nummer ${step} tragen zwei Beteiligungsschritte.`,
          `The number ${step} is given to two steps.`,
        );
      case 'gap':
        return text(
          `In der fortlaufenden Nummerierung fehlt der Beteiligungsschritt ${step}.`,
          `The step ${step} is missing in the running numbers.`,
        );
      case 'parallel':
        return text(
          `Ein Schritt verläuft parallel zu ${step}; dieser Schritt wurde nicht geliefert.`,
          `A step runs parallel to ${step}; that step was not delivered.`,
        );
      case 'changed':
        return text(
          `Der geänderte Beteiligungsschritt ${step} kommt im Geschäftsgang nicht vor.`,
          `The changed step ${step} does not occur in the workflow.`,
        );
    }
  },
  reason: text(
    'Mit doppelten Nummern ist der Ablauf nicht mehr nachvollziehbar.',
    'With double numbers the course can no longer be followed.',
  ),
  repair: text(
    'Alle Beteiligungsschritte mit eindeutiger Nummer übergeben.',
    'Hand over all steps, each with a number of its own.',
  ),
  source: text(
    'xdomea-Schema, Erläuterung und Umsetzungshinweis zum Beteiligungsschritt und seiner Nummer',
    'xdomea schema, explanation of and implementation note on Beteiligungsschritt and its Nummer',
  ),
  example: {
    wrong: text('zwei Schritte mit Nummer 1', 'two steps with the number 1'),
    right: text('Nummern 1 und 2', 'numbers 1 and 2'),
  },
};
