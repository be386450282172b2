import type { Language } from '@rathaus/client-core/texts';
import { type Text, textIn } from '../dcat/model.ts';
import { iriOf, license } from '../dcat/vocabulary/index.ts';
import type { TableConfig } from './config.ts';
import { formats, mediaTypes } from './formats.ts';
import { operatorsOf } from './query.ts';
import type { IndexedColumn, TableMeta } from './table-meta.ts';

const said = (text: Text | undefined, language: Language): string | undefined =>
  text === undefined ? undefined : textIn(text, language);

/** IRI of the licence of a table. */
export const licenseIri = ({ license: code }: TableConfig): string | undefined =>
  code === undefined ? undefined : iriOf(license, code);

/** Formats a table is offered in. */
export const formatsOf = ({ geometry }: TableMeta) =>
  formats.filter((format) => format !== 'geojson' || geometry?.system === 'wgs84');

/** A table in the list. `rows` is absent while the table cannot be served. */
export function summaryOf(table: TableConfig, meta: TableMeta | undefined, base: string, language: Language) {
  return {
    id: table.id,
    title: said(table.title, language),
    description: said(table.description, language),
    available: meta !== undefined,
    rows: meta?.rows,
    license: licenseIri(table),
    dataset: table.dataset,
    href: `${base}/${table.id}`,
  };
}

/** What is said about a column. */
function columnOf(column: IndexedColumn, { columns = {} }: TableConfig, language: Language, isKey: boolean) {
  const settings = Object.values(columns).find(({ name }) => name === column.name);
  const own = settings ?? (Object.hasOwn(columns, column.name) ? columns[column.name] : undefined);
  return {
    name: column.name,
    header: column.header === column.name ? undefined : column.header,
    type: column.type,
    unit: own?.unit,
    description: said(own?.description, language),
    empty: column.empty,
    missing: column.missing,
    unfit: column.unfit,
    primaryKey: isKey || undefined,
    sortable: column.indexed,
    operators: operatorsOf(column),
  };
}

/** The description of one table: columns with types and counts, what the inspection found, where the rows are. */
export function descriptionOf(
  table: TableConfig,
  meta: TableMeta,
  { base, language, sortedRows }: { base: string; language: Language; sortedRows: number },
) {
  const { columns, geometry, primaryKey, inspection } = meta;
  const isSmall = meta.rows <= sortedRows;
  return {
    ...summaryOf(table, meta, base, language),
    attribution: said(table.licenseAttributionByText, language),
    version: meta.version,
    indexed: new Date(meta.indexedAt).toISOString(),
    columns: columns.map((column, index) =>
      columnOf(isSmall ? { ...column, indexed: true } : column, table, language, index === primaryKey),
    ),
    shortRows: meta.shortRows,
    geometry: geometry && {
      longitude: columns[geometry.longitude]?.name,
      latitude: columns[geometry.latitude]?.name,
      system: geometry.system,
    },
    inspection,
    links: formatsOf(meta).map((format) => ({
      rel: 'item',
      href: `${base}/${table.id}/rows.${format}`,
      type: mediaTypes[format].split(';')[0],
    })),
  };
}
