export { createNodeSqliteDialect } from './node-sqlite-dialect.ts';
