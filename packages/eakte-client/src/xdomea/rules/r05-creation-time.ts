import type { Rule } from './rule.ts';

/** Clocks of two authorities may differ by this much. */
const toleranceMinutes = 10;

/** The time of creation is precise and not in the future. */
export const r05CreationTime: Rule = {
  id: 'R05',
  severity: 'warning',
  title: {
    de: 'Erstellungszeitpunkt ist ungenau oder liegt in der Zukunft',
    en: 'Time of creation is imprecise or in the future',
  },
  reason: {
    de: 'Nach dem Zeitpunkt werden Nachrichten geordnet und Fristen gerechnet. Ohne Zeitzone ist er um bis zu zwei Stunden mehrdeutig; xdomea 4.0 verlangt Millisekunden und Zeitzone.',
    en: 'Messages are ordered and deadlines counted by this time. Without a zone it is ambiguous by up to two hours; xdomea 4.0 asks for milliseconds and zone.',
  },
  repair: {
    who: 'vendor',
    how: {
      de: 'Den Zeitpunkt als JJJJ-MM-TTThh:mm:ss.sss+hh:mm schreiben und die Uhr des Servers prüfen.',
      en: 'Write the time as YYYY-MM-DDThh:mm:ss.sss+hh:mm and check the clock of the server.',
    },
  },
  source:
    'xdomea schema 4.0.0, erstellungszeitpunkt, documentation (H); practice (P) for times in the future',
  example: {
    wrong: '<erstellungszeitpunkt>2026-11-23T09:00:00</erstellungszeitpunkt>',
    right: '<erstellungszeitpunkt>2026-11-23T09:00:00.000+01:00</erstellungszeitpunkt>',
  },
  visit(context) {
    const given = context.parameters.toleranceMinutes;
    const tolerance = (typeof given === 'number' ? given : toleranceMinutes) * 60_000;
    return {
      kopf({ erstellungszeitpunkt: text }) {
        if (text === undefined) return;
        const parts = /^(-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(text);
        if (!parts) return;
        const [, local, fraction, zone] = parts;
        if (context.version === '4.0.0' && (zone === undefined || (fraction ?? '').length < 4)) {
          context.report({
            de: `Dem Erstellungszeitpunkt ${text} fehlen ${zone === undefined ? 'die Zeitzone' : 'die Millisekunden'}.`,
            en: `The time of creation ${text} lacks ${zone === undefined ? 'the zone' : 'the milliseconds'}.`,
          });
        }
        // Without a zone the earliest German reading counts: summer time.
        const instant = Date.parse(`${local}${(fraction ?? '').slice(0, 4)}${zone ?? '+02:00'}`);
        if (Number.isNaN(instant) || instant <= context.now.getTime() + tolerance) return;
        context.report({
          de: `Der Erstellungszeitpunkt ${text} liegt in der Zukunft.`,
          en: `The time of creation ${text} is in the future.`,
        });
      },
    };
  },
};
