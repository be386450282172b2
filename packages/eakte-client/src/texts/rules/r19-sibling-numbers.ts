import { text } from '@rathaus/client-core/texts';
import type { R19Values } from '../../xdomea/rules/r19-sibling-numbers.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r19: XdomeaRuleText<R19Values> = {
  title: text(
    'Nummern im übergeordneten Objekt sind doppelt oder nur teilweise vergeben',
    'Numbers within the parent record are given twice or only to some',
  ),
  message: (values) =>
    values.fault === 'repeated'
      ? text(
          `Die Nummer ${values.number} trägt schon ein anderes Objekt unter demselben übergeordneten.`,
          `The number ${values.number} belongs to another record under the same parent already.`,
        )
      : text(
          `Untergeordnete Objekte mit Nummer: ${values.numbered}, ohne Nummer: ${values.bare}.`,
          `Records inside with a number: ${values.numbered}, without one: ${values.bare}.`,
        ),
  reason: text(
    'Die Nummern bestimmen die Reihenfolge der Akte; doppelte oder halb vergebene Nummern machen sie beliebig.',
    'The numbers give the order of the file; double or partial numbers make it arbitrary.',
  ),
  repair: text(
    'Alle Geschwister fortlaufend nummerieren oder keines. Lücken sind erlaubt.',
    'Number all siblings or none. Gaps are allowed.',
  ),
  source: text(
    'xdomea-Schema, Umsetzungshinweis zu NummerImUebergeordnetenContainer',
    'xdomea schema, implementation note on NummerImUebergeordnetenContainer',
  ),
  example: {
    wrong: text('zwei Dokumente mit Nummer 1', 'two documents with the number 1'),
    right: text('Nummern 1 und 2', 'numbers 1 and 2'),
  },
};
