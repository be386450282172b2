import { describe, expect, it } from 'vitest';
import {
  checkStateStore,
  createPostgresStateStore,
  type PostgresStatePool,
  prepareStateStore,
} from './index.ts';

/** A pool whose statements all end with the same error, and what became of its connections. */
function failing(error: unknown) {
  const released: (boolean | undefined)[] = [];
  const pool: PostgresStatePool = {
    connect: async () => ({
      query: () => Promise.reject(error),
      release: (destroy) => void released.push(destroy),
    }),
  };
  return { pool, released };
}

const answer = (code: string, detail = '') =>
  Object.assign(new Error(detail), { code, severity: 'ERROR', detail });

describe('a PostgreSQL that fails', () => {
  it.each([
    ['57P01', 'core.store.unavailable', true],
    ['57P03', 'core.store.unavailable', true],
    ['53300', 'core.store.unavailable', true],
    ['40001', 'core.store.unavailable', true],
    ['40P01', 'core.store.unavailable', true],
    ['25006', 'core.store.unavailable', true],
    ['53100', 'core.store.full', true],
    ['28P01', 'core.store.refused', false],
    ['42501', 'core.store.refused', false],
    ['42P01', 'core.store.refused', false],
  ])('%s is %s', async (code, expected, retryable) => {
    const { pool, released } = failing(answer(code, 'Key (key)=(canary) already exists.'));
    const error = await createPostgresStateStore({ pool })
      .set('canary', 'canary', 1_000)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: expected, retryable });
    expect(String(error) + JSON.stringify(error)).not.toContain('canary');
    expect((error as Error).cause).toBeUndefined();
    // An answer leaves the connection whole.
    expect(released).toEqual([false]);
  });

  it.each([
    Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }),
    new Error('Connection terminated unexpectedly'),
  ])('%s: the connection is ended', async (error) => {
    const { pool, released } = failing(error);
    await expect(createPostgresStateStore({ pool }).get('key')).rejects.toMatchObject({
      code: 'core.store.unavailable',
      details: { operation: 'get', reason: 'connection' },
      cause: error,
    });
    expect(released).toEqual([true]);
  });

  it('a statement that hangs ends in time, and its connection with it', async () => {
    const released: (boolean | undefined)[] = [];
    const pool: PostgresStatePool = {
      connect: async () => ({
        query: () => new Promise(() => undefined),
        release: (destroy) => void released.push(destroy),
      }),
    };
    await expect(createPostgresStateStore({ pool, timeout: 20 }).take('key')).rejects.toMatchObject({
      code: 'core.store.unavailable',
      details: { reason: 'timeout' },
    });
    await expect.poll(() => released).toEqual([true]);
  });

  it('a sweep that fails fails no write', async () => {
    const asked: string[] = [];
    const pool: PostgresStatePool = {
      connect: async () => ({
        query: async ({ text }) => {
          asked.push(text.split(' ')[0] ?? '');
          if (text.startsWith('with')) throw answer('42501');
          return { rows: [{ stored: true }] };
        },
        release: () => undefined,
      }),
    };
    expect(await createPostgresStateStore({ pool }).add('key', 'x', 1_000)).toBe(true);
    expect(asked).toEqual(['insert', 'with']);
  });
});

it.each(['', 'a.b.c', 'a"b', 'Großes', '1a', 'a;drop', 'x'.repeat(51), 7])(
  'a table is a plain name, and not %s',
  async (table) => {
    const { pool } = failing(answer('00000'));
    const refused = expect.objectContaining({
      code: 'core.store.config',
      details: expect.objectContaining({ member: 'table' }),
    });
    const given = { table: table as string };
    expect(() => createPostgresStateStore({ pool, ...given })).toThrowError(refused);
    await expect(prepareStateStore(pool, given)).rejects.toEqual(refused);
    await expect(checkStateStore({ pool, ...given })).rejects.toEqual(refused);
  },
);

it.each([
  ['pool', {}],
  ['pool', { pool: {} }],
  ['timeout', { pool: failing(undefined).pool, timeout: Number.NaN }],
])('refuses an option that cannot work: %s', (member, options) => {
  expect(() => createPostgresStateStore(options as never)).toThrowError(
    expect.objectContaining({ code: 'core.store.config', details: expect.objectContaining({ member }) }),
  );
});
