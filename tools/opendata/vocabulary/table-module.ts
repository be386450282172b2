import { broaderCategories } from './german-hvd.ts';
import { englishLabels, germanLabels } from './labels.ts';
import type { SourceConcept, SourceTable } from './read-tables.ts';
import type { TableSource } from './tables.ts';

/** A cell of a row: text, a flag, or several texts. */
export type Cell = string | boolean | readonly string[];
export type Row = readonly [code: string, ...cells: Cell[]];

/** A module of data before it is text. */
export interface TableModule {
  readonly name: string;
  readonly date: string;
  readonly version: string;
  readonly publisher: string;
  readonly rows: readonly Row[];
  /** Concepts of the table that DCAT-AP.de does not want. */
  readonly further: readonly Row[];
  /** Codes without a German label. */
  readonly unlabelled: readonly string[];
}

/**
 * The state of a table: EU tables begin their version with the day (`20220316-0`), GovData's are the day. Others state none:
 * what is noted for the version, else the day of the run.
 */
export function dateOf(table: TableSource, version: string, today: string): string {
  const digits = /^(\d{4})(\d{2})(\d{2})(?:-\d+)?$/.exec(version);
  return digits ? digits.slice(1).join('-') : (table.dates?.[version] ?? today);
}

/**
 * The copy to take: the newest of those that are whole. Extracts of a table are common; one with less than half of the
 * concepts of another copy is one.
 */
export function chooseCopy(table: TableSource, copies: readonly SourceTable[], today: string): SourceTable {
  const most = Math.max(...copies.map(({ concepts }) => concepts.length));
  const whole = copies.filter(({ concepts }) => concepts.length * 2 >= most);
  return whole.reduce((best, copy) =>
    dateOf(table, copy.version, today) > dateOf(table, best.version, today) ? copy : best,
  );
}

/** The data of a table from a copy of it; `others` are copies that may have labels which it lacks. */
export function tableModule(
  table: TableSource,
  copy: SourceTable,
  others: readonly SourceTable[],
  today: string,
  registered?: ReadonlySet<string>,
): TableModule {
  const unlabelled: string[] = [];
  const fallback = new Map<string, string>();
  for (const { code, labels } of others.flatMap(({ concepts }) => concepts)) {
    const german = labels.get('de');
    if (german !== undefined) fallback.set(code, german);
  }
  const rowOf = (concept: SourceConcept): Row => {
    const { code, labels } = concept;
    const own = germanLabels[table.name]?.[code];
    const given = table.ownGerman ? undefined : (labels.get('de') ?? fallback.get(code));
    const german = given ?? own ?? labels.get('de');
    const english = labels.get('en') ?? englishLabels[table.name]?.[code] ?? german ?? code;
    if (german === undefined && table.extra !== 'mediaTypes') unlabelled.push(code);
    const row: Cell[] = [german ?? english, english];
    if (table.extra === 'broader') row.push(concept.broader ?? broaderCategories[code] ?? '');
    if (table.extra === 'open') row.push(concept.open ?? false);
    if (table.extra === 'mediaTypes')
      row.push(concept.mediaTypes.filter((type) => registered?.has(type.toLowerCase()) ?? true));
    return [code, ...row];
  };
  const isWanted = ({ code }: SourceConcept): boolean => table.wanted?.includes(code) ?? true;
  return {
    name: table.name,
    date: dateOf(table, copy.version, today),
    version: copy.version,
    publisher: table.publisher,
    rows: copy.concepts.filter(isWanted).map(rowOf),
    further: copy.concepts.filter((concept) => !isWanted(concept)).map(rowOf),
    unlabelled,
  };
}

export const heading = '// Made by tools/opendata/refresh-vocabularies.ts. Do not edit.\n';

/** A text as a literal in single quotes. */
export const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const cellText = (cell: Cell): string =>
  typeof cell === 'string'
    ? quoted(cell)
    : typeof cell === 'boolean'
      ? String(cell)
      : quoted(cell.join(' '));

const rowsText = (rows: readonly Row[]): string =>
  rows.map((row) => `  [${row.map(cellText).join(', ')}],\n`).join('');

/** The module as text, one row per line. */
export function moduleText({ date, version, publisher, rows, further }: TableModule): string {
  const lines = [
    heading,
    `/** ${publisher}${version === '' ? '' : `, version ${version}`}. */\n`,
    `export const state = { date: ${quoted(date)}, source: ${quoted(publisher)} } as const;\n\n`,
    `export const rows = [\n${rowsText(rows)}] as const;\n`,
  ];
  if (further.length > 0)
    lines.push(
      `\n/** Concepts of the table that DCAT-AP.de does not take. */\nexport const further = [\n${rowsText(further)}] as const;\n`,
    );
  return lines.join('');
}
