import { describe, expect, it } from 'vitest';
import { createTestKey } from '../../test/keys.ts';
import {
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
  leafOf,
  listUrl,
  now,
  responder,
  responderUrl,
  revocationOver,
  type Stub,
} from '../../test/responder.ts';
import { chain, createRevocationWorld, ec, hour, leaf, unknown } from '../../test/revocation-world.ts';
import { checkPublicJwk } from '../keys/check-jwk.ts';
import { importPublicJwk } from '../keys/import-jwk.ts';

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
    const { isRevoked, status, state, pass } = createRevocationWorld({
      policy: { allowUnknownFor: 365 * day },
    });
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
