import { text } from '@rathaus/client-core/texts';
import type { R04Values } from '../../xdomea/rules/r04-contact-not-empty.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r04: XdomeaRuleText<R04Values> = {
  title: text(
    'Absender, Empfänger oder System ist ohne Angaben',
    'Sender, reader or system is without content',
  ),
  message: ({ element }) => text(`<${element}> enthält keine Angabe.`, `<${element}> holds nothing.`),
  reason: text(
    'Das Schema lässt leere Kontakte zu. Der Empfänger weiß dann nicht, von wem die Akten kommen und wem er antworten soll.',
    'The schema lets empty contacts through. The receiver then does not know whom the records come from and whom to answer.',
  ),
  repair: text(
    'Im sendenden System Name oder Behördenkennung der eigenen Stelle und des Empfängers hinterlegen.',
    'Enter name or key of the own office and of the receiver in the sending system.',
  ),
  source: text(
    'xdomea-Schema, Umsetzungshinweis zum Kontakt: mindestens eine Angabe ist auszufüllen',
    'xdomea schema, implementation note on Kontakt: at least one element has to be filled',
  ),
  example: {
    wrong: '<xdomea:Absender/>',
    right:
      '<xdomea:Absender><xdomea:Institution><xdomea:Name>Stadt Musterstadt</xdomea:Name></xdomea:Institution></xdomea:Absender>',
  },
};
