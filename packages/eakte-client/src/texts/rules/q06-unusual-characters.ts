import { text } from '@rathaus/client-core/texts';
import type { Q06Values } from '../../xdomea/rules/q06-unusual-characters.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const q06: XdomeaRuleText<Q06Values> = {
  title: text('Betreff mit Zeichen außerhalb der DIN 91379', 'Subject with characters outside of DIN 91379'),
  message: ({ element }) =>
    text(
      `<${element}> enthält Zeichen, die die DIN 91379 nicht kennt.`,
      `<${element}> holds characters that DIN 91379 does not have.`,
    ),
  reason: text(
    'Seit xdomea 3.0 lässt das Schema jedes Zeichen zu, auch Emoji. Verwaltungssysteme müssen nur die Zeichen der DIN 91379 darstellen; andere werden zu Fragezeichen oder verhindern das Einlesen, und in xdomea 2.x sind sie ungültig.',
    'Since xdomea 3.0 the schema lets every character through, emoji too. Administrative systems only have to show those of DIN 91379; others become question marks or stop the import, and in xdomea 2.x they are invalid.',
  ),
  repair: text(
    'Betreff und Kennzeichen ohne Emoji und Sonderzeichen schreiben.',
    'Write subject and reference number without emoji and special characters.',
  ),
  source: text(
    'DIN 91379 (Ausgabe August 2022); eigene Messung mit den xdomea-Schemata 3.0, 3.1 und 4.0',
    'DIN 91379 (edition of August 2022); own measurement with the xdomea schemas 3.0, 3.1 and 4.0',
  ),
  example: { wrong: '<Betreff>Hundesteuer 😀', right: '<Betreff>Hundesteuer' },
};
