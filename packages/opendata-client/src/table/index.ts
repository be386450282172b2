export type { ColumnType, TableColumn } from './column.ts';
export type { Delimiter } from './delimiter.ts';
export type { TableEncoding } from './encoding.ts';
export type { TableFinding, TableRule } from './findings.ts';
export { inspectTable, requireTable, type TableSource } from './inspect-table.ts';
export {
  createTableInspector,
  type InspectOptions,
  type TableInspector,
  type TableReport,
} from './inspector.ts';
