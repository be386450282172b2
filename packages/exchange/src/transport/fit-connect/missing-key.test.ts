import { Buffer } from 'node:buffer';
import { beforeAll, describe, expect, it } from 'vitest';
import { benchExchange } from '../../../test/bench-exchange.ts';
import {
  type BenchKeys,
  createBench,
  createBenchKeys,
  last,
  type WorkerOptions,
} from '../../../test/fit-connect-bench.ts';
import { createTestKey, type TestKey } from '../../../test/keys.ts';
import { jweOf, submitAnew, waiting } from '../../../test/waiting-submission.ts';

let keys: BenchKeys;
let stranger: TestKey;
beforeAll(() => {
  keys = createBenchKeys();
  stranger = createTestKey('key-of-nobody-1', 'encryption');
}, 120_000);

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A submission for a key that is not configured, and exchanges over one store: processes that follow each other. */
async function unreadable(encryptedFor: TestKey = stranger, more: WorkerOptions = {}) {
  const bench = createBench(keys);
  const { submission } = await waiting(bench, []);
  const large = Buffer.alloc(50_000, 65);
  await submitAnew(bench, submission, jweOf('{}', encryptedFor), jweOf(large, encryptedFor));
  // The event is dated on the next day.
  bench.advance(day);
  const first = await benchExchange(bench, bench.worker('beispielhausen', keys.encryption, more));
  const { store } = first;
  const restarted = (decrypters: readonly TestKey[], options: WorkerOptions = {}) =>
    benchExchange(bench, bench.worker('beispielhausen', decrypters, options), { store });
  const handed: string[] = [];
  const onReceive = ({ remoteId }: { remoteId: string }) => void handed.push(remoteId);
  const downloads = () => bench.requests.filter(({ operation }) => operation === 'getSubmission').length;
  const requests = () => bench.requests.filter(({ path }) => path.includes(submission.id)).length;
  /** Rounds for so long, at most fifty: a round takes milliseconds. */
  async function pass(time: number, { exchange } = first): Promise<void> {
    const step = Math.max(5 * minute, time / 50);
    for (let passed = 0; passed < time; passed += step) {
      await exchange.inbox.runOnce({ onReceive });
      bench.advance(step);
    }
  }
  const states = async () =>
    (await store.db.selectFrom('received').select('step').execute()).map(({ step }) => step);
  return { ...first, bench, submission, restarted, onReceive, handed, downloads, requests, pass, states };
}

describe('a message for a key that is not configured', () => {
  it('is downloaded three times, asked for no more, and told every few hours', async () => {
    const { pass, downloads, requests, seen } = await unreadable();
    await pass(30 * minute);
    expect(downloads()).toBe(3);
    const before = requests();
    await pass(2 * day);
    expect(downloads()).toBe(3);
    expect(requests()).toBe(before);
    const told = seen('work.failed');
    expect(told.length).toBeGreaterThan(5);
    expect(told.length).toBeLessThan(20);
    expect(new Set(told.map(({ error }) => error.code))).toEqual(new Set(['exchange.jwe.unknown-kid']));
    expect(told.every(({ error }) => error.message.endsWith(`: kid ${error.details?.kid}`))).toBe(true);
  });

  it('is read in the first look of a worker that has the key', async () => {
    const bench = createBench(keys);
    const { submission } = await waiting(bench, []);
    const without = await benchExchange(bench, bench.worker('beispielhausen', [keys.encryption[1]!]));
    const { store } = without;
    const handed: string[] = [];
    const onReceive = ({ remoteId }: { remoteId: string }) => void handed.push(remoteId);
    for (let passed = 0; passed < day; passed += 2 * hour) {
      await without.exchange.inbox.runOnce({ onReceive });
      bench.advance(2 * hour);
    }
    expect(handed).toEqual([]);
    await without.exchange.inbox.runOnce({ onReceive });
    const withKey = await benchExchange(bench, bench.worker('beispielhausen'), { store });
    bench.advance(minute);
    await withKey.exchange.inbox.runOnce({ onReceive });
    expect(handed).toEqual([submission.id]);
  });

  it('goes back to its sender soon after the key was called compromised', async () => {
    const { pass, restarted, states } = await unreadable();
    await pass(day);
    const decided = await restarted([...keys.encryption], { compromisedKeys: [stranger.kid] });
    await pass(10 * minute, decided);
    expect(await states()).toEqual(['rejected']);
  });

  it('is rejected after 14 days, not at the first look and not before', async () => {
    const { pass, states, downloads } = await unreadable();
    await pass(13.5 * day);
    expect(await states()).toEqual(['found']);
    expect(downloads()).toBe(3);
    await pass(day);
    expect(await states()).toEqual(['rejected']);
  });

  it('is never rejected when the key is published, which makes it ours, and costs no download then', async () => {
    const { bench, pass, states, downloads } = await unreadable(stranger, { refuseUnreadableAfter: day });
    bench.destination.encryptionKeys = [...bench.destination.encryptionKeys, stranger];
    await pass(3 * day);
    expect(await states()).toEqual(['found']);
    expect(downloads()).toBe(3);
  });

  it('has its answer read from the log after 14 days, whoever has given it', async () => {
    const { bench, submission, pass, states, downloads } = await unreadable(stranger, {
      refuseUnreadableAfter: 100 * day,
    });
    await pass(3 * hour);
    submission.events.push(
      await bench.service.sign('service', submission, {
        uri: 'https://schema.fitko.de/fit-connect/events/reject-submission',
        payload: { problems: [] },
      }),
    );
    await pass(14 * day);
    await pass(hour);
    expect(await states()).toEqual(['rejected']);
    expect(downloads()).toBe(3);
  });

  it('holds up nobody: a good one is taken in its first round, however many wait', async () => {
    const bench = createBench(keys);
    for (let count = 0; count < 20; count += 1) await last(bench.run(await bench.enqueue([])));
    for (const one of bench.submitted())
      await submitAnew(bench, one, jweOf('{}', stranger), jweOf('{}', stranger));
    const { exchange } = await benchExchange(bench);
    const handed: string[] = [];
    const onReceive = ({ remoteId }: { remoteId: string }) => void handed.push(remoteId);
    for (let rounds = 0; rounds < 3; rounds += 1) {
      await exchange.inbox.runOnce({ onReceive });
      bench.advance(minute);
    }
    // All of them are due again.
    bench.advance(12 * hour);
    await last(bench.run(await bench.enqueue([])));
    const good = bench.submitted().at(-1)?.id;
    bench.requests.length = 0;
    await exchange.inbox.runOnce({ onReceive });
    expect(handed).toEqual([good]);
    const asked = bench.requests.filter(({ operation }) => operation !== 'listSubmissions');
    expect(asked.filter(({ path }) => path.includes('/submissions/')).map(({ path }) => path)).toSatisfy(
      (paths: string[]) => paths.length > 0 && paths.every((path) => path.includes(String(good))),
    );
  }, 60_000);
});

describe('a message that cannot be told from one for a wrong key file', () => {
  it('is downloaded less often the older it is', async () => {
    const former = createTestKey('beispielhausen-enc-0', 'encryption');
    const { restarted, pass, downloads } = await unreadable(former);
    const other = createTestKey('beispielhausen-enc-0', 'encryption');
    await pass(2 * day, await restarted([...keys.encryption, other]));
    expect(downloads()).toBeGreaterThan(8);
    expect(downloads()).toBeLessThan(25);
  });
});

describe('a key id with half a character', () => {
  it('is the fault of whoever has sent it', async () => {
    const { pass, states } = await unreadable({ ...stranger, kid: '\ud800aaaaaaaa' });
    await pass(10 * minute);
    expect(await states()).toEqual(['rejected']);
  });
});
