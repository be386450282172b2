import type { LocalText } from '@rathaus/client-core/texts';
import type { Area, RecogniserOptions } from '../../program/area.ts';
import { UsageFault } from '../../program/usage-fault.ts';
import type { Judges } from './judge.ts';

/**
 * The recognisers that the areas register; with a name only that of one area, first in the list. Those that only name
 * files of other kinds are always asked.
 */
export async function judgesOf(
  areas: readonly Area[],
  wanted?: string | undefined,
  options: RecogniserOptions = {},
): Promise<Judges> {
  const able = areas.filter(({ checks, name }) => checks && (wanted === undefined || name === wanted));
  if (able.length === 0) {
    const names = areas.filter(({ checks }) => checks).map(({ name }) => name);
    throw new UsageFault(
      `Den Bereich ${wanted} gibt es nicht oder er prüft keine Dateien, möglich sind ${names.join(', ')}.`,
      `There is no area ${wanted}, or it checks no files; use ${names.join(', ')}.`,
    );
  }
  const naming = areas.filter(({ checks, recogniser }) => recogniser && !checks);
  return {
    recognisers: await Promise.all([...able, ...naming].flatMap((area) => area.recogniser?.(options) ?? [])),
    planners: await Promise.all(
      able.flatMap(({ name, planner }) => {
        const planned = planner?.(options);
        return planned ? [planned.then((made) => ({ area: name, planner: made }))] : [];
      }),
    ),
    checks: joined(able.flatMap(({ checks }) => checks ?? [])),
  };
}

const joined = (texts: readonly LocalText[]): LocalText => ({
  de: texts.map(({ de }) => de).join(', '),
  en: texts.map(({ en }) => en).join(', '),
});
