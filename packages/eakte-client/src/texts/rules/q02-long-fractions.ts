import { text } from '@rathaus/client-core/texts';
import type { Q02Values } from '../../xdomea/rules/q02-long-fractions.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const q02: XdomeaRuleText<Q02Values> = {
  title: text(
    'Sekundenbruchteile mit mehr als drei Stellen',
    'Fractions of a second with more than three digits',
  ),
  message: text(
    'Der Erstellungszeitpunkt hat mehr als drei Nachkommastellen.',
    'The time of creation has more than three decimals.',
  ),
  reason: text(
    'Manche Empfänger lesen nur Millisekunden und kürzen oder verwerfen den Zeitpunkt.',
    'Some receivers read milliseconds only and cut or drop the instant.',
  ),
  repair: text('Zeitpunkte mit drei Nachkommastellen schreiben.', 'Write instants with three decimals.'),
  source: text(
    'Praxis: Vorlagen für eine VIS-Schnittstelle (XdomeaPopulator)',
    'Practice: templates aimed at a VIS interface (XdomeaPopulator)',
  ),
  example: { wrong: '09:00:00.1234567', right: '09:00:00.123' },
};
