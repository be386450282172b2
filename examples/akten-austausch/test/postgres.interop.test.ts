import { existsSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  postgresMissing,
  startPostgres,
  type TestPostgres,
} from '../../../packages/exchange/test/postgres.ts';
import type { Ergebnis } from '../src/austausch.ts';
import { starte } from './lauf.ts';

const missing = postgresMissing();
if (missing) console.log(`skipped: ${missing}`);

describe.skipIf(missing)('on PostgreSQL', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres({ durable: false });
  });
  afterAll(() => postgres?.stop());

  const schemas = async (): Promise<string[]> => {
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    try {
      const { rows } = await client.query<{ name: string }>(
        "select schema_name as name from information_schema.schemata where schema_name like 'akten%'",
      );
      return rows.map(({ name }) => name);
    } finally {
      await client.end();
    }
  };

  it('the same exchange ends the same, and leaves no schema', async () => {
    using lauf = await starte(['--json'], { env: { DATABASE_URL: postgres.url } });
    expect(lauf).toMatchObject({ code: 0, err: '' });
    const ergebnis = JSON.parse(lauf.out) as Ergebnis;
    expect(ergebnis).toMatchObject({
      urteil: 'passed',
      abgabe: { state: 'accepted' },
      bestaetigung: { state: 'accepted', urteil: 'passed' },
      nachweis: { urteil: 'passed' },
    });
    expect(ergebnis.datenbank).toMatch(/^PostgreSQL, Schema akten_austausch_[0-9a-f]{8}/);
    expect(await schemas()).toEqual([]);
  });

  it('a container without a file is refused there, too', async () => {
    using lauf = await starte(['--json', '--ohne-datei'], { env: { DATABASE_URL: postgres.url } });
    expect(lauf.code).toBe(1);
    expect(JSON.parse(lauf.out)).toMatchObject({ urteil: 'failed', abgabe: { state: 'rejected' } });
  });

  it('an interrupted exchange leaves neither files nor schema', async () => {
    using lauf = await starte([], { env: { DATABASE_URL: postgres.url }, bei: /Abgabe: Zum Versand/ });
    expect(lauf.code).toBe(130);
    expect(existsSync(lauf.ordner)).toBe(false);
    expect(await schemas()).toEqual([]);
  });

  it('a database that is away is said to be', async () => {
    const url = new URL(postgres.url);
    url.port = '1';
    using lauf = await starte([], { env: { DATABASE_URL: url.href } });
    expect(lauf.code).toBe(3);
    expect(lauf.err).toMatch(/gescheitert.*ECONNREFUSED/s);
    // The password of the database is in no line.
    expect(lauf.out + lauf.err).not.toContain(url.password);
  });
});
