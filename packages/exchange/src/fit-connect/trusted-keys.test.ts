import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestKey, type TestKey } from '../../test/keys.ts';
import { allowInsecurePublicKey } from '../danger/index.ts';
import { eventUri } from '../set/events.ts';
import type { FitConnectClient } from './client.ts';
import { createTrustedKeys } from './trusted-keys.ts';

const reference = { submissionId: randomUUID(), caseId: randomUUID(), destinationId: randomUUID() };
const submissionApi = 'https://zustelldienst.example/submission-api';
let first: TestKey;
let second: TestKey;
beforeAll(() => {
  first = createTestKey('zustelldienst-1', 'signature');
  second = createTestKey('zustelldienst-2', 'signature');
}, 60_000);

async function tokenBy(key: TestKey, kid = key.kid, issuer = submissionApi): Promise<string> {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ typ: 'secevent+jwt', alg: 'PS512', kid })}.${encode({
    jti: randomUUID(),
    iss: issuer,
    iat: 1_780_000_000,
    sub: `submission:${reference.submissionId}`,
    txn: `case:${reference.caseId}`,
    events: { [eventUri(issuer === submissionApi ? 'create-submission' : 'accept-submission')]: {} },
  })}`;
  return `${signed}.${Buffer.from(await key.signer.sign(Buffer.from(signed))).toString('base64url')}`;
}

function bench() {
  let now = 0;
  const state = {
    published: [first],
    destination: [] as TestKey[],
    log: [] as string[],
    reads: 0,
    destinationReads: 0,
    fails: false,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
  const client = {
    getEvents: async () => state.log,
    async getServiceKeys() {
      state.reads += 1;
      if (state.fails) throw new Error('away');
      return state.published.map(({ jwk }) => jwk);
    },
    async getDestinationKey(_: string, kid: string) {
      state.destinationReads += 1;
      return state.destination.find((key) => key.kid === kid)?.jwk ?? state.destination[0]?.jwk ?? {};
    },
  } as unknown as FitConnectClient;
  const trusted = createTrustedKeys({
    client,
    endpoints: { tokenUrl: 'https://a.example', submissionApi, destinationApi: 'https://a.example' },
    trust: { [allowInsecurePublicKey]: true },
    clock: () => now,
  });
  return { state, trusted, read: (signal?: AbortSignal) => trusted.verifiedEvents(reference, signal) };
}

describe('keys of the delivery service', () => {
  it('are read once for many logs at the same time', async () => {
    const { state, read } = bench();
    state.log = [await tokenBy(first), await tokenBy(first)];
    const logs = await Promise.all([read(), read(), read()]);
    expect(logs.map((events) => events.length)).toEqual([2, 2, 2]);
    expect(state.reads).toBe(1);
  });

  it('that were rolled over cost one more look and no failure', async () => {
    const { state, read } = bench();
    state.log = [await tokenBy(first)];
    await read();
    state.published = [second, first];
    state.log.push(await tokenBy(second));
    expect(await read()).toHaveLength(2);
    expect(state.reads).toBe(2);
  });

  it('are not read for each token that names a key nobody has', async () => {
    const { state, read } = bench();
    state.log = [await tokenBy(first)];
    await read();
    for (let count = 0; count < 20; count += 1) {
      state.log = [await tokenBy(second, `erfunden-${count}`)];
      await expect(read()).rejects.toMatchObject({ code: 'exchange.key.unknown' });
    }
    expect(state.reads).toBe(2);
    // A real roll-over a moment later is seen after a short while.
    state.published = [second];
    state.log = [await tokenBy(second)];
    state.pass(10_000);
    expect(await read()).toHaveLength(1);
  });

  it('are asked for again after a failure, and after their time', async () => {
    const { state, read } = bench();
    state.log = [await tokenBy(first)];
    state.fails = true;
    await expect(read()).rejects.toThrow('away');
    state.fails = false;
    expect(await read()).toHaveLength(1);
    state.published = [second];
    expect(await read()).toHaveLength(1);
    state.pass(600_001);
    await expect(read()).rejects.toMatchObject({ code: 'exchange.key.unknown' });
    // A clock that was set back keeps nothing for ever.
    state.pass(-7_200_000);
    await expect(read()).rejects.toMatchObject({ code: 'exchange.key.unknown' });
  });

  it('say nothing about a destination whose key has the same kid', async () => {
    const { state, read, trusted } = bench();
    const impostor = { ...second, kid: first.kid, jwk: { ...second.jwk, kid: first.kid } };
    state.destination = [impostor];
    state.log = [await tokenBy(first), await tokenBy(second, first.kid, reference.destinationId)];
    const events = await read();
    expect(events.map(({ author }) => author)).toEqual(['service', 'destination']);
    const keys = trusted.keysOf(events, reference.destinationId);
    expect(keys.map(({ owner, jwk }) => [owner, jwk.n])).toEqual([
      ['service', first.jwk.n],
      [reference.destinationId, second.jwk.n],
    ]);
    // And the destination cannot sign with what only the service published.
    state.destination = [];
    state.log = [await tokenBy(second, 'zustelldienst-9', reference.destinationId)];
    await expect(read()).rejects.toMatchObject({ code: 'exchange.key.refused' });
  });

  it('are not waited for by somebody who goes, and come to those who stay', async () => {
    const { state, read } = bench();
    state.log = [await tokenBy(first)];
    const gone = AbortSignal.abort();
    const [left, stayed] = await Promise.allSettled([read(gone), read()]);
    expect(left).toMatchObject({ status: 'rejected', reason: { code: 'core.aborted' } });
    expect(stayed.status).toBe('fulfilled');
  });

  it('under another kid than was asked for are not taken', async () => {
    const { state, read } = bench();
    state.destination = [second];
    state.log = [await tokenBy(second, 'beispielhausen-sig-1', reference.destinationId)];
    await expect(read()).rejects.toMatchObject({ code: 'exchange.key.unknown' });
  });
});
