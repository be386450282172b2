import {
  createCollector,
  defineRules,
  pointer,
  type Report,
  type Term,
  term,
} from '@rathaus/client-core/findings';
import type { CheckedLine } from './look.ts';

/** Whether an installation is ready for work, line by line. */
export interface ReadinessReport extends Report {
  readonly lines: readonly CheckedLine[];
}

/** `file`, `de`, `en` and `said` are empty where the error says no more than its code. */
type FailedValues = { thing: Term; code: Term; file: string; de: string; en: string; said: string };

/** Values of the two rules of an area: `cli.exchange.failed`, `cli.exchange.weak`. */
export type ReadinessValues = { [rule: `cli.${string}.failed` | `cli.${string}.weak`]: FailedValues };

/** Name of what was not looked at, by area. */
export const uncheckedOf = (kind: `cli.${string}`): string => kind.replace(/^cli\./, 'cli.unchecked.');

/** The lines as a report. What was not looked at keeps it from being passed; what is not there is no gap. */
export function readinessReport(kind: `cli.${string}`, lines: readonly CheckedLine[]): ReadinessReport {
  const ids = { failed: `${kind}.failed`, weak: `${kind}.weak` } as const;
  const rules = defineRules<ReadinessValues>({
    [ids.failed]: { severity: 'error', who: 'operator' },
    [ids.weak]: { severity: 'warning', who: 'operator' },
  });
  const collector = createCollector();
  for (const { thing, tenant, about, look } of lines) {
    const place = pointer(...[tenant, thing, about].filter((one) => one !== undefined));
    if (look.state === 'failed' || look.state === 'weak')
      collector.add(
        rules.finding(ids[look.state], place, {
          thing: term(thing),
          code: term(look.code),
          file: look.file ?? '',
          de: look.words?.de ?? '',
          en: look.words?.en ?? '',
          said: look.said ?? '',
        }),
      );
    if (look.state === 'not-judged')
      collector.skip(uncheckedOf(kind), place, { thing: term(thing), why: term(look.why) });
  }
  return { kind, ...collector.result(), lines };
}
