import { escapeHtml as e } from '@rathaus/client-core/text';
import type { PageContext } from './layout.ts';
import type { Word } from './words.ts';

/** One column. Its word stands above it, and beside each cell where the window is narrow. */
export interface Column {
  readonly word: Word;
  readonly className?: string | undefined;
  /** Read out only: the cells say it themselves. */
  readonly hidden?: boolean | undefined;
}

/** A cell that is no plain HTML: `empty` is left out where the window is narrow. */
export type Cell = string | { readonly html: string; readonly empty: boolean };

/** A table for people: the first column names the row. */
export interface Table {
  /** Id of the heading that names it, or a word that is read out only. */
  readonly named: { readonly by: string } | { readonly word: Word };
  readonly columns: readonly [Column, ...Column[]];
  /** Each with what names it, then one cell for every further column. */
  readonly rows: readonly (readonly [name: string, ...cells: Cell[]])[];
}

/** Roles stand in words because a table that is laid out in blocks loses them in some browsers. */
export function table({ t }: PageContext, { named, columns, rows }: Table): string {
  const head = columns.map(({ word, className, hidden }) => {
    const label = hidden ? `<span class="hidden">${t(word)}</span>` : t(word);
    return `<th role="columnheader" scope="col"${className === undefined ? '' : ` class="${className}"`}>${label}</th>`;
  });
  const cellOf = (cell: Cell, column: Column | undefined): string => {
    const { html, empty } = typeof cell === 'string' ? { html: cell, empty: false } : cell;
    const names = [...(column?.hidden ? ['do'] : []), ...(empty ? ['empty'] : [])].join(' ');
    const label = column && !column.hidden ? t(column.word) : '';
    return `<td role="cell"${names === '' ? '' : ` class="${names}"`} data-label="${label}"><span>${html}</span></td>`;
  };
  const body = rows.map(
    ([name, ...cells]) =>
      `<tr role="row"><th role="rowheader" scope="row">${name}</th>${cells.map((cell, at) => cellOf(cell, columns[at + 1])).join('')}</tr>`,
  );
  const [label, caption] =
    'by' in named
      ? [` aria-labelledby="${e(named.by)}"`, '']
      : ['', `<caption><span class="hidden">${t(named.word)}</span></caption>`];
  return `<div class="fit"><table role="table" class="stack"${label}>${caption}<thead role="rowgroup"><tr role="row">${head.join('')}</tr></thead>
<tbody role="rowgroup">${body.join('\n')}</tbody></table></div>`;
}
