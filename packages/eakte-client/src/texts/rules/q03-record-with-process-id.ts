import { text } from '@rathaus/client-core/texts';
import type { Q03Values } from '../../xdomea/rules/q03-record-with-process-id.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const q03: XdomeaRuleText<Q03Values> = {
  title: text('Objekt mit der UUID des Vorgangs der Übergabe', 'Record with the UUID of the process'),
  message: text('Das Objekt trägt die UUID des Prozesses.', 'The record has the UUID of the process.'),
  reason: text(
    'Prozess und Objekt mit derselben UUID sind nicht zu unterscheiden, sobald ein zweiter Prozess dasselbe Objekt betrifft.',
    'Process and record with the same UUID cannot be told apart as soon as a second process is about the record.',
  ),
  repair: text('Für den Prozess eine eigene UUID vergeben.', 'Give the process a UUID of its own.'),
  source: text(
    'Praxis: Vorlagen für eine VIS-Schnittstelle (XdomeaPopulator)',
    'Practice: templates aimed at a VIS interface (XdomeaPopulator)',
  ),
  example: {
    wrong: text('ProzessID = ID der Akte', 'ProzessID = ID of the Akte'),
    right: text('verschiedene UUIDs', 'different UUIDs'),
  },
};
