import { heading, quoted } from './table-module.ts';

/** One Musterdatensatz of the table of the Musterdatenkatalog. */
export interface MusterdatensatzRow {
  /** End of its IRI: `floraUndFauna/baumbestand/baumkataster`. */
  readonly path: string;
  readonly theme: string;
  readonly name: string;
  readonly description: string;
  readonly englishTheme: string;
  readonly englishName: string;
}

const fixedColumns = 9;

/**
 * Reads the table (V4, CC0). Many of its lines are quoted as a whole, and one never closes its quotes, so that no CSV reader
 * gets the columns: the first nine and the last two have no comma, the description has the rest. The IRI is made of the
 * columns `thema`, `Bezeichnung` and `Bezeichnung2`, as the script of the publisher makes it; its column `URI` is empty.
 */
export function readMusterdatensaetze(csv: string): MusterdatensatzRow[] {
  const lines = csv.replace(/^\uFEFF/, '').split(/\r?\n/);
  return lines.slice(1).flatMap((line) => {
    if (line.trim() === '') return [];
    const cells = (line.startsWith('"') ? line.slice(1).replace(/"$/, '') : line).split(',');
    const [, thema, first, second, , , theme, name] = cells;
    const end = cells.length - 2;
    if (end < fixedColumns || !thema || !first || !theme || !name)
      throw new Error(`No Musterdatensatz: ${line.slice(0, 80)}`);
    return [
      {
        path: [thema, first, second].filter((part) => part !== '').join('/'),
        theme,
        name,
        description: cells.slice(fixedColumns, end).join(',').replaceAll('"', '').trim(),
        englishTheme: cells[end]!.trim(),
        englishName: cells[end + 1]!.replaceAll('"', '').replace(/\s+/g, ' ').trim(),
      },
    ];
  });
}

/** The module of the Musterdatensätze, in the order of their IRIs. */
export function musterdatensatzModule(rows: readonly MusterdatensatzRow[], date: string): string {
  const sorted = [...rows].sort((one, other) => (one.path < other.path ? -1 : 1));
  const lines = sorted.map(
    ({ path, theme, name, description, englishTheme, englishName }) =>
      `  [${[path, theme, name, description, englishTheme, englishName].map(quoted).join(', ')}],\n`,
  );
  const source = 'Bertelsmann Stiftung, Musterdatenkatalog V4 (CC0)';
  return `${heading}/** ${source}. */\nexport const state = { date: ${quoted(date)}, source: ${quoted(source)} } as const;\n\n/** End of the IRI, theme, name, description, and theme and name in English. */\nexport const rows = [\n${lines.join('')}] as const;\n`;
}
