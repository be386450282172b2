import { text } from '../rules/local-text.ts';
import type { Rule } from '../rules/rule.ts';

/** A whole number that the schema allows and that programs cannot hold exactly. */
export const q07: Rule = {
  id: 'Q07',
  severity: 'warning',
  title: text(
    'Zahl mit mehr Stellen, als Programme halten',
    'Number with more digits than programs can hold',
  ),
  reason: text(
    'Das Schema begrenzt diese Zahl nicht. Ab 9007199254740992 runden viele Programme oder verwerfen sie; hier wird sie nicht gelesen und fehlt nach einer Umwandlung.',
    'The schema does not bound this number. From 9007199254740992 on many programs round or drop it; it is not read here and is missing after a conversion.',
  ),
  repair: {
    who: 'vendor',
    how: text('Die tatsächliche Anzahl oder Nummer angeben.', 'State the real count or number.'),
  },
  source: 'ECMA-262 6.1.6.1 (largest safe integer); own measurement with the schemas 2.3.0 to 4.0.0',
  example: {
    wrong: '<GesamtanzahlNachrichtenProTyp>99999999999999999999',
    right: '<GesamtanzahlNachrichtenProTyp>3',
  },
  // Told by the reader, which sees how the value is written.
  visit: () => ({}),
};
