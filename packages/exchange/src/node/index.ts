export { createNodeSqliteDialect } from './sqlite-dialect.ts';
export { createSqliteStore, type SqliteStoreOptions } from './sqlite-store.ts';
