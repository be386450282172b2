import type { Rule } from './rule.ts';
import { isUuid, sameId } from './uuid.ts';
import { UuidSet } from './uuid-set.ts';

/** Messages whose ids the receiver replaces: a repeated one does no harm. */
const idsIgnored = new Set(['0601', '0604', '0605']);

/** Each record has a UUID of its own. */
export const r15RecordIdUnique: Rule = {
  id: 'R15',
  severity: 'error',
  title: {
    de: 'Die UUID eines Schriftgutobjekts ist mehrfach vergeben oder ungültig',
    en: 'The UUID of a record is used twice or invalid',
  },
  reason: {
    de: 'Beide Seiten führen die UUID als dauerhaften Schlüssel. Teilen sich zwei Objekte eine, überschreibt das eine beim Einlesen das andere.',
    en: 'Both sides keep the UUID as the lasting key. If two records share one, the second overwrites the first on import.',
  },
  repair: {
    who: 'vendor',
    how: {
      de: 'Jeder Akte, jedem Vorgang und jedem Dokument eine eigene, dauerhaft gleiche UUID geben, verschieden von der ProzessID.',
      en: 'Give each Akte, Vorgang and Dokument a UUID of its own that never changes, different from the process id.',
    },
  },
  source:
    'Practice (P); specification 4.0 (Landesarchiv NRW): the UUID of a record stays the same in all messages; 0601/0605: ids are ignored by the receiver (H)',
  example: {
    wrong: 'two <xdomea:Vorgang> with the same <xdomea:ID>',
    right: 'a different <xdomea:ID> in each record',
  },
  visit(context) {
    const seen = new UuidSet();
    const severity = idsIgnored.has(context.messageType) ? 'info' : 'error';
    return {
      enter(object) {
        const { id } = object;
        if (id === undefined) return;
        const isNew = seen.add(id);
        if (!isUuid(id)) {
          context.report(
            {
              de: 'Die Kennung des Objekts ist keine UUID: Sie enthält Zeichen, die keine Hexadezimalziffern sind.',
              en: 'The id of the record is no UUID: it holds characters that are no hexadecimal digits.',
            },
            { object, severity },
          );
        } else if (!isNew) {
          context.report(
            {
              de: `Die UUID ${id} trägt schon ein früheres Objekt dieser Nachricht.`,
              en: `An earlier record of this message has the UUID ${id} already.`,
            },
            { object, severity },
          );
        } else if (sameId(id, context.kopf?.prozessId)) {
          context.report(
            {
              de: `Das Objekt trägt die ProzessID ${id} als UUID.`,
              en: `The record has the process id ${id} as its UUID.`,
            },
            { object, severity },
          );
        }
      },
    };
  },
};
