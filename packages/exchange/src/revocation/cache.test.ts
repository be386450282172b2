import { createMemoryStateStore, type StateStore } from '@rathaus/client-core';
import type { LogEntry } from '@rathaus/client-core/observe';
import { describe, expect, it } from 'vitest';
import { day, listAt, serialOf } from '../../test/pki.ts';
import {
  leafOf,
  listUrl,
  now,
  responder,
  responderUrl,
  revocationOver,
  type Stub,
} from '../../test/responder.ts';
import { chain, createRevocationWorld, ec, hour, leaf, unknown } from '../../test/revocation-world.ts';

describe('the cache', () => {
  it('keeps an answer for maxAge, at most as long as it holds', async () => {
    const { isRevoked, calls, pass } = createRevocationWorld({ maxAge: 90 * 60_000 });
    for (const [wait, expected] of [
      [0, 1],
      [89 * 60_000, 1],
      [2 * 60_000, 2],
    ] as const) {
      pass(wait);
      await isRevoked(chain);
      expect(calls.length).toBe(expected);
    }
  });

  it('is shared by workers through the store, each tenant with its own', async () => {
    const cache = createMemoryStateStore({ clock: () => now });
    const stubs = { [responderUrl]: responder(ec, leaf) };
    const first = revocationOver(stubs, { cache });
    const second = revocationOver(stubs, { cache });
    const other = revocationOver(stubs, { cache, tenant: 'beispielhausen' });
    for (const { status } of [first, second, other]) await status(chain);
    expect([first, second, other].map(({ calls }) => calls.length)).toEqual([1, 0, 1]);
    expect((await second.status(chain))[0]).toMatchObject({ cached: true });
  });

  it('asks once for all who ask at the same time; an abort leaves the others alone', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { isRevoked, calls } = revocationOver({
      [responderUrl]: async (body) => {
        await gate;
        return responder(ec, leaf)(body);
      },
    });
    const gone = new AbortController();
    const left = isRevoked(chain, { signal: gone.signal });
    const staying = Array.from({ length: 5 }, () => isRevoked(chain));
    gone.abort();
    await expect(left).rejects.toMatchObject({ code: 'core.aborted' });
    release();
    expect(await Promise.all(staying)).toEqual([false, false, false, false, false]);
    expect(calls.length).toBe(1);
    await expect(isRevoked(chain, { signal: gone.signal })).rejects.toMatchObject({ code: 'core.aborted' });
  });

  it('repeats a question without an answer after retryAfter, not before', async () => {
    const { isRevoked, calls, state, pass } = createRevocationWorld({ retryAfter: 10_000 });
    state.down = true;
    for (const [wait, expected] of [
      [0, 1],
      [9_000, 1],
      [2_000, 2],
    ] as const) {
      pass(wait);
      await expect(isRevoked(chain)).rejects.toMatchObject(unknown);
      expect(calls.length).toBe(expected);
    }
  });

  it('downloads a list once for all certificates of an issuer, and uses it on while it holds', async () => {
    const certificates = Array.from({ length: 10 }, () => leafOf(ec, [listAt(listUrl)]));
    let list: Stub = ec.crl({ revoked: [{ serial: serialOf(certificates[9]!) }] });
    const { isRevoked, calls, pass } = revocationOver(
      { [listUrl]: () => list },
      { sources: [{ kind: 'crl' }] },
    );
    const all = await Promise.all(certificates.map((one) => isRevoked([one, ec.certificate])));
    expect(all).toEqual([...Array(9).fill(false), true]);
    expect(calls.length).toBe(1);
    // Another certificate, the server is down, the list holds until tomorrow.
    list = 503;
    pass(2 * hour);
    const late = leafOf(ec, [listAt(listUrl)]);
    expect(await isRevoked([late, ec.certificate])).toBe(false);
    expect(calls.length).toBe(2);
    // An older list is a replay.
    list = ec.crl({ thisUpdate: now - 2 * day, nextUpdate: now + 5 * day });
    pass(25 * hour);
    await expect(isRevoked([leafOf(ec, [listAt(listUrl)]), ec.certificate])).rejects.toMatchObject({
      ...unknown,
      details: { why: 'older-than-known' },
    });
  });

  it('that throws, hangs or returns nonsense costs a question, never an answer', async () => {
    const good = createMemoryStateStore({ clock: () => now });
    const broken: StateStore[] = [
      { ...good, get: () => Promise.reject(new Error('gone')), set: () => Promise.reject(new Error('gone')) },
      { ...good, get: () => new Promise(() => {}) },
      { ...good, get: async () => '{"source":"ocsp","until":null}' },
      { ...good, get: async () => 'nonsense' },
      {
        ...good,
        get: async () =>
          JSON.stringify({ source: 'paper', thisUpdate: 1, refresh: 9e15, until: 9e15, checkedAt: 1 }),
      },
    ];
    for (const cache of broken) {
      const lines: LogEntry[] = [];
      const { isRevoked, calls } = revocationOver(
        { [responderUrl]: responder(ec, leaf, { status: 'revoked' }) },
        { cache, timeout: 1_000, logger: (entry) => void lines.push(entry) },
      );
      expect(await isRevoked(chain)).toBe(true);
      expect(calls.length).toBe(1);
      expect(JSON.stringify(lines)).not.toContain('gone');
    }
  });
});
