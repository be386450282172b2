export type { ColumnType, TableColumn } from './column.ts';
export type { Delimiter } from './delimiter.ts';
export type { TableEncoding } from './encoding.ts';
export { type InspectTableOptions, inspectTable, requireTable, type TableSource } from './inspect-table.ts';
export { createTableInspector, type InspectOptions, type TableInspector } from './inspector.ts';
export type { TableReport } from './report.ts';
export type { TableFinding, TableRuleId } from './rules.ts';
