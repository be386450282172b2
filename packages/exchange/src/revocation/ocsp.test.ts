import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extension, nul } from '../../test/der.ts';
import {
  type AnswerFacts,
  basicConstraints,
  day,
  ecKeys,
  keyUsage,
  listAt,
  noCheck,
  ocspSigning,
  purposes,
  rsaKeys,
  serialOf,
} from '../../test/pki.ts';
import {
  ecAuthority,
  leafOf,
  listUrl,
  now,
  pssAuthority,
  responder,
  responderUrl,
  revocationOver,
  type Stub,
} from '../../test/responder.ts';
import type { OcspSource } from './index.ts';

const pss = pssAuthority();
const ec = ecAuthority();
const leaf = leafOf(ec);
const chain = [leaf, ec.certificate];
const ask = async (stub: Stub, source: Partial<OcspSource> = {}) => {
  const [status] = await revocationOver(
    { [responderUrl]: stub },
    { sources: [{ kind: 'ocsp', ...source }] },
  ).status(chain);
  return status!;
};
const whyOf = async (stub: Stub, source: Partial<OcspSource> = {}) => {
  const status = await ask(stub, source);
  return status.status === 'unknown' ? status.why : status.status;
};
const why = (facts: AnswerFacts) => whyOf(responder(ec, leaf, facts));

describe('a responder', () => {
  it.each([
    ['RSASSA-PSS with SHA-512, 4096 bits', pss],
    ['ECDSA', ec],
  ])('says good, with %s', async (_, authority) => {
    const certificate = leafOf(authority);
    const { status } = revocationOver({ [responderUrl]: responder(authority, certificate) });
    expect(await status([certificate, authority.certificate])).toEqual([
      {
        status: 'good',
        index: 0,
        source: 'ocsp',
        thisUpdate: '2026-11-29T11:59:00.000Z',
        until: '2026-11-29T13:00:00.000Z',
        checkedAt: '2026-11-29T12:00:00.000Z',
        cached: false,
        failed: [],
      },
    ]);
  });

  it('says revoked, when and why', async () => {
    const facts = { status: 'revoked', at: now - 2 * day, reason: 1 } as const;
    expect(await ask(responder(ec, leaf, facts))).toMatchObject({
      status: 'revoked',
      at: '2026-11-27T12:00:00.000Z',
      reason: 'keyCompromise',
    });
    expect(await ask(responder(ec, leaf, { status: 'revoked' }))).toMatchObject({ reason: 'unspecified' });
    // A reason of the future is a revocation all the same.
    expect(await ask(responder(ec, leaf, { status: 'revoked', reason: 42 }))).toMatchObject({
      status: 'revoked',
      reason: 'unspecified',
    });
  });

  it('is asked by GET where that is wanted, without a nonce', async () => {
    const seen: string[] = [];
    const { status } = revocationOver(
      {},
      {
        sources: [{ kind: 'ocsp', method: 'get' }],
        fetch: async (url, init) => {
          seen.push(`${init?.method} ${url}`);
          return new Response(Uint8Array.from(ec.ocsp(leaf)));
        },
      },
    );
    expect((await status(chain))[0]).toMatchObject({ status: 'good' });
    expect(seen[0]).toMatch(/^GET http:\/\/ocsp\.pki\.example\/ca\/[A-Za-z0-9%]+$/);
  });

  it('may name itself by its key, and may let the nonce out when it is only offered', async () => {
    expect(await why({ signer: { keys: ec.keys, byKey: true } })).toBe('good');
    expect(await why({ nonce: undefined })).toBe('good');
  });
});

describe('a delegate', () => {
  const keys = ecKeys();
  const delegate = (extensions: readonly Buffer[], facts = {}, issuer = ec) => {
    const certificate = issuer.issue({
      subject: 'Auskunft Beispielland',
      key: keys.publicKey,
      extensions: [basicConstraints(false), keyUsage('digitalSignature'), ...extensions],
      ...facts,
    });
    return { signer: { keys, certificate } };
  };
  const right = [purposes([ocspSigning]), noCheck()];

  it('answers with the right of the issuer, named by name or by key', async () => {
    const { signer } = delegate(right);
    expect(await why({ signer })).toBe('good');
    expect(await why({ signer: { ...signer, byKey: true } })).toBe('good');
  });

  it.each([
    ['without the purpose OCSPSigning', 'delegate-purpose', [noCheck()], {}],
    ['for TLS only', 'delegate-purpose', [purposes(['1.3.6.1.5.5.7.3.1']), noCheck()], {}],
    [
      'that may do everything but is not named for it',
      'delegate-purpose',
      [purposes(['2.5.29.37.0']), noCheck()],
      {},
    ],
    ['that has expired', 'delegate-expired', right, { notAfter: now - day }],
    ['that is not valid yet', 'delegate-expired', right, { notBefore: now + day }],
    [
      'with an unknown critical extension',
      'critical-extension',
      [...right, extension('1.2.3.4', nul(), true)],
      {},
    ],
    ['that cannot be asked for', 'delegate-unchecked', [purposes([ocspSigning])], {}],
  ] as const)('%s does not count', async (_, code, extensions, facts) => {
    expect(await why(delegate(extensions, facts))).toBe(code);
  });

  it('without the right to sign does not count', async () => {
    const extensions = [basicConstraints(false), keyUsage('keyEncipherment'), ...right];
    expect(await why(delegate([], { extensions }))).toBe('delegate-purpose');
  });

  it('of another issuer does not count, of the same name neither', async () => {
    for (const other of [pss, ecAuthority()])
      expect(await why(delegate(right, {}, other))).toBe('delegate-not-issued');
  });

  it('without nocheck is looked up in the list of the issuer', async () => {
    const { signer } = delegate([purposes([ocspSigning]), listAt(listUrl)]);
    const over = (list: Stub) =>
      revocationOver(
        { [responderUrl]: responder(ec, leaf, { signer }), [listUrl]: list },
        { sources: [{ kind: 'ocsp' }] },
      ).status(chain);
    expect((await over(ec.crl()))[0]).toMatchObject({ status: 'good' });
    const serial = serialOf(signer.certificate);
    expect((await over(ec.crl({ revoked: [{ serial }] })))[0]).toMatchObject({ why: 'delegate-revoked' });
    expect((await over(503))[0]).toMatchObject({ why: 'delegate-unchecked' });
  });
});

describe('an attack', () => {
  it.each([
    ['an answer that has ended', 'outdated', { thisUpdate: now - 2 * day, nextUpdate: now - day }],
    ['an old answer without an end', 'outdated', { thisUpdate: now - day, nextUpdate: null }],
    ['an answer of tomorrow', 'not-yet-valid', { thisUpdate: now + day, nextUpdate: now + 2 * day }],
    ['an answer for another serial number', 'other-certificate', { serial: 4711n }],
    ['an answer for a certificate of another issuer', 'other-issuer', { issuer: pss.certificate }],
    ['two answers for one certificate', 'ambiguous', { twice: true }],
    ['the nonce of another question', 'nonce-differs', { nonce: Buffer.alloc(32, 7) }],
    ['the key of somebody else', 'signature-invalid', { signer: { keys: ecKeys() } }],
    ['a responder that nobody named', 'responder-mismatch', { signer: { keys: ecKeys(), byKey: true } }],
    ['SHA-1', 'algorithm-refused', { algorithm: 'rsa-sha1', signer: { keys: rsaKeys() } }],
    [
      'an unknown critical extension',
      'critical-extension',
      { extensions: [extension('1.2.3', nul(), true)] },
    ],
    [
      'an unknown critical extension of one answer',
      'critical-extension',
      { singleExtensions: [extension('1.2.3', nul(), true)] },
    ],
    ['try later', 'responder-error', { responseStatus: 3 }],
    ['unauthorized', 'responder-error', { responseStatus: 6 }],
    ['a certificate the responder does not know', 'unknown-to-responder', { status: 'unknown' }],
    ['a reason that only delta lists have', 'malformed', { status: 'revoked', reason: 8 }],
  ] as const satisfies readonly (readonly [string, string, AnswerFacts])[])(
    'by %s ends as %s',
    async (_, code, facts) => {
      expect(await why(facts)).toBe(code);
    },
  );

  it('by leaving the nonce out ends where it is required', async () => {
    expect(await whyOf(responder(ec, leaf, { nonce: undefined }), { nonce: 'require' })).toBe(
      'nonce-missing',
    );
    expect(await whyOf(responder(ec, leaf), { nonce: 'require' })).toBe('good');
  });

  it('by bytes behind the answer, an error page or another kind of answer', async () => {
    const good = ec.ocsp(leaf);
    expect(await whyOf(good)).toBe('good');
    expect(await whyOf(Buffer.concat([good, Buffer.from([0])]))).toBe('malformed');
    expect(await whyOf(Buffer.from('<html>Anmeldung</html>'))).toBe('malformed');
    expect(await whyOf(Buffer.alloc(0))).toBe('malformed');
    const kind = Buffer.from(good);
    kind[kind.indexOf(Buffer.from('2b0601050507300101', 'hex')) + 8] = 9;
    expect(await whyOf(kind)).toBe('response-type');
    expect(await whyOf(Buffer.alloc(200_000, 0x30))).toBe('too-large');
  });

  it('by cutting the answer anywhere', async () => {
    const good = ec.ocsp(leaf);
    for (let length = 0; length < good.length; length += 7)
      expect(await whyOf(good.subarray(0, length))).toBe('malformed');
  });

  it('by changing any byte never turns an answer into another', async () => {
    const revoked = ec.ocsp(leaf, { status: 'revoked' });
    await fc.assert(
      fc.asyncProperty(fc.nat(revoked.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bytes = Buffer.from(revoked);
        bytes[at]! ^= change;
        const result = await whyOf(bytes);
        // The certificates sent along and the response wrapper are not signed: there a change may change nothing.
        expect(result).not.toBe('good');
      }),
      { numRuns: 300 },
    );
  });
});
