import { createMemoryStateStore, type StateStore } from '@rathaus/client-core';
import type { LogEntry } from '@rathaus/client-core/observe';
import { describe, expect, it } from 'vitest';
import { createTestKey } from '../../test/keys.ts';
import {
  type AnswerFacts,
  basicConstraints,
  createAuthority,
  day,
  keyUsage,
  listAt,
  responderAt,
  rsaKeys,
  serialOf,
} from '../../test/pki.ts';
import {
  ecAuthority,
  hosts,
  leafOf,
  listUrl,
  now,
  responder,
  responderUrl,
  revocationOver,
  type Stub,
} from '../../test/responder.ts';
import { checkPublicJwk } from '../keys/check-jwk.ts';
import { importPublicJwk } from '../keys/import-jwk.ts';
import { createRevocation, type RevocationOptions } from './index.ts';

const ec = ecAuthority();
const leaf = leafOf(ec);
const chain = [leaf, ec.certificate];
const hour = 3_600_000;
const unknown = { code: 'exchange.revocation.unknown', retryable: true };

/** A responder whose answers follow the clock, with a switch. */
function setUp(options: Partial<RevocationOptions> = {}, facts: AnswerFacts = {}) {
  const state: { down: boolean; facts: AnswerFacts } = { down: false, facts };
  let shift = 0;
  const stub: Stub = (body) => {
    if (state.down) return 503;
    return responder(ec, leaf, {
      thisUpdate: now + shift,
      nextUpdate: now + shift + 2 * hour,
      ...state.facts,
    })(body);
  };
  const revocation = revocationOver({ [responderUrl]: stub }, { sources: [{ kind: 'ocsp' }], ...options });
  const pass = (milliseconds: number) => {
    shift += milliseconds;
    revocation.pass(milliseconds);
  };
  return { ...revocation, state, pass };
}

describe('the policy', () => {
  it('require refuses what nobody answers, in a way that can be repeated', async () => {
    const { isRevoked, state, pass } = setUp();
    state.down = true;
    await expect(isRevoked(chain)).rejects.toMatchObject({
      ...unknown,
      details: { index: 0, why: 'http-status' },
    });
    state.down = false;
    pass(60_000);
    expect(await isRevoked(chain)).toBe(false);
  });

  it('require bridges an outage with the answer that still holds, no longer', async () => {
    const { isRevoked, state, pass } = setUp();
    expect(await isRevoked(chain)).toBe(false);
    state.down = true;
    pass(1.5 * hour);
    expect(await isRevoked(chain)).toBe(false);
    pass(hour);
    await expect(isRevoked(chain)).rejects.toMatchObject(unknown);
  });

  it('allowUnknownFor counts from the end of the last good answer, and says so', async () => {
    const lines: LogEntry[] = [];
    const { isRevoked, state, pass } = setUp({
      policy: { allowUnknownFor: 4 * hour },
      logger: (entry) => void lines.push(entry),
    });
    expect(await isRevoked(chain)).toBe(false);
    expect(lines).toEqual([]);
    state.down = true;
    pass(5.9 * hour);
    expect(await isRevoked(chain)).toBe(false);
    expect(lines).toMatchObject([{ code: 'exchange.revocation.allowed', details: { why: 'http-status' } }]);
    pass(0.2 * hour);
    await expect(isRevoked(chain)).rejects.toMatchObject(unknown);
    state.down = false;
    pass(60_000);
    expect(await isRevoked(chain)).toBe(false);
  });

  it('allowUnknownFor takes nothing that never had a good answer', async () => {
    const { isRevoked, state } = setUp({ policy: { allowUnknownFor: 365 * day } });
    state.down = true;
    await expect(isRevoked(chain)).rejects.toMatchObject(unknown);
  });

  it('a revocation stays one whatever fails, and never becomes unknown that is let pass', async () => {
    const { isRevoked, state, pass } = setUp({ policy: { allowUnknownFor: 365 * day } });
    expect(await isRevoked(chain)).toBe(false);
    state.facts = { status: 'revoked' };
    pass(1.1 * hour);
    expect(await isRevoked(chain)).toBe(true);
    state.down = true;
    pass(1.5 * hour);
    expect(await isRevoked(chain)).toBe(true);
    pass(day);
    await expect(isRevoked(chain)).rejects.toMatchObject(unknown);
  });

  it('a store that forgets too late makes no good answer out of an old revocation', async () => {
    const rows = new Map<string, string>();
    const cache = {
      ...createMemoryStateStore(),
      get: async (key: string) => rows.get(key),
      set: async (key: string, value: string) => void rows.set(key, value),
    };
    const { isRevoked, state, pass } = setUp({ cache, policy: { allowUnknownFor: 365 * day } });
    state.facts = { status: 'revoked' };
    expect(await isRevoked(chain)).toBe(true);
    state.down = true;
    pass(day);
    await expect(isRevoked(chain)).rejects.toMatchObject(unknown);
  });

  it('an old good answer that is played again does not take a revocation back', async () => {
    const { isRevoked, status, state, pass } = setUp();
    state.facts = { status: 'revoked', nextUpdate: now + day };
    expect(await isRevoked(chain)).toBe(true);
    state.facts = { thisUpdate: now - 60_000, nextUpdate: now + 2 * day };
    pass(2 * hour);
    expect(await status(chain)).toMatchObject([{ status: 'revoked', failed: [{ why: 'older-than-known' }] }]);
    // A certificate on hold comes back by a newer answer.
    state.facts = {};
    pass(2 * hour);
    expect(await isRevoked(chain)).toBe(false);
  });

  it('a list that is older than the revocation does not take it back', async () => {
    let down = false;
    const revoked = { status: 'revoked', nextUpdate: now + day } as const;
    const { status, pass } = revocationOver({
      [responderUrl]: (body) => (down ? 503 : responder(ec, leaf, revoked)(body)),
      [listUrl]: ec.crl(),
    });
    await status(chain);
    down = true;
    pass(2 * hour);
    const why = ['http-status', 'older-than-known'];
    expect(await status(chain)).toMatchObject([
      { status: 'revoked', failed: why.map((one) => ({ why: one })) },
    ]);
  });

  it('an older answer of the same source is refused, and the known one counts', async () => {
    const { status, state, pass } = setUp();
    await status(chain);
    state.facts = { thisUpdate: now - hour, nextUpdate: now + day };
    pass(1.5 * hour);
    expect(await status(chain)).toMatchObject([
      { status: 'good', cached: true, failed: [{ why: 'older-than-known' }] },
    ]);
  });
});

describe('the order', () => {
  it('is responder, then list; what failed before is told', async () => {
    const over = (stubs: Record<string, Stub>) => revocationOver(stubs).status(chain);
    expect(await over({ [responderUrl]: responder(ec, leaf), [listUrl]: 500 })).toMatchObject([
      { source: 'ocsp', failed: [] },
    ]);
    const host = 'ocsp.pki.example';
    for (const [stub, why] of [
      [503, 'http-status'],
      [responder(ec, leaf, { status: 'unknown' }), 'unknown-to-responder'],
      [responder(ec, leaf, { nextUpdate: now - day, thisUpdate: now - 2 * day }), 'outdated'],
    ] as const)
      expect(await over({ [responderUrl]: stub, [listUrl]: ec.crl() })).toMatchObject([
        { status: 'good', source: 'crl', failed: [{ source: 'ocsp', host, why }] },
      ]);
    const revoked = [{ serial: serialOf(leaf) }];
    expect(await over({ [responderUrl]: 503, [listUrl]: ec.crl({ revoked }) })).toMatchObject([
      { status: 'revoked' },
    ]);
    expect(await over({})).toMatchObject([
      { status: 'unknown', why: 'unreachable', failed: [{ source: 'ocsp' }, { source: 'crl' }] },
    ]);
  });

  it('is the one of the configuration', async () => {
    const { status, calls } = revocationOver(
      { [responderUrl]: responder(ec, leaf), [listUrl]: ec.crl() },
      { sources: [{ kind: 'crl' }, { kind: 'ocsp' }] },
    );
    expect(await status(chain)).toMatchObject([{ source: 'crl' }]);
    expect(calls).toEqual([listUrl]);
  });

  it('asks two addresses of a source and no more', async () => {
    const many = leafOf(ec, [
      listAt(...Array.from({ length: 50 }, (_, index) => `http://crl.pki.example/${index}`)),
    ]);
    const { status, calls } = revocationOver({});
    await status([many, ec.certificate]);
    expect(calls.length).toBe(2);
  });
});

describe('a chain', () => {
  it('is asked for as a whole, and one revoked certificate is enough', async () => {
    const extensions = [basicConstraints(true), keyUsage('keyCertSign cRLSign'), listAt(listUrl)];
    const ca = ecAuthority({ name: 'Unter-CA', parent: ec, extensions });
    const own = leafOf(ca, [listAt('http://crl.pki.example/unter.crl')]);
    const over = (root: Stub) =>
      revocationOver({ [listUrl]: root, 'http://crl.pki.example/unter.crl': ca.crl() });
    const path = [own, ca.certificate, ec.certificate];
    expect(await over(ec.crl()).isRevoked(path)).toBe(false);
    expect(await over(ec.crl({ revoked: [{ serial: serialOf(ca.certificate) }] })).isRevoked(path)).toBe(
      true,
    );
    await expect(over(503).isRevoked(path)).rejects.toMatchObject({ ...unknown, details: { index: 1 } });
  });

  it('without the issuer, with another one or without anything is no good one', async () => {
    const { isRevoked, status } = revocationOver({ [responderUrl]: responder(ec, leaf) });
    const whys = async (path: typeof chain) =>
      (await status(path)).map((one) => (one.status === 'unknown' ? one.why : one.status));
    expect(await whys([leaf])).toEqual(['no-issuer']);
    expect(await whys([leaf, ecAuthority().certificate])).toEqual(['issuer-mismatch']);
    expect(await whys([ec.certificate])).toEqual(['no-issuer']);
    await expect(isRevoked([])).rejects.toMatchObject(unknown);
    await expect(isRevoked([leaf])).rejects.toMatchObject(unknown);
  });

  it('is judged for the instant of evidence: a later withdrawal counts only when the key may have been stolen', async () => {
    const over = (reason: number) =>
      revocationOver({
        [responderUrl]: responder(ec, leaf, { status: 'revoked', at: now - 5 * day, reason }),
      });
    const [before, after] = [new Date(now - 6 * day), new Date(now - 4 * day)];
    for (const reason of [3, 4, 5, 9]) {
      expect(await over(reason).isRevoked(chain, { at: before })).toBe(false);
      expect(await over(reason).isRevoked(chain, { at: after })).toBe(true);
      expect(await over(reason).isRevoked(chain)).toBe(true);
    }
    for (const reason of [0, 1, 2, 6, 10])
      expect(await over(reason).isRevoked(chain, { at: before })).toBe(true);
    expect(await over(4).isRevoked(chain, { at: new Date(Number.NaN) })).toBe(true);
  });

  it('that has expired is forgotten by its issuer: that is no good answer, a revocation stays one', async () => {
    const { isRevoked, status, state, pass } = setUp({ policy: { allowUnknownFor: 365 * day } });
    expect(await isRevoked(chain)).toBe(false);
    pass(31 * day);
    expect(await status(chain)).toMatchObject([{ status: 'unknown', why: 'certificate-expired' }]);
    await expect(isRevoked(chain, { at: new Date(now) })).rejects.toMatchObject(unknown);
    state.facts = { status: 'revoked' };
    pass(2 * hour);
    expect(await isRevoked(chain)).toBe(true);
  });

  it('fits trust.isRevoked: good passes, revoked is a finding, unknown can be repeated', async () => {
    const key = createTestKey('beispielhausen-enc-1', 'encryption');
    const authority = createAuthority({
      name: 'CA Beispielland',
      keys: rsaKeys(4096),
      algorithm: 'pss512',
      now,
    });
    const certificate = authority.issue({
      subject: 'Stadt Beispielhausen',
      key: key.publicKey,
      extensions: [keyUsage('keyEncipherment'), responderAt(responderUrl)],
    });
    // The root is not sent along: the check adds it, so that the last issuer is known.
    const jwk = { ...key.jwk, x5c: [certificate.raw.toString('base64')] };
    const over = (stub: Stub) => ({
      trust: {
        roots: [authority.certificate.toString()],
        isRevoked: revocationOver({ [responderUrl]: stub }).isRevoked,
      },
      clock: () => now,
    });
    expect((await checkPublicJwk(jwk, 'encryption', over(responder(authority, certificate)))).verdict).toBe(
      'passed',
    );
    const revoked = over(responder(authority, certificate, { status: 'revoked' }));
    await expect(importPublicJwk(jwk, 'encryption', revoked)).rejects.toMatchObject({
      code: 'exchange.key.refused',
      details: { rule: 'exchange.key.revoked' },
    });
    await expect(importPublicJwk(jwk, 'encryption', over(503))).rejects.toMatchObject(unknown);
  });
});

describe('the cache', () => {
  it('keeps an answer for maxAge, at most as long as it holds', async () => {
    const { isRevoked, calls, pass } = setUp({ maxAge: 90 * 60_000 });
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
    const { isRevoked, calls, state, pass } = setUp({ retryAfter: 10_000 });
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

describe('the configuration', () => {
  it('names all its faults at once', () => {
    const wrong = {
      tenant: 'Musterstadt!',
      cache: undefined,
      sources: [{ kind: 'paper' }, { kind: 'ocsp', url: 'ldap://x', method: 'put', nonce: 'maybe' }],
      policy: { allowUnknownFor: -1 },
      allowHosts: ['http://crl.pki.example/'],
      timeout: 0,
    };
    expect(() => createRevocation(wrong as unknown as RevocationOptions)).toThrow(
      expect.objectContaining({
        code: 'exchange.config.invalid',
        details: {
          faults: 9,
          members:
            'tenant, cache, timeout, policy.allowUnknownFor, sources[0].kind, sources[1].url, sources[1].method, sources[1].nonce, allowHosts[0]',
        },
      }),
    );
  });

  it.each([
    ['a fetch without hosts', { fetch: globalThis.fetch }],
    ['no hosts at all', { allowHosts: [] }],
    ['no sources', { sources: [] }],
    ['an unknown policy', { policy: 'allow' as 'require' }],
    ['no tenant', { tenant: undefined as unknown as string }],
  ])('refuses %s', (_, wrong) => {
    const cache = createMemoryStateStore();
    expect(() => createRevocation({ tenant: 'musterstadt', cache, ...wrong })).toThrow(
      'exchange is not valid',
    );
    expect(() => createRevocation({ tenant: 'musterstadt', cache, allowHosts: hosts })).not.toThrow();
  });
});
