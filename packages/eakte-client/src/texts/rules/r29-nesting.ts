import { text } from '@rathaus/client-core/texts';
import type { R29Values } from '../../xdomea/rules/r29-nesting.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r29: XdomeaRuleText<R29Values> = {
  title: text('Die Gliederung ist tiefer als vorgesehen', 'The records are nested too deep'),
  message: ({ level, limit }) =>
    text(
      `Das Objekt liegt auf Ebene ${level}, vorgesehen sind höchstens ${limit}.`,
      `The record lies on level ${level}; at most ${limit} are foreseen.`,
    ),
  reason: text(
    'Der Standard sieht fünf Ebenen vor (Akte, Teilakte, Vorgang, Teilvorgang, Dokument); viele Systeme lesen tiefere nicht.',
    'The standard foresees five levels (Akte, Teilakte, Vorgang, Teilvorgang, Dokument); many systems read no deeper.',
  ),
  repair: text(
    'Tiefere Ebenen zusammenlegen; ab 4.0 die alte Gliederung im Strukturpfad festhalten.',
    'Merge deeper levels; since 4.0 keep the old structure in the Strukturpfad.',
  ),
  source: text(
    'xdomea 4.0, Schema, Erläuterung zum Strukturpfad; Praxis: x-man (Landesarchiv Thüringen) liest höchstens fünf Stufen',
    'xdomea 4.0, schema, explanation of Strukturpfad; practice: x-man (state archive of Thuringia) reads five levels at most',
  ),
  example: {
    wrong: 'Teilakte in Teilakte in Teilakte …',
    right: 'Akte, Teilakte, Vorgang, Teilvorgang, Dokument',
  },
};
