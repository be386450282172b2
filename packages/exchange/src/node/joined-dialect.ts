import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import type { CallerTransaction } from '../store/exchange-store.ts';

const notOurs = async (): Promise<never> => {
  throw new Error('the transaction is the caller’s: it is neither begun nor ended here');
};

/** Kysely within a transaction of the caller: its connection, no `begin`, no `commit`. */
export function createJoinedDialect(transaction: CallerTransaction): Dialect {
  const connection: DatabaseConnection = {
    async executeQuery<Row>({ sql, parameters }: CompiledQuery) {
      const { rows, rowCount } = await transaction.query(sql, [...parameters]);
      return {
        rows: rows as Row[],
        ...(typeof rowCount === 'number' && { numAffectedRows: BigInt(rowCount) }),
      };
    },
    // biome-ignore lint/correctness/useYield: nothing is streamed within a transaction of the caller.
    async *streamQuery() {
      await notOurs();
    },
  };
  return {
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createDriver: () => ({
      init: async () => undefined,
      acquireConnection: async () => connection,
      releaseConnection: async () => undefined,
      beginTransaction: notOurs,
      commitTransaction: notOurs,
      rollbackTransaction: notOurs,
      destroy: async () => undefined,
    }),
  };
}
