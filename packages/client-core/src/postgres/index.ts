export type { StateStoreReport } from '../state-store/store-rules.ts';
export { type CheckPostgresOptions, checkStateStore } from './check-state-store.ts';
export { createPostgresStateStore, type PostgresStateStoreOptions } from './create-postgres-state-store.ts';
export type { PostgresStateClient, PostgresStatement, PostgresStatePool } from './postgres-pool.ts';
export { type PrepareStateStoreOptions, prepareStateStore } from './prepare-state-store.ts';
