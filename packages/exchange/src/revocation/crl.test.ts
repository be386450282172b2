import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorTime } from '../../../../tools/testing/processor-time.ts';
import { bool, context, extension, int, nul, primitive, seq } from '../../test/der.ts';
import {
  basicConstraints,
  createAuthority,
  day,
  ecKeys,
  keyUsage,
  type ListFacts,
  listAt,
  listEntries,
  rsaKeys,
  serialOf,
} from '../../test/pki.ts';
import {
  ecAuthority,
  leafOf,
  listUrl,
  now,
  pssAuthority,
  revocationOver,
  type Stub,
} from '../../test/responder.ts';

const pss = pssAuthority();
const ec = ecAuthority();
const leaf = leafOf(ec);
const serial = serialOf(leaf);
const ask = async (stub: Stub, chain = [leaf, ec.certificate]) =>
  (await revocationOver({ [listUrl]: stub }, { sources: [{ kind: 'crl' }] }).status(chain))[0]!;
const whyOf = async (stub: Stub, chain?: Parameters<typeof ask>[1]) => {
  const status = await ask(stub, chain);
  return status.status === 'unknown' ? status.why : status.status;
};
const why = (facts: ListFacts) => whyOf(ec.crl(facts));

/** `IssuingDistributionPoint`. */
const scope = (...parts: Buffer[]) => extension('2.5.29.28', seq(...parts), true);
const flag = (number: number) => primitive(number, Buffer.from([0xff]));
const point = (url: string) => context(0, context(0, primitive(6, Buffer.from(url))));
const other = { serial: 4711n };

describe('a revocation list', () => {
  it.each([
    ['RSASSA-PSS with SHA-512, 4096 bits', pss],
    ['ECDSA', ec],
  ])('says good and revoked, with %s', async (_, authority) => {
    const certificate = leafOf(authority);
    const chain = [certificate, authority.certificate];
    expect(await ask(authority.crl(), chain)).toMatchObject({
      status: 'good',
      source: 'crl',
      thisUpdate: '2026-11-29T11:00:00.000Z',
      until: '2026-11-30T12:00:00.000Z',
    });
    expect(await ask(authority.crl({ revoked: [other] }), chain)).toMatchObject({ status: 'good' });
    const revoked = [other, { serial: serialOf(certificate), at: now - 3 * day, reason: 4 }];
    expect(await ask(authority.crl({ revoked }), chain)).toMatchObject({
      status: 'revoked',
      at: '2026-11-26T12:00:00.000Z',
      reason: 'superseded',
    });
  });

  it('takes a certificate on hold as revoked', async () => {
    expect(await ask(ec.crl({ revoked: [{ serial, reason: 6 }] }))).toMatchObject({
      status: 'revoked',
      reason: 'certificateHold',
    });
  });

  it('of a certificate of an authority is that of the one above it', async () => {
    const ca = ecAuthority({
      name: 'Unter-CA',
      parent: ec,
      extensions: [basicConstraints(true), keyUsage('keyCertSign'), listAt(listUrl)],
    });
    const own = leafOf(ca, [listAt('http://crl.pki.example/unter.crl')]);
    const { status } = revocationOver(
      {
        [listUrl]: ec.crl({ revoked: [{ serial: serialOf(ca.certificate) }] }),
        // This authority has no right to sign lists.
        'http://crl.pki.example/unter.crl': ca.crl(),
      },
      { sources: [{ kind: 'crl' }] },
    );
    expect(await status([own, ca.certificate, ec.certificate])).toMatchObject([
      { status: 'unknown', why: 'list-signer-refused' },
      { status: 'revoked', index: 1 },
    ]);
  });

  it('counts for the certificates its scope names', async () => {
    const certificate = leafOf(ec, [listAt('ldap://verzeichnis.example/cn=ca', listUrl)]);
    const chain = [certificate, ec.certificate];
    expect(await whyOf(ec.crl({ extensions: [scope(point(listUrl))] }), chain)).toBe('good');
    expect(await whyOf(ec.crl({ extensions: [scope(flag(1))] }), chain)).toBe('good');
  });

  it('says nothing when a certificate names directories only, or nothing at all', async () => {
    for (const extensions of [[listAt('ldap://verzeichnis.example/cn=ca')], []])
      expect(await whyOf(ec.crl(), [leafOf(ec, extensions), ec.certificate])).toBe('no-source');
  });

  it('of 300,000 entries is walked in a moment and finds the last one', async () => {
    const entries = listEntries(300_000, 1n, now - day);
    const list = ec.crl({ entries });
    const walk = async () => expect(await whyOf(list)).toBe('good');
    expect(await processorTime(walk, 5_000)).toBeLessThan(5_000);
    const last = BigInt(`0x11${(300_000).toString(16).padStart(30, '0')}`);
    const revoked = ec.issue({
      subject: 'Stadt Ü',
      key: ecKeys().publicKey,
      serial: last,
      extensions: [listAt(listUrl)],
    });
    expect(await whyOf(list, [revoked, ec.certificate])).toBe('revoked');
  });
});

describe('an attack', () => {
  it.each([
    ['a list that has ended', 'outdated', { thisUpdate: now - 9 * day, nextUpdate: now - day }],
    ['a list of tomorrow', 'not-yet-valid', { thisUpdate: now + day }],
    ['a list without an end', 'list-without-next-update', { nextUpdate: null }],
    ['the list of another issuer', 'list-of-other-issuer', { issuer: 'CA Anderswo' }],
    ['the key of somebody else', 'signature-invalid', { keys: ecKeys() }],
    ['SHA-1', 'algorithm-refused', { algorithm: 'rsa-sha1', keys: rsaKeys() }],
    ['PSS with SHA-1', 'algorithm-refused', { algorithm: 'pss-sha1', keys: rsaKeys() }],
    ['an indirect list', 'list-indirect', { extensions: [scope(flag(4))] }],
    ['a delta list', 'list-delta', { extensions: [extension('2.5.29.27', int(1), true)] }],
    ['a list of authorities only', 'list-scope', { extensions: [scope(flag(2))] }],
    ['a list of attribute certificates', 'list-scope', { extensions: [scope(flag(5))] }],
    ['a list for some reasons', 'list-scope', { extensions: [scope(primitive(3, Buffer.from([6, 0x40])))] }],
    [
      'a list for another place',
      'list-scope',
      { extensions: [scope(point('http://crl.pki.example/b.crl'))] },
    ],
    ['a list for a relative name', 'list-scope', { extensions: [scope(context(0, context(1, nul())))] }],
    [
      'an unknown critical extension',
      'critical-extension',
      { extensions: [extension('1.2.3', nul(), true)] },
    ],
    [
      'an unknown critical extension of an entry',
      'critical-extension',
      { revoked: [{ ...other, extensions: [extension('1.2.3', nul(), true)] }] },
    ],
    [
      'an entry of another issuer',
      'list-indirect',
      { revoked: [{ ...other, extensions: [extension('2.5.29.29', seq(), true)] }] },
    ],
    ['an entry that takes a revocation back', 'malformed', { revoked: [{ serial, reason: 8 }] }],
    ['an entry that is none', 'malformed', { entries: bool(true) }],
    ['an extension twice', 'malformed', { extensions: [1, 2].map(() => extension('2.5.29.20', int(1))) }],
  ] as const satisfies readonly (readonly [string, string, ListFacts])[])(
    'by %s ends as %s',
    async (_, code, facts) => {
      expect(await why(facts)).toBe(code);
    },
  );

  it('by an issuer that may sign certificates but no lists', async () => {
    const ca = createAuthority({
      name: 'CA ohne Liste',
      keys: ecKeys(),
      algorithm: 'ecdsa256',
      now,
      extensions: [basicConstraints(true), keyUsage('keyCertSign')],
    });
    expect(await whyOf(ca.crl(), [leafOf(ca), ca.certificate])).toBe('list-signer-refused');
  });

  it('by bytes behind the list, by cutting it, by an error page', async () => {
    const list = ec.crl({ revoked: [other, other] });
    expect(await whyOf(Buffer.concat([list, Buffer.from([0])]))).toBe('malformed');
    for (let length = 0; length < list.length; length += 5)
      expect(await whyOf(list.subarray(0, length))).toBe('malformed');
    expect(await whyOf(Buffer.from('<html>Wartung</html>'))).toBe('malformed');
  });

  it('by lengths that are not the shortest, without end, or longer than the file', async () => {
    const list = ec.crl();
    for (const head of ['3080', '3085ffffffffff', '3084ffffffff', '30830000ff', '3f8201'])
      expect(await whyOf(Buffer.concat([Buffer.from(head, 'hex'), list]))).toBe('malformed');
  });

  it('by changing any byte of a list that revokes never makes it say good', async () => {
    const list = ec.crl({ revoked: [{ serial, reason: 1 }] });
    await fc.assert(
      fc.asyncProperty(fc.nat(list.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bytes = Buffer.from(list);
        bytes[at]! ^= change;
        expect(['good', 'revoked']).not.toContain(await whyOf(bytes));
      }),
      { numRuns: 300 },
    );
  });
});
