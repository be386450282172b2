import { createMemoryStateStore } from '@rathaus/client-core';
import type { LogEntry } from '@rathaus/client-core/observe';
import { describe, expect, it } from 'vitest';
import { day } from '../../test/pki.ts';
import { listUrl, now, responder, responderUrl, revocationOver } from '../../test/responder.ts';
import { chain, createRevocationWorld, ec, hour, leaf, unknown } from '../../test/revocation-world.ts';

describe('the policy', () => {
  it('require refuses what nobody answers, in a way that can be repeated', async () => {
    const { isRevoked, state, pass } = createRevocationWorld();
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
    const { isRevoked, state, pass } = createRevocationWorld();
    expect(await isRevoked(chain)).toBe(false);
    state.down = true;
    pass(1.5 * hour);
    expect(await isRevoked(chain)).toBe(false);
    pass(hour);
    await expect(isRevoked(chain)).rejects.toMatchObject(unknown);
  });

  it('allowUnknownFor counts from the end of the last good answer, and says so', async () => {
    const lines: LogEntry[] = [];
    const { isRevoked, state, pass } = createRevocationWorld({
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
    const { isRevoked, state } = createRevocationWorld({ policy: { allowUnknownFor: 365 * day } });
    state.down = true;
    await expect(isRevoked(chain)).rejects.toMatchObject(unknown);
  });

  it('a revocation stays one whatever fails, and never becomes unknown that is let pass', async () => {
    const { isRevoked, state, pass } = createRevocationWorld({ policy: { allowUnknownFor: 365 * day } });
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
    const { isRevoked, state, pass } = createRevocationWorld({
      cache,
      policy: { allowUnknownFor: 365 * day },
    });
    state.facts = { status: 'revoked' };
    expect(await isRevoked(chain)).toBe(true);
    state.down = true;
    pass(day);
    await expect(isRevoked(chain)).rejects.toMatchObject(unknown);
  });

  it('an old good answer that is played again does not take a revocation back', async () => {
    const { isRevoked, status, state, pass } = createRevocationWorld();
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
    const { status, state, pass } = createRevocationWorld();
    await status(chain);
    state.facts = { thisUpdate: now - hour, nextUpdate: now + day };
    pass(1.5 * hour);
    expect(await status(chain)).toMatchObject([
      { status: 'good', cached: true, failed: [{ why: 'older-than-known' }] },
    ]);
  });
});
