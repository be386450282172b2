import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allowInsecurePublicKey, createExchange, fitConnectEnvironments } from '@rathaus/exchange';
import { createSqliteStore } from '@rathaus/exchange/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';

const destinationId = 'd40e7b13-9b25-4a9c-b0e6-35b0f5c1cd4a';
let folder: string;
const ids: string[] = [];

/** Two towns with deliveries that have stopped, as a worker leaves them after two weeks of patience. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-cli-stopped-'));
  const fitConnect = {
    environment: 'test',
    clientId: 'a',
    clientSecret: { env: 'X' },
    userAgent: 'Test/1.0',
    allowInsecurePublicKey: true,
  };
  const tenants = { musterstadt: { fitConnect }, musterdorf: { fitConnect } };
  await writeFile(join(folder, 'x.json'), JSON.stringify({ store: { folder: 'daten' }, tenants }));
  const store = createSqliteStore({ folder: join(folder, 'daten') });
  const stopped = [
    ['musterstadt', 'core.network', 'transient'],
    ['musterstadt', 'exchange.outbox.destination-unknown', 'refusal'],
    ['musterdorf', 'core.network', 'transient'],
  ] as const;
  for (const [tenant, code, failureClass] of stopped) {
    const { outbox } = createExchange({
      tenant,
      store,
      fitConnect: {
        endpoints: fitConnectEnvironments.test,
        clientId: 'a',
        clientSecret: 'b',
        userAgent: 'Test/1.0',
        trust: { [allowInsecurePublicKey]: true },
      },
    });
    const { id } = await outbox.enqueue({
      key: `${tenant} ${code}`,
      to: { transport: 'fit-connect', destinationId },
      service: { identifier: 'urn:de:fim:leika:leistung:99102013104000', name: 'Hundesteuer' },
      data: { content: '{}', mimeType: 'application/json', schemaUri: 'https://schema.example/1.0.0' },
    });
    ids.push(id);
    await store.db
      .updateTable('work_item')
      .set({
        state: 'stopped',
        failures: 9,
        failing_since: 1,
        failure_class: failureClass,
        error_code: code,
        error_message: 'x',
      })
      .where('id', '=', id)
      .execute();
  }
  await store.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const exchange = (...line: readonly string[]) =>
  rathaus(['exchange', ...line, '--config', join(folder, 'x.json')]);
const stateOf = async (id: string) => JSON.parse((await exchange('show', id, '--json')).out).state as string;

describe('what has stopped', () => {
  it('is in the status of its tenant with cause, remedy and the command that helps; a person has to act: 1', async () => {
    const { code, out } = await exchange('status');
    expect(code).toBe(1);
    expect(out).toMatch(/musterstadt +2 .* 2 +frei/);
    expect(out).toContain('[exchange.outbox.destination-unknown]\n    Zu tun: ');
    expect(out).toContain('rathaus exchange retry --all --tenant musterdorf --code core.network');
  });

  it('is shown with its cause', async () => {
    const { out } = await exchange('show', ids[0]!);
    expect(out).toMatch(/^Angehalten, muss geprüft werden\n/);
    expect(out).toContain('[core.network]');
    const listed = await exchange('list', '--state', 'stopped', '--code', 'core.network');
    expect(listed.out.trim().split('\n')).toHaveLength(2);
  });

  it('is not continued all together without a confirmation, and a dry run counts', async () => {
    const unconfirmed = await exchange('retry', '--all');
    expect(unconfirmed).toMatchObject({ code: 2, out: expect.stringContaining('3 Zustellungen würden') });
    const dry = await exchange('retry', '--all', '--code', 'core.network', '--dry-run', '--json');
    expect(dry.code).toBe(0);
    expect(JSON.parse(dry.out)).toMatchObject({ dryRun: true, count: 2 });
    for (const id of ids) expect(await stateOf(id)).toBe('stopped');
  });

  it('is continued by code and tenant, and nothing else is', async () => {
    const done = await exchange(
      'retry',
      '--all',
      '--code',
      'core.network',
      '--tenant',
      'musterstadt',
      '--yes',
    );
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining('Eine Zustellung wird fortgesetzt') });
    expect(await Promise.all(ids.map(stateOf))).toEqual(['queued', 'stopped', 'stopped']);
  });

  it('is continued one by one, once', async () => {
    expect(await exchange('retry', ids[1]!)).toMatchObject({ code: 0 });
    const again = await exchange('retry', ids[1]!);
    expect(again.code).not.toBe(0);
    expect(again.err).toContain('[exchange.outbox.not-stopped]');
    expect((await exchange('show', ids[1]!)).out).toContain('Von Hand fortgesetzt');
  });

  it.each([
    [['retry'], 'Nennen Sie entweder'],
    [['retry', 'x', '--all'], 'Nennen Sie entweder'],
    [['retry', 'x', '--code', 'y'], 'gehören zu --all'],
    [['retry', '--all', '--class', 'x'], '--class kennt'],
    [['show', 'gibt-es-nicht'], 'rathaus exchange list'],
    [['pause'], '--tenant'],
    [['watch', '--interval', '0'], '--interval'],
  ])('%j is wrong use, said in a sentence', async (line, sentence) => {
    const { code, err } = await exchange(...line);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });
});
