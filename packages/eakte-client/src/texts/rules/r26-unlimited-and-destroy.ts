import { text } from '@rathaus/client-core/texts';
import type { R26Values } from '../../xdomea/rules/r26-unlimited-and-destroy.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r26: XdomeaRuleText<R26Values> = {
  title: text(
    'Unbefristete Aufbewahrung und Vernichtung zugleich',
    'Kept for ever and to be destroyed at once',
  ),
  message: ({ object }) =>
    text(
      `${object} ist unbefristet aufzubewahren und mit V (vernichten) gekennzeichnet.`,
      `${object} is to be kept for ever and marked V (destroy).`,
    ),
  reason: text(
    'Ein unbefristet aufzubewahrendes Objekt darf nicht zur Vernichtung vorgesehen sein.',
    'A record to be kept for ever must not be foreseen for destruction.',
  ),
  repair: text(
    'Aufbewahrungsdauer oder Aussonderungsart berichtigen.',
    'Correct the retention or the appraisal term.',
  ),
  source: text(
    'xdomea-Schema, Erläuterung zur Aufbewahrungsdauer: Die Aussonderung folgt auf das Ende der Frist; daraus eine Regel dieser Prüfung',
    'xdomea schema, explanation of Aufbewahrungsdauer: disposal follows the end of retention; a rule of this check made from it',
  ),
  example: { wrong: '<Unbefristet>1, Aussonderungsart V', right: '<AnzahlJahre>10, Aussonderungsart V' },
};
