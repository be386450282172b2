import type { Finding, Term, Who } from '@rathaus/client-core/findings';
import { type LocalText, text } from '@rathaus/client-core/texts';
import { type Cause, causes } from './cause-table.ts';
import type { JudgedReport } from './judged-report.ts';
import { inWords, joined, listed, sentence } from './numbers.ts';

const faultOf = ({ values }: Finding) => (values.fault as Term | undefined)?.term;

/** A cause that a report has. */
export interface FoundCause {
  /** Missing where only the title of the rule says it. */
  readonly cause: Cause | undefined;
  readonly rule: string;
  readonly who: Who;
  readonly times: number;
}

/** What decided that a message failed, the gravest first. `without`: rules that are said elsewhere. */
export function causesOf({ findings }: JudgedReport, without: readonly string[] = []): FoundCause[] {
  const found = new Map<Cause | string, { at: number; rule: string; who: Who; times: number }>();
  for (const finding of findings) {
    const { rule, severity, who, count } = finding;
    if (severity !== 'error' || without.includes(rule)) continue;
    const exact = `${rule}:${faultOf(finding)}`;
    let at = causes.findIndex(({ rules }) => rules.includes(exact));
    if (at < 0) at = causes.findIndex(({ rules }) => rules.includes(rule));
    const key = causes[at] ?? rule;
    const known = found.get(key);
    if (known) known.times += count;
    else found.set(key, { at: at < 0 ? causes.length : at, rule, who, times: count });
  }
  return [...found]
    .sort(([, a], [, b]) => a.at - b.at)
    .map(([key, { rule, who, times }]) => ({
      cause: typeof key === 'string' ? undefined : key,
      rule,
      who,
      times,
    }));
}

/** Causes said in one sentence. */
const said = 3;

/** `Drei Dateien fehlen und eine Datei ist ein Programm.` Rules without a clause are said by their title. */
export function causesText(
  found: readonly FoundCause[],
  titleOf: (rule: string) => LocalText | undefined,
): LocalText {
  const shown = found.slice(0, said);
  const clauses = shown.flatMap(({ cause, times }) => (cause ? [cause.clause(times)] : []));
  const titles = shown.flatMap(({ cause, rule }) => (cause ? [] : [titleOf(rule)]));
  const rest = found.length - shown.length;
  return joined([
    clauses.length > 0 ? sentence(listed(clauses)) : undefined,
    ...titles.map((title) => title && sentence(title)),
    rest === 0
      ? undefined
      : rest === 1
        ? text('Dazu kommt eine weitere Ursache.', 'There is one more cause.')
        : text(
            `Dazu kommen ${inWords(rest).de} weitere Ursachen.`,
            `There are ${inWords(rest).en} more causes.`,
          ),
  ]);
}
