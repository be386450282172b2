import type { ByteStream } from '@rathaus/client-core';
import { checkConfig } from '@rathaus/client-core/config';
import type { Clock, Logger } from '@rathaus/client-core/observe';
import type { TenantConfig } from '@rathaus/client-core/tenants';
import type { CodeOr, Text } from '../dcat/model.ts';
import type { LicenseCode } from '../dcat/vocabulary/index.ts';
import { tableApiError } from './errors.ts';

/** Types a column is served with. Keys with leading zeros (AGS, postal codes) are `text`. */
export const columnTypes = ['integer', 'number', 'date', 'text'] as const;

/** Type of a column: `integer` and `number` are JSON numbers, `date` is `YYYY-MM-DD`. */
export type TableColumnType = (typeof columnTypes)[number];

/** What the application knows better than the file. */
export interface TableColumnSettings {
  /** Name in the API, in place of the header. */
  name?: string | undefined;
  /** In place of the recognised type. Values that do not fit are kept as text and counted. */
  type?: TableColumnType | undefined;
  /** How numbers or dates are written, where the file does not tell: `1.234` is a thousand in `de` and not in `en`. */
  format?: 'de' | 'en' | undefined;
  /** Unit of the values, for example `m²`. */
  unit?: string | undefined;
  description?: Text | undefined;
}

/** One published CSV file as a table of the API. */
export interface TableConfig {
  /** Part of the address: 1 to 64 lower-case letters, digits, `-`, `_`, beginning with a letter. */
  id: string;
  title: Text;
  description?: Text | undefined;
  /** Opens the bytes of the CSV file; each refresh reads them once. */
  open: (options: { signal: AbortSignal }) => ByteStream | Blob | Promise<ByteStream | Blob>;
  /**
   * Changes whenever the bytes do: an ETag, a checksum, a time of change. With the same version `refresh()` reads
   * nothing. Left out: each refresh reads the file and compares its SHA-256.
   */
  version?: string | ((options: { signal: AbortSignal }) => string | Promise<string>) | undefined;
  /** API name of the column whose values name the rows in GeoJSON. Must be unique and never empty, or the file is refused. */
  primaryKey?: string | undefined;
  /** Settings of columns by their header in the file (`spalte_3` for the third when it has none). */
  columns?: Readonly<Record<string, TableColumnSettings>> | undefined;
  /** API names of the columns with WGS 84 degrees. Left out: found by plain names (`lon`, `latitude`, `Breitengrad` …). `false`: none. */
  geometry?: { longitude: string; latitude: string } | false | undefined;
  /** DCAT-AP.de licence code or IRI. */
  license?: CodeOr<LicenseCode> | undefined;
  /** The text users must name as source. */
  licenseAttributionByText?: Text | undefined;
  /** IRI of the dataset (`dcat:Dataset`) the table belongs to. */
  dataset?: string | undefined;
}

/** Bounds of the API. All have defaults that suit a server of a town. */
export interface TableApiLimits {
  /** Rows of a page at most. Default 10,000. */
  rows?: number | undefined;
  /** Rows of a page when the request names no limit. Default 100. */
  defaultRows?: number | undefined;
  /** Characters of a query string. Default 4,096. */
  queryLength?: number | undefined;
  /** Filters of a request. Default 20. */
  filters?: number | undefined;
  /** Values of one `in` filter. Default 100. */
  values?: number | undefined;
  /** Bytes of one answer. A page beyond it is a problem, a whole download breaks off. Default 256 MiB; a page has 16 MiB at most. */
  bytes?: number | undefined;
  /** Milliseconds of computing for one answer or page. Default 2,000. */
  time?: number | undefined;
  /** Bytes of a CSV file. Default 1 GiB. */
  fileBytes?: number | undefined;
  /** Milliseconds to read a source. Default 10 minutes. */
  refreshTime?: number | undefined;
  /** Milliseconds a request waits for a table that is read for the first time. Default 5,000. */
  firstWait?: number | undefined;
  /** Rows up to which a column without index may be sorted by. Default 50,000. */
  sortedRows?: number | undefined;
}

/** The published tables of one authority as an API. */
export interface TableApiConfig extends TenantConfig {
  tables: readonly TableConfig[];
  /** Where the indexes are kept. Left out: a temporary folder that `close()` removes. */
  store?: { folder: string } | undefined;
  /** Path of the API on the public site, for links: `/api/tables`. Default: the root. */
  basePath?: string | undefined;
  /** Name of the API in its OpenAPI document. */
  title?: Text | undefined;
  limits?: TableApiLimits | undefined;
  /** Seconds a browser or proxy may reuse an answer without asking. Default 60. */
  maxAge?: number | undefined;
  /** Gets a line when a table cannot be served, and why. Default: `console.warn`. */
  logger?: Logger | undefined;
  /** Milliseconds since the epoch. Default: `Date.now`. */
  clock?: Clock | undefined;
}

/** The limits with their defaults. */
export type Limits = Readonly<Record<keyof TableApiLimits, number>>;

const defaults: Limits = {
  rows: 10_000,
  defaultRows: 100,
  queryLength: 4_096,
  filters: 20,
  values: 100,
  bytes: 256 * 2 ** 20,
  time: 2_000,
  fileBytes: 2 ** 30,
  refreshTime: 600_000,
  firstWait: 5_000,
  sortedRows: 50_000,
};

/** Limits as configured, defaults for the others. */
export function limitsOf(given: TableApiLimits = {}): Limits {
  const limits: Record<keyof TableApiLimits, number> = { ...defaults };
  for (const name of Object.keys(defaults) as (keyof TableApiLimits)[])
    limits[name] = given[name] ?? defaults[name];
  limits.defaultRows = Math.min(limits.defaultRows, limits.rows);
  return limits;
}

const tableId = /^[a-z][a-z0-9_-]{0,63}$/;
/** Names with an address of their own beside the tables. */
const reserved = ['openapi'];

/** Throws `opendata.table-api.config-invalid` with all faults at once. */
export function checkTableApiConfig(config: TableApiConfig): void {
  checkConfig(
    (facts) => tableApiError('opendata.table-api.config-invalid', facts),
    (faults) => {
      faults.tenant('tenant', config.tenant);
      if (config.store !== undefined) faults.text('store.folder', config.store?.folder);
      if (config.basePath !== undefined && !/^\/(?:[\w.~-]+(?:\/[\w.~-]+)*\/?)?$/.test(config.basePath))
        faults.add('basePath', 'must be a path such as /api/tables');
      for (const name of Object.keys(config.limits ?? {})) {
        if (!Object.hasOwn(defaults, name)) faults.add(`limits.${name}`, 'is unknown');
        else faults.number(`limits.${name}`, config.limits?.[name as keyof TableApiLimits], 1);
      }
      faults.number('maxAge', config.maxAge, 0);
      if (!Array.isArray(config.tables) || config.tables.length === 0) {
        faults.add('tables', 'must be a list of at least one table');
        return;
      }
      const ids = new Set<string>();
      for (const [index, table] of (config.tables as readonly Partial<TableConfig>[]).entries()) {
        const at = `tables[${index}]`;
        const { id } = table ?? {};
        if (typeof id !== 'string' || !tableId.test(id) || reserved.includes(id))
          faults.add(`${at}.id`, 'must be 1 to 64 lower-case letters, digits, "-" or "_", and not "openapi"');
        else if (ids.has(id)) faults.add(`${at}.id`, 'is the id of an earlier table');
        else ids.add(id);
        checkTable(at, table ?? {}, faults.add);
      }
    },
  );
}

function checkTable(
  at: string,
  table: Partial<TableConfig>,
  add: (member: string, fault: string) => void,
): void {
  if (typeof table.open !== 'function') add(`${at}.open`, 'must be a function that opens the CSV file');
  if (table.title === undefined) add(`${at}.title`, 'is missing');
  if (!['undefined', 'string', 'function'].includes(typeof table.version))
    add(`${at}.version`, 'must be text or a function');
  for (const [header, settings] of Object.entries(table.columns ?? {})) {
    const { name, type, format } = settings;
    if (name !== undefined && name.trim() === '') add(`${at}.columns.${header}.name`, 'must not be empty');
    if (type !== undefined && !columnTypes.includes(type))
      add(`${at}.columns.${header}.type`, `must be one of ${columnTypes.join(', ')}`);
    if (format !== undefined && format !== 'de' && format !== 'en')
      add(`${at}.columns.${header}.format`, 'must be de or en');
  }
  const { geometry } = table;
  if (geometry && (typeof geometry.longitude !== 'string' || typeof geometry.latitude !== 'string'))
    add(`${at}.geometry`, 'must name the columns longitude and latitude');
}
