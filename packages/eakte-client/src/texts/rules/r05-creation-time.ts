import { text } from '@rathaus/client-core/texts';
import type { R05Values } from '../../xdomea/rules/r05-creation-time.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r05: XdomeaRuleText<R05Values> = {
  title: text(
    'Erstellungszeitpunkt ist ungenau oder liegt in der Zukunft',
    'Time of creation is imprecise or in the future',
  ),
  message: ({ fault, time }) => {
    switch (fault) {
      case 'no-zone':
        return text(
          `Dem Erstellungszeitpunkt ${time} fehlt die Zeitzone.`,
          `The time of creation ${time} lacks the zone.`,
        );
      case 'no-milliseconds':
        return text(
          `Dem Erstellungszeitpunkt ${time} fehlen die Millisekunden.`,
          `The time of creation ${time} lacks the milliseconds.`,
        );
      case 'future':
        return text(
          `Der Erstellungszeitpunkt ${time} liegt in der Zukunft.`,
          `The time of creation ${time} is in the future.`,
        );
    }
  },
  reason: text(
    'Nach dem Zeitpunkt werden Nachrichten geordnet und Fristen gerechnet. Ohne Zeitzone ist er um bis zu zwei Stunden mehrdeutig; xdomea 4.0 verlangt Millisekunden und Zeitzone.',
    'Messages are ordered and deadlines counted by this time. Without a zone it is ambiguous by up to two hours; xdomea 4.0 asks for milliseconds and zone.',
  ),
  repair: text(
    'Den Zeitpunkt als JJJJ-MM-TTThh:mm:ss.sss+hh:mm schreiben und die Uhr des Servers prüfen.',
    'Write the time as YYYY-MM-DDThh:mm:ss.sss+hh:mm and check the clock of the server.',
  ),
  source: text(
    'xdomea 4.0, Schema, Erläuterung zum Erstellungszeitpunkt; für Zeitpunkte in der Zukunft eine Regel dieser Prüfung',
    'xdomea 4.0, schema, explanation of erstellungszeitpunkt; for times in the future a rule of this check',
  ),
  example: {
    wrong: '<erstellungszeitpunkt>2026-11-23T09:00:00</erstellungszeitpunkt>',
    right: '<erstellungszeitpunkt>2026-11-23T09:00:00.000+01:00</erstellungszeitpunkt>',
  },
};
