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
import { chain, ec, leaf } from '../../test/revocation-world.ts';

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
