import pg from 'pg';
import { prepareStateStore } from '../../src/postgres/index.ts';

/** Makes the table of the state store in a database, as an administrator does it once. */
export async function prepareTable(connectionString: string): Promise<void> {
  const pool = new pg.Pool({ connectionString, max: 1, connectionTimeoutMillis: 2_000 });
  try {
    await prepareStateStore(pool);
  } finally {
    await pool.end();
  }
}
