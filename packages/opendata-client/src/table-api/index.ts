export type {
  TableApiConfig,
  TableApiLimits,
  TableColumnSettings,
  TableColumnType,
  TableConfig,
} from './config.ts';
export { createTableApi, type TableApi, type TableApis } from './create-table-api.ts';
export { type TableApiErrorCode, tableApiError } from './errors.ts';
export type { RefreshResult } from './refresh-table.ts';
