import { createHash, randomBytes, X509Certificate } from 'node:crypto';
import { createPemSigner } from '@rathaus/client-core/node';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  certificatesIn,
  contentOf,
  createOffice,
  createSealRoot,
  keysFor,
  repacked,
  replacing,
  reportOf,
  type SealName,
  sealHolds,
  signedIn,
  storedFiles,
} from '../../../test/asic.ts';
import { basicConstraints, day, keyUsage, rsaKeys } from '../../../test/pki.ts';
import { createProofContainer, type ProofContainerOptions } from './create-container.ts';

const now = Date.parse('2026-11-29T12:34:57.890Z');
const clock = () => now;
const authority = createSealRoot(now);
const office = createOffice('ES256', { now, authority });
const proof = '{"format":"rathaus-delivery-proof"}\n';
const input = { proof, report: reportOf(proof), page: '<!doctype html><title>Zustellnachweis</title>' };
const sealed = (more: Partial<ProofContainerOptions> = {}) =>
  createProofContainer(input, {
    signer: office.signer,
    certificates: office.certificates,
    clock,
    ...more,
  });
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'made',
    ({ code, details }) => [code, details?.reason],
  );

describe('the container (ETSI EN 319 162-1)', () => {
  it('begins with its media type, stored and without extra field, so that it is known by its first bytes', async () => {
    const bytes = Buffer.from(await sealed());
    expect(bytes.toString('latin1', 30, 38)).toBe('mimetype');
    expect(bytes.toString('latin1', 38, 38 + 31)).toBe('application/vnd.etsi.asic-e+zip');
    expect(storedFiles(bytes).map(({ name, extra }) => [name, extra])).toEqual([
      ['mimetype', 0],
      ['nachweis.json', 0],
      ['zustellnachweis.html', 0],
      ['META-INF/ASiCManifest.xml', 0],
      ['META-INF/signature.p7s', 0],
    ]);
  });

  it('holds the proof byte for byte, also bytes that are no text', async () => {
    const bytes = randomBytes(10_000);
    const given = { ...input, proof: bytes, report: reportOf(bytes) };
    const made = await createProofContainer(given, { ...office, clock });
    expect(contentOf(made, 'nachweis.json').equals(bytes)).toBe(true);
    expect(contentOf(made, 'zustellnachweis.html').toString()).toBe(input.page);
  });

  it('names each file with its SHA-512, and the proof as the one it is about', async () => {
    const made = await sealed();
    const manifest = contentOf(made, 'META-INF/ASiCManifest.xml').toString();
    for (const name of ['nachweis.json', 'zustellnachweis.html'])
      expect(manifest).toContain(
        `<ds:DigestValue>${createHash('sha512').update(contentOf(made, name)).digest('base64')}<`,
      );
    expect(manifest.match(/URI="[^"]*"/g)).toEqual([
      'URI="META-INF/signature.p7s"',
      'URI="nachweis.json"',
      'URI="zustellnachweis.html"',
    ]);
    expect(manifest.match(/URI="nachweis\.json"[^>]*Rootfile="true"/)).not.toBeNull();
  });

  it('is the same for the same input and time, where the algorithm has no chance in it', async () => {
    const { signer, certificates } = createOffice('RS256', { now, authority });
    const [one, two] = [await sealed({ signer, certificates }), await sealed({ signer, certificates })];
    expect(Buffer.compare(one, two)).toBe(0);
  });
});

it.each([
  ['a verdict nobody knows', { report: { ...input.report, verdict: 'wunderbar' } }, 'failed'],
  ['no page', { page: undefined }, 'page'],
])('with %s is not made', async (_name, more, reason) => {
  const made = createProofContainer({ ...input, ...more } as never, { ...office, clock });
  expect(await reasonOf(made)).toEqual(['exchange.proof.container-refused', reason]);
});

describe('a signer', () => {
  it('that changes what it was given to sign spoils nothing', async () => {
    const careless = {
      ...office.signer,
      sign: async (data: Uint8Array) => {
        const signature = await office.signer.sign(data);
        data.fill(0);
        return signature;
      },
    };
    const made = await sealed({ signer: careless });
    expect(await sealHolds(made)).toBe(true);
  });

  it.each([
    ['an ArrayBuffer', new ArrayBuffer(64)],
    ['nothing', undefined],
    ['text', 'x'],
  ])('that answers with %s is refused in its own words', async (_name, answer) => {
    const odd = { ...office.signer, sign: async () => answer as never };
    expect(await reasonOf(sealed({ signer: odd }))).toEqual(['exchange.proof.seal-refused', 'signature']);
  });
});

describe('the signature (CAdES B-B, ETSI EN 319 122-1)', () => {
  it.each<SealName>(['PS256', 'PS512', 'RS256', 'RS512', 'ES256', 'ES384'])(
    '%s holds for a foreign library',
    async (name) => {
      const { signer, certificates } = createOffice(name, { now, authority });
      const made = await sealed({ signer, certificates });
      expect(await sealHolds(made)).toBe(true);
      const other = repacked(
        made,
        replacing('META-INF/ASiCManifest.xml', (old) => Buffer.from([...old, 32])),
      );
      expect(await sealHolds(other)).toBe(false);
    },
  );

  it('signs type, digest, time and certificate, in the one order of a set', async () => {
    const made = await sealed();
    const attributes = signedIn(made).signerInfos[0]!.signedAttrs!.attributes;
    expect(attributes.map(({ type }) => type)).toEqual([
      '1.2.840.113549.1.9.3',
      '1.2.840.113549.1.9.5',
      '1.2.840.113549.1.9.4',
      '1.2.840.113549.1.9.16.2.47',
    ]);
    expect(attributes[1]!.values[0].toDate().getTime()).toBe(Date.parse('2026-11-29T12:34:57Z'));
    const [certificateId] = attributes[3]!.values[0].valueBlock.value[0].valueBlock.value;
    const [digest, issuerSerial] = certificateId.valueBlock.value;
    expect(Buffer.from(digest.valueBlock.valueHexView)).toEqual(
      createHash('sha256').update(office.certificate.raw).digest(),
    );
    expect(Buffer.from(issuerSerial.valueBlock.value[1].valueBlock.valueHexView).toString('hex')).toBe(
      office.certificate.serialNumber.toLowerCase(),
    );
    expect(
      certificatesIn(made)
        .map(({ fingerprint256 }) => fingerprint256)
        .sort(),
    ).toEqual([office.certificate, authority.certificate].map(({ fingerprint256 }) => fingerprint256).sort());
  });

  it('has its time after 2049 too', async () => {
    const later = Date.parse('2051-02-03T04:05:06Z');
    const there = createOffice('ES256', { now: later, authority: createSealRoot(later) });
    const made = await createProofContainer(input, { ...there, clock: () => later });
    const times = signedIn(made).signerInfos[0]!.signedAttrs!.attributes;
    const time = times.find(({ type }) => type === '1.2.840.113549.1.9.5')!.values[0];
    expect(time.toDate().getTime()).toBe(later);
    expect(await sealHolds(made)).toBe(true);
  });

  it('breaks with any bit of what it covers', async () => {
    const made = Buffer.from(await sealed());
    const covered = storedFiles(made).filter(({ name }) => name !== 'mimetype' && !name.endsWith('.p7s'));
    const bits = covered.flatMap(({ at, content }) =>
      Array.from({ length: content.length * 8 }, (_, bit) => at * 8 + bit),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...bits), async (bit) => {
        const changed = flipped(made, bit);
        expect(await sealHolds(changed)).toBe(false);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});

/** One bit is changed, and the checksums of the ZIP are right again: only the seal can tell. */
function flipped(container: Buffer, bit: number): Uint8Array {
  const at = bit >> 3;
  return repacked(container, (files) => {
    const places = storedFiles(container);
    return files.map((one, index) => {
      const from = places[index]!.at;
      if (at < from || at >= from + one.content.length) return one;
      const content = Buffer.from(one.content);
      content[at - from]! ^= 1 << (bit & 7);
      return { ...one, content };
    });
  });
}

describe('what is not sealed', () => {
  const code = 'exchange.proof.container-refused';
  it('a proof that failed, other bytes than those of the report, nothing to read, metadata that are not there', async () => {
    const options = { ...office, clock };
    const make = (more: object) => reasonOf(createProofContainer({ ...input, ...more }, options));
    expect(await make({ report: reportOf(proof, 'failed') })).toEqual([code, 'failed']);
    expect(await make({ proof: `${proof} ` })).toEqual([code, 'other-file']);
    expect(await make({ page: '' })).toEqual([code, 'page']);
    expect(await make({ metadata: true })).toEqual([code, 'no-opening']);
    // What could not be judged may be kept: the page says so.
    expect(await make({ report: reportOf(proof, 'not-judged') })).toBe('made');
  });

  it('keys and certificates that no verifier accepts, each with its reason', async () => {
    const refused = (more: Partial<ProofContainerOptions>) => reasonOf(sealed(more));
    const seal = (reason: string) => ['exchange.proof.seal-refused', reason];
    const issue = (extensions: Buffer[], more: object = {}) =>
      authority.issue({ subject: 'Siegel', key: office.keys.publicKey, extensions, ...more }).toString();
    const other = createOffice('ES256', { now, authority: createSealRoot(now, 'Andere Wurzel') });
    const [leaf, root] = office.certificates as [string, string];

    expect(await refused({ signer: { ...office.signer, algorithm: 'EdDSA' } })).toEqual(seal('algorithm'));
    expect(await refused({ certificates: [] })).toEqual(seal('certificate'));
    expect(await refused({ certificates: ['kein Zertifikat'] })).toEqual(seal('certificate'));
    expect(await refused({ certificates: [leaf.replace('M', 'N')] })).toEqual(seal('certificate'));
    expect(await refused({ certificates: [root] })).toEqual(seal('authority'));
    expect(await refused({ certificates: [root, leaf] })).toEqual(seal('authority'));
    expect(await refused({ certificates: Array(11).fill(leaf) })).toEqual(seal('too-many'));
    expect(await refused({ certificates: [leaf, other.certificates[1]!] })).toEqual(seal('chain'));
    expect(await refused({ certificates: [leaf, leaf] })).toEqual(seal('chain'));
    expect(await refused({ certificates: [issue([keyUsage('keyEncipherment')])] })).toEqual(seal('usage'));
    expect(await refused({ certificates: [issue([basicConstraints(false)])] })).toEqual(seal('usage'));
    expect(await refused({ clock: () => now + 31 * day })).toEqual(seal('validity'));
    expect(await refused({ clock: () => now - 31 * day })).toEqual(seal('validity'));
    expect(await refused({ signer: { ...office.signer, algorithm: 'PS256' } })).toEqual(seal('key'));
    expect(await refused({ signer: { ...office.signer, algorithm: 'ES384' } })).toEqual(seal('key'));
    const weak = authority.issue({
      subject: 'Siegel',
      key: rsaKeys(1024).publicKey,
      extensions: [keyUsage('digitalSignature')],
    });
    const rsa = createPemSigner({ key: keysFor('PS256').privateKey, kid: 'x', algorithm: 'PS256' });
    expect(await refused({ signer: rsa, certificates: [weak.toString()] })).toEqual(seal('key'));
    expect(await refused({ signer: other.signer })).toEqual(seal('signature'));
    const silent = { ...office.signer, sign: async () => new Uint8Array() };
    expect(await refused({ signer: silent })).toEqual(seal('signature'));
  });

  it('says the reason in words and names nobody', async () => {
    const error = await sealed({ certificates: ['geheim'] }).catch((caught: Error) => caught);
    expect((error as Error).message).toBe(
      'no verifier would accept this seal: there is no readable certificate in PEM',
    );
    const failed = { ...input, report: reportOf(proof, 'failed') };
    await expect(createProofContainer(failed, { ...office, clock })).rejects.toThrow(
      /^this proof is not sealed: its verification failed$/,
    );
    expect(String(error)).not.toContain('geheim');
  });

  it('hands on what the signer throws, and ends when it is told to', async () => {
    const lost = { ...office.signer, sign: () => Promise.reject(new Error('session of the HSM lost')) };
    await expect(sealed({ signer: lost })).rejects.toThrow('session of the HSM lost');
    const hanging = { ...office.signer, sign: () => new Promise<never>(() => {}) };
    await expect(sealed({ signer: hanging, signal: AbortSignal.timeout(20) })).rejects.toMatchObject({
      code: 'core.aborted',
    });
    await expect(sealed({ signer: hanging, applicationTimeout: 20 })).rejects.toMatchObject({
      code: 'core.application.timeout',
    });
  });

  it('takes several certificates in one text, and a chain without its root', async () => {
    for (const certificates of [[office.certificates.join('\n')], [office.certificates[0]!]]) {
      const made = await sealed({ certificates });
      expect(await sealHolds(made)).toBe(true);
      expect(new X509Certificate(certificates[0]!).fingerprint256).toBe(office.certificate.fingerprint256);
    }
  });
});
