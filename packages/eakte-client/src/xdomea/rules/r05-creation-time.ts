import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

export const r05: Rule = {
  id: 'R05',
  severity: 'warning',
  title: text(
    'Erstellungszeitpunkt mit Zeitzone, nicht in der Zukunft',
    'Time of creation with zone and not in the future',
  ),
  reason: text(
    'Fristen und die Reihenfolge von Nachrichten hängen am Zeitpunkt; ohne Zeitzone ist er um Stunden ungenau.',
    'Deadlines and the order of messages depend on the instant; without a zone it is off by hours.',
  ),
  repair: {
    who: 'vendor',
    how: text(
      'Zeitpunkte mit Millisekunden und Zeitzone schreiben und die Systemuhr prüfen.',
      'Write instants with milliseconds and zone and check the clock of the system.',
    ),
  },
  source: 'documentation and implementationHint of the schemas',
  example: { wrong: '2026-11-23T09:00:00', right: '2026-11-23T09:00:00.000+01:00' },

  visit(context) {
    return {
      kopf(kopf) {
        const written = kopf.erstellungszeitpunkt;
        if (written === undefined) return;
        if (context.version === '4.0.0' && !/\.\d{3,}(?:Z|[+-]\d\d:\d\d)$/.test(written)) {
          context.report(
            text(
              'Dem Erstellungszeitpunkt fehlen Millisekunden oder Zeitzone.',
              'The time of creation lacks milliseconds or zone.',
            ),
          );
        }
        const instant = Date.parse(/(?:Z|[+-]\d\d:\d\d)$/.test(written) ? written : `${written}Z`);
        // Without a zone the instant may be up to 14 hours off; clocks may differ by some minutes.
        const tolerance = /(?:Z|[+-]\d\d:\d\d)$/.test(written) ? 5 * 60_000 : 14 * 3_600_000;
        if (instant > context.now.getTime() + tolerance) {
          context.report(
            text(
              `Der Erstellungszeitpunkt ${written} liegt in der Zukunft.`,
              `The time of creation ${written} is in the future.`,
            ),
          );
        }
      },
    };
  },
};
