import { text } from '@rathaus/client-core/texts';
import type { R15Values } from '../../xdomea/rules/r15-record-id-unique.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r15: XdomeaRuleText<R15Values> = {
  title: text(
    'Die UUID eines Schriftgutobjekts ist mehrfach vergeben oder ungültig',
    'The UUID of a record is used twice or invalid',
  ),
  message: (values) => {
    switch (values.fault) {
      case 'no-uuid':
        return text(
          'Die Kennung des Objekts ist keine UUID: Sie enthält Zeichen, die keine Hexadezimalziffern sind.',
          'The id of the record is no UUID: it holds characters that are no hexadecimal digits.',
        );
      case 'repeated':
        return text(
          `Die UUID ${values.id} trägt schon ein früheres Objekt dieser Nachricht.`,
          `An earlier record of this message has the UUID ${values.id} already.`,
        );
      case 'process':
        return text(
          `Das Objekt trägt die ProzessID ${values.id} als UUID.`,
          `The record has the process id ${values.id} as its UUID.`,
        );
    }
  },
  reason: text(
    'Beide Seiten führen die UUID als dauerhaften Schlüssel. Teilen sich zwei Objekte eine, überschreibt das eine beim Einlesen das andere.',
    'Both sides keep the UUID as the lasting key. If two records share one, the second overwrites the first on import.',
  ),
  repair: text(
    'Jeder Akte, jedem Vorgang und jedem Dokument eine eigene, dauerhaft gleiche UUID geben, verschieden von der ProzessID.',
    'Give each Akte, Vorgang and Dokument a UUID of its own that never changes, different from the process id.',
  ),
  source: text(
    'xdomea-Spezifikation 4.0, zitiert nach dem Landesarchiv NRW: Die UUID eines Objekts bleibt in allen Nachrichten gleich. In 0601 und 0605 wertet der Empfänger sie nicht aus (Schema, Umsetzungshinweis)',
    'xdomea specification 4.0, as cited by the state archive of NRW: the UUID of a record stays the same in all messages. In 0601 and 0605 the receiver ignores it (schema, implementation note)',
  ),
  example: {
    wrong: text(
      'zwei <xdomea:Vorgang> mit derselben <xdomea:ID>',
      'two <xdomea:Vorgang> with the same <xdomea:ID>',
    ),
    right: text('in jedem Objekt eine andere <xdomea:ID>', 'a different <xdomea:ID> in each record'),
  },
};
