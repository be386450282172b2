import { text } from '@rathaus/client-core/texts';
import type { A03Values } from '../../xdomea/rules/a03-retention-unlimited.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const a03: XdomeaRuleText<A03Values> = {
  title: text(
    'Unbefristet aufzubewahrendes Schriftgut wird angeboten oder übergeben',
    'Records to be kept without limit are offered or handed over',
  ),
  message: ({ object }) =>
    text(
      `${object} ist in der Behörde unbefristet aufzubewahren.`,
      `${object} is to be kept by the authority without limit.`,
    ),
  reason: text(
    'Was die Behörde unbefristet braucht, kann sie nach der Übernahme nicht löschen. Meist ist die Angabe eine Voreinstellung.',
    'What the authority needs without limit it cannot delete after the transfer. Mostly the value is a default.',
  ),
  repair: text(
    'Eine Aufbewahrungsdauer in Jahren eintragen oder mit dem Archiv klären, ob es das Schriftgut trotzdem oder als Kopie übernimmt.',
    'Enter a retention in years, or ask the archive whether it takes the records all the same or as a copy.',
  ),
  source: text(
    'xdomea-Schema, Aufbewahrungsdauer mit der Angabe Unbefristet; die Folgerung ist eine Regel dieser Prüfung',
    'xdomea schema, Aufbewahrungsdauer with Unbefristet; the conclusion is a rule of this check',
  ),
  example: {
    wrong: '0501: <xdomea:Unbefristet>1</xdomea:Unbefristet>',
    right: '0501: <xdomea:AnzahlJahre>10</xdomea:AnzahlJahre>',
  },
};
