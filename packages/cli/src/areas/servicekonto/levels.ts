import { levelNames, sessionLimits } from '@rathaus/servicekonto-client';
import type { Context } from '../../program/area.ts';

export interface LevelsOptions {
  json?: boolean;
}

const minutes = (milliseconds: number) => milliseconds / 60_000;

/** `rathaus servicekonto levels`: one row for each level, lowest first. */
export async function levels(
  { json }: LevelsOptions,
  { json: print, say, text, language }: Context,
): Promise<void> {
  const rows = levelNames.map((names) => {
    const { idle, absolute } = sessionLimits[names.level];
    return { ...names, session: { idleMinutes: minutes(idle), absoluteMinutes: minutes(absolute) } };
  });
  if (json) {
    print({ levels: rows });
    return;
  }
  const table = [
    [text({ de: 'Niveau', en: 'level' }), 'STORK', 'eIDAS', 'BundID', text({ de: 'Sitzung', en: 'session' })],
    ...rows.map(({ level, [language]: name, stork, eidas, akdb, session }) => [
      level === name ? level : `${level} (${name})`,
      stork,
      eidas ?? '–',
      akdb,
      text({
        de: `${session.absoluteMinutes} min, Pause ${session.idleMinutes} min`,
        en: `${session.absoluteMinutes} min, pause ${session.idleMinutes} min`,
      }),
    ]),
  ];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  for (const [index, row] of table.entries()) {
    const line = row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd();
    say(line, index === 0 ? 'strong' : undefined);
  }
  say(
    text({
      de: '"low" und …/LoA/low fehlen mit Absicht: manche Broker senden sie für Benutzername und Passwort. Nur die Konfiguration des einen Brokers darf sagen, was sie dort heißen.',
      en: '"low" and …/LoA/low are missing on purpose: some brokers send them for a user name and password. Only the configuration of that broker may say what they mean.',
    }),
    'quiet',
  );
}
