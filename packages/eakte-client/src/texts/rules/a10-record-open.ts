import { text } from '@rathaus/client-core/texts';
import type { A10Values } from '../../xdomea/rules/a10-record-open.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const a10: XdomeaRuleText<A10Values> = {
  title: text('Das Schriftgut ist nicht abgeschlossen', 'The record is not closed'),
  message: ({ object }) =>
    text(
      `${object} ist nicht als abgeschlossen gekennzeichnet (ZdA fehlt oder ist 0).`,
      `${object} is not marked as closed (ZdA is missing or 0).`,
    ),
  reason: text(
    'Was noch in Bearbeitung ist, ändert sich nach der Übergabe; das Archiv hätte einen überholten Stand.',
    'What is still worked on changes after the transfer; the archive would have a superseded state.',
  ),
  repair: text(
    'Akte oder Vorgang zu den Akten verfügen und erneut exportieren.',
    'Close the Akte or Vorgang and export again.',
  ),
  source: text(
    'xdomea-Schema, ZdA und ZdADatum (dort freiwillig); gilt nur mit einem Profil, das abgeschlossenes Schriftgut verlangt',
    'xdomea schema, ZdA and ZdADatum (optional there); holds only with a profile that asks for closed records',
  ),
  example: {
    wrong: text('0503: <xdomea:Akte> ohne <xdomea:ZdA>', '0503: <xdomea:Akte> without <xdomea:ZdA>'),
    right: '<xdomea:ZdA>1</xdomea:ZdA><xdomea:ZdADatum>2015-12-31</xdomea:ZdADatum>',
  },
};
