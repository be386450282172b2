import { escapeHtml as e } from '../text/escape-html.ts';

/** A table that becomes a list where it has little width. Cells are HTML, headings are text. */
export interface Table {
  /** For readers who do not see what is around it. */
  readonly caption: string;
  /** The first column names its row. */
  readonly columns: readonly Column[];
}

export interface Column {
  readonly label: string;
  /** Class with the width; the table is laid out by its headings, not by the longest path in it. */
  readonly width: 'name' | 'short' | 'long' | 'state';
}

// Roles are written out: the display of a list would drop them.
/** Start of a table with its headings. */
export const tableStart = ({ caption, columns }: Table): string =>
  `<div class="fit"><table role="table" class="stack"><caption><span class="hidden">${e(caption)}</span></caption><thead role="rowgroup"><tr role="row">${columns
    .map(({ label, width }) => `<th role="columnheader" scope="col" class="w-${width}">${e(label)}</th>`)
    .join('')}</tr></thead>\n<tbody role="rowgroup">\n`;

/** A row of it: as many cells as columns. An empty cell says nothing and takes no line of the list. */
export function tableRow({ columns }: Table, [name = '', ...cells]: readonly string[]): string {
  const rest = cells.map(
    (cell, index) =>
      `<td role="cell" data-label="${e(columns[index + 1]?.label ?? '')}"${cell === '' ? ' class="empty"' : ''}>${cell === '' ? '' : `<span>${cell}</span>`}</td>`,
  );
  return `<tr role="row"><th role="rowheader" scope="row">${name}</th>${rest.join('')}</tr>\n`;
}

export const tableEnd = '</tbody></table></div>\n';
