import type { Finding } from '@rathaus/client-core/findings';
import { cell } from './cell.ts';
import { decodeText, type TableEncoding } from './encoding.ts';
import type { RowProfile } from './rows.ts';
import { at, plain, tableRules } from './rules.ts';

/** Whether some number of the table can only be German. */
export function isGerman(rows: RowProfile): boolean {
  return rows.columns.some((column) => column.count(cell.german, cell.decimalComma) > 0);
}

export function headerFindings(rows: RowProfile, encoding: TableEncoding): Finding[] {
  const found: Finding[] = [];
  const seen = new Set<string>();
  const line = rows.headerLine;
  for (const [index, raw] of rows.headers.entries()) {
    const shown = decodeText(raw, encoding).trim();
    const name = shown.toLowerCase();
    if (name === '') found.push(plain('opendata.table.header-empty', at(line, index + 1)));
    else if (seen.has(name))
      found.push(
        tableRules.finding('opendata.table.header-duplicate', at(line, index + 1), {
          name: shown.slice(0, 100).toWellFormed(),
        }),
      );
    seen.add(name);
  }
  return found;
}

export function columnFindings(rows: RowProfile): Finding[] {
  const found: Finding[] = [];
  const german = isGerman(rows);
  for (const [index, profile] of rows.columns.entries()) {
    const column = index + 1;
    const { filled, numbers, dates } = profile;
    const odd = filled - Math.max(numbers, dates);
    if (odd > 0 && filled >= 10 && odd <= filled / 10 && profile.count(cell.text) > 0) {
      found.push(
        plain(
          'opendata.table.type-mixed',
          at(profile.firstLine[cell.text], column),
          profile.count(cell.text),
        ),
      );
    }
    const points = profile.count(cell.decimalPoint, cell.english);
    const commas = profile.count(cell.decimalComma, cell.german);
    if (numbers > 0 && points > 0 && commas > 0) {
      const lines = [cell.decimalPoint, cell.english]
        .map((kind) => profile.firstLine[kind] as number)
        .filter(Boolean);
      found.push(plain('opendata.table.number-formats-mixed', at(Math.min(...lines), column)));
    }
    const groups = profile.count(cell.oneDotGroup);
    if (groups > 0 && !german && points === 0 && numbers === filled) {
      found.push(
        plain('opendata.table.number-ambiguous', at(profile.firstLine[cell.oneDotGroup], column), groups),
      );
    }
    const exponents = profile.count(cell.exponent);
    if (exponents > 0) {
      found.push(
        plain('opendata.table.number-exponent', at(profile.firstLine[cell.exponent], column), exponents),
      );
    }
  }
  return found;
}
