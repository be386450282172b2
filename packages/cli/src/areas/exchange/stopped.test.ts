import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exchangeFolder } from '../../../test/exchange-folder.ts';

let scene: Awaited<ReturnType<typeof exchangeFolder>>;
let ids: readonly string[];

/** Two towns with deliveries that have stopped, as a worker leaves them after two weeks of patience, and one that fails. */
beforeAll(async () => {
  const left = [
    ['musterstadt', 'stopped', 'core.network', 'transient'],
    ['musterstadt', 'stopped', 'exchange.outbox.destination-unknown', 'refusal'],
    ['musterdorf', 'stopped', 'core.network', 'transient'],
    ['musterstadt', 'stopped', 'exchange.outbox.outcome-unknown', 'local'],
    ['musterdorf', 'ready', 'core.timeout', 'transient'],
  ] as const;
  scene = await exchangeFolder(
    ['musterstadt', 'musterdorf'],
    left.map(([tenant, state, code, failureClass]) => ({
      tenant,
      key: `${tenant} ${code}`,
      work: { state, code, class: failureClass },
    })),
  );
  ids = scene.ids;
});
afterAll(() => scene.remove());

const exchange = (...line: readonly string[]) => scene.exchange(...line);
const stateOf = async (id: string) => JSON.parse((await exchange('show', id, '--json')).out).state as string;

describe('what has stopped', () => {
  it('is in the status of its tenant with cause, remedy and the command that helps; a person has to act: 1', async () => {
    const { code, out } = await exchange('status');
    expect(code).toBe(1);
    expect(out).toMatch(/musterstadt +3 .* 3 +läuft/);
    expect(out).toContain('[exchange.outbox.destination-unknown]\n    Zu tun: ');
    expect(out).toContain('rathaus exchange retry --all --tenant musterdorf --code core.network');
  });

  it('keeps its causes while all is paused, and every command names the exchange it is for', async () => {
    const plain = (await exchange('status')).out;
    await exchange('pause', '--tenant', 'musterstadt', '--by', 'Leitstelle');
    const { out } = await exchange('status');
    expect(out).toMatch(/musterstadt +3 .* 3 +pausiert/);
    expect(out).toMatch(/pausiert seit \d{4}-\d\d-\d\d \d\d:\d\d MES?Z, von Leitstelle; weiter mit: /);
    const causes = (text: string) => text.split('\n').filter((line) => /\[[a-z.-]+\]$/.test(line));
    expect(causes(plain)).toHaveLength(5);
    expect(causes(out)).toEqual(causes(plain));
    const commands = out.match(/(?<!`)rathaus exchange .*/g) ?? [];
    expect(commands.length).toBeGreaterThan(4);
    for (const command of commands) expect(command).toContain(`--config ${scene.config}`);
    const resume = /weiter mit: rathaus exchange (.*) --config/.exec(out)?.[1]?.split(' ') ?? [];
    expect(await exchange(...resume)).toMatchObject({ code: 0 });
    expect((await exchange('status')).out).not.toContain('pausiert');
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
    expect(unconfirmed.out).toContain(
      'Eine Zustellung ist vielleicht schon angekommen und bleibt angehalten',
    );
    const dry = await exchange('retry', '--all', '--code', 'core.network', '--dry-run', '--json');
    expect(dry.code).toBe(0);
    expect(JSON.parse(dry.out)).toMatchObject({ dryRun: true, count: 2, notAsked: 0 });
    for (const id of ids.slice(0, 4)) expect(await stateOf(id)).toBe('stopped');
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
    expect(await Promise.all(ids.map(stateOf))).toEqual([
      'queued',
      'stopped',
      'stopped',
      'stopped',
      'queued',
    ]);
  });

  it('is continued one by one, once', async () => {
    expect(await exchange('retry', ids[1]!)).toMatchObject({ code: 0 });
    const again = await exchange('retry', ids[1]!);
    expect(again.code).toBe(3);
    expect(again.err).toContain('[exchange.outbox.not-stopped]');
    // Also with --json a failure is text on standard error, and no line is on standard output.
    const asJson = await exchange('retry', ids[1]!, '--json');
    expect({ ...asJson, err: '' }).toEqual({ code: 3, out: '', err: '' });
    expect(asJson.err).toContain('[exchange.outbox.not-stopped]');
    expect((await exchange('show', ids[1]!)).out).toContain('Von Hand fortgesetzt: rathaus exchange\n');
  });

  it('is told from what fails, which goes on at once, and from what is well', async () => {
    const dry = async (id: string) => (await exchange('retry', id, '--dry-run')).out;
    const failing = ids[4]!;
    expect(await dry(failing)).toContain(
      'ist nicht angehalten, scheitert aber; der nächste Versuch käme sofort',
    );
    const counted = await exchange('retry', failing, '--dry-run', '--json');
    expect(JSON.parse(counted.out)).toMatchObject({ count: 1, ids: [failing] });
    expect(await exchange('retry', failing)).toMatchObject({ code: 0 });
    expect(await dry(failing)).toContain('ist nicht angehalten und scheitert nicht');
  });

  it('does not go on before somebody has asked when it may have arrived, neither alone nor with all others', async () => {
    const unsure = ids[3]!;
    const status = (await exchange('status')).out;
    expect(status).toContain('rathaus exchange retry KENNUNG --asked');
    expect(status).not.toContain('--all --tenant musterstadt --code exchange.outbox.outcome-unknown');
    const alone = await exchange('retry', unsure);
    expect(alone).toMatchObject({ code: 2, err: expect.stringContaining('--asked') });
    expect(await exchange('retry', unsure, '--dry-run')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Fragen Sie zuerst den Empfänger'),
    });
    const code = 'exchange.outbox.outcome-unknown';
    const together = await exchange('retry', '--all', '--code', code, '--yes', '--json');
    expect(together.code).toBe(1);
    expect(JSON.parse(together.out)).toMatchObject({ count: 0, notAsked: 1 });
    expect(await stateOf(unsure)).toBe('stopped');
    expect(await exchange('retry', unsure, '--asked', '--by', 'Poststelle')).toMatchObject({ code: 0 });
    expect(await stateOf(unsure)).toBe('queued');
    expect((await exchange('show', unsure)).out).toContain('Von Hand fortgesetzt: Poststelle\n');
  });

  it.each([
    [['retry'], 'Nennen Sie entweder'],
    [['retry', 'x', '--all'], 'Nennen Sie entweder'],
    [['retry', 'x', '--code', 'y'], 'gehören zu --all'],
    [['retry', '--all', '--class', 'x'], '--class kennt'],
    [['retry', '--all', '--code', 'exchange.outbox.outcome-unknwon'], 'gibt es nicht'],
    [['retry', 'x', '--by', ' '], '--by'],
    [['list', '--state', 'stoped'], '--state kennt: queued, sending, sent'],
    [['list', '--inbox', '--state', 'queued'], '--state kennt: found, stored'],
    [['list', '--class', 'transcient'], '--class kennt'],
    [['list', '--code', 'core.netwrok'], 'Zurzeit gibt es hier: core.network'],
    [['show', 'gibt-es-nicht'], 'rathaus exchange list'],
    [['pause'], '--tenant'],
    [['watch', '--interval', '0'], '--interval'],
  ])('%j is wrong use, said in a sentence', async (line, sentence) => {
    const { code, err } = await exchange(...line);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });
});
