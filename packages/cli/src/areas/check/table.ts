import { viewReport } from '@rathaus/client-core/texts';
import type { Context } from '../../program/area.ts';
import type { Judged } from './not-checked.ts';
import { numberIn } from './summary.ts';
import { type Row, rowsKept, type Tally } from './tally.ts';

/** Characters of a cell at most, and how many of them are its end: that of a path and of a message tell them apart. */
const widest = [44, 34, 9, 46, 60];
const ends = [43, 7, 0, 0, 0];

/** The line of a file. */
export function rowOf(
  { report, catalogue }: Judged,
  shownName: string,
  mask: boolean | undefined,
  { text }: Pick<Context, 'text'>,
): Row['cells'] {
  const { facts, verdictText, groups, unchecked } = viewReport(report, catalogue, { mask });
  const fact = (name: string) => facts.find(({ id }) => id === name)?.value;
  const [message, process] = [fact('message'), fact('process')];
  const errors = groups.filter(({ severity }) => severity === 'error');
  const [first, ...others] = errors;
  const [open] = unchecked;
  const causes = first
    ? [`${first.rule} ${text(first.findings[0]!.title)}`, ...new Set(others.map(({ rule }) => rule))].join(
        ', ',
      )
    : open
      ? text(open.title)
      : '';
  return [
    shownName,
    message ? text(message) : '',
    process ? text(process).slice(0, 8) : '',
    text(verdictText),
    causes,
  ];
}

function cut(text: string, width: number, end: number): string {
  const characters = [...text];
  if (characters.length <= width) return text;
  const tail = end === 0 ? '' : characters.slice(-end).join('');
  return `${characters.slice(0, width - 1 - end).join('')}…${tail}`;
}

/** One line for each file: all of a few, of many those that somebody has to look after. */
export function printTable(tally: Tally, { text, say, language }: Context): void {
  const { passed, foreign, others: open } = tally.rows;
  const all = [...passed, ...foreign, ...open];
  const isShort = all.length === tally.files && tally.files <= rowsKept;
  const rows = (isShort ? all : [...open]).toSorted((a, b) => a.number - b.number);
  if (rows.length === 0) return;
  const head: Row['cells'] = [
    text({ de: 'Datei', en: 'File' }),
    text({ de: 'Nachricht', en: 'Message' }),
    text({ de: 'Prozess', en: 'Process' }),
    text({ de: 'Urteil', en: 'Verdict' }),
    text({ de: 'Ursachen', en: 'Causes' }),
  ];
  const cells = [head, ...rows.map((row) => row.cells)].map((row) =>
    row.map((cell, column) => cut(cell, widest[column]!, ends[column]!)),
  );
  const widths = head.map((_, column) => Math.max(...cells.map((row) => [...row[column]!].length)));
  // Columns without content are left out.
  const shown = head.map((_, column) => rows.some((row) => row.cells[column] !== ''));
  const line = (row: readonly string[]) =>
    row
      .flatMap((cell, column) =>
        shown[column] ? [cell + ' '.repeat(widths[column]! - [...cell].length)] : [],
      )
      .join('  ')
      .trimEnd();
  const [first, ...others] = cells;
  say(line(first!));
  for (const row of others) say(line(row));
  const rest = tally.files - rows.length;
  if (rest > 0) {
    const number = numberIn(language, rest);
    const isPassed = tally.counts.passed === rest;
    say(
      isPassed
        ? text({ de: `und ${number} weitere, alle bestanden`, en: `and ${number} more, all passed` })
        : text({
            de: `und ${number} weitere; --json nennt alle`,
            en: `and ${number} more; --json names all`,
          }),
    );
  }
  say('');
}
