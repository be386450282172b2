import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  contentCommitment,
  createOffice,
  createSealRoot,
  repacked,
  replacing,
  type SealName,
} from '../../../test/asic.ts';
import { type DssJudgement, installDss, judgeWithDss } from '../../../test/dss.ts';
import { day, ecKeys } from '../../../test/pki.ts';
import { createProofWorld } from '../../../test/proof-world.ts';
import { renderDeliveryProof } from '../../texts/index.ts';
import { verifyDeliveryProof } from '../verify-proof.ts';
import { createProofContainer } from './create-container.ts';

const run = promisify(execFile);
const libraries = await installDss().catch((error: Error) => {
  console.log(`skipped: DSS cannot be installed: ${error.message.split('\n')[0]}`);
  return undefined;
});
const algorithms: readonly SealName[] = ['PS256', 'PS512', 'RS256', 'RS512', 'ES256', 'ES384'];

describe.skipIf(libraries === undefined)('containers at DSS of the European Commission, and OpenSSL', () => {
  let folder: string;
  let judged: Map<string, DssJudgement>;
  let proof: string;
  const of = (name: string) => judged.get(`${name}.asice`)!;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rathaus-asice-'));
    const authority = createSealRoot();
    await writeFile(join(folder, 'root.pem'), authority.certificate.toString());
    await writeFile(join(folder, 'list.crl'), authority.crl({ thisUpdate: Date.now() - 3 * day }));
    const files: string[] = [];
    const put = async (name: string, bytes: Uint8Array) => {
      files.push(`${name}.asice`);
      await writeFile(join(folder, `${name}.asice`), bytes);
    };

    const world = await createProofWorld();
    proof = JSON.stringify(await world.proof('Hundesteuer', { attachments: 2 }), null, 1);
    const report = await verifyDeliveryProof(proof, world.options);
    expect(report.verdict).toBe('passed');
    const page = renderDeliveryProof(report, 'de', {
      checkedAt: new Date(),
      tool: { name: 'fachverfahren', version: '3.2' },
      names: { sender: 'Stadt Musterstadt', subject: '32-17/2026' },
    });
    const input = { proof, report, page, metadata: true };
    for (const name of algorithms)
      await put(name, await createProofContainer(input, createOffice(name, { authority })));

    const office = createOffice('ES256', { authority });
    const genuine = await createProofContainer(input, office);
    const oneByte = (old: Uint8Array) => Buffer.from(old).fill((old[100] ?? 0) ^ 1, 100, 101);
    await put('changed-proof', repacked(genuine, replacing('nachweis.json', oneByte)));
    await put('changed-page', repacked(genuine, replacing('zustellnachweis.html', oneByte)));
    await put(
      'changed-list',
      repacked(
        genuine,
        replacing('META-INF/ASiCManifest.xml', (old) => other(old)),
      ),
    );
    const added = { name: 'bescheid.pdf', content: Buffer.from('%PDF-1.7 nicht gesiegelt') };
    await put(
      'added',
      repacked(genuine, ([first, ...rest]) => [first!, added, ...rest]),
    );
    await put(
      'removed',
      repacked(genuine, (all) => all.filter(({ name }) => name !== 'nachweis.json')),
    );
    await put(
      'unsealed',
      repacked(genuine, (all) => all.filter(({ name }) => !name.endsWith('.p7s'))),
    );
    // Sealed while the certificate held, judged when it does no more.
    const ended = createOffice('ES256', { authority, notAfter: Date.now() - day });
    await put('ended', await createProofContainer(input, { ...ended, clock: () => Date.now() - 2 * day }));
    // Another office, whose root nobody here trusts.
    await put(
      'other-root',
      await createProofContainer(
        input,
        createOffice('ES256', { authority: createSealRoot(undefined, 'Fremd') }),
      ),
    );
    // A certificate of the same name, number and root, but for another key, in place of the one that was signed.
    const impostor = authority.issue({
      subject: 'Siegel der Stadt Musterstadt',
      key: ecKeys().publicKey,
      serial: BigInt(`0x${office.certificate.serialNumber}`),
      extensions: [contentCommitment()],
    });
    await put(
      'other-certificate',
      repacked(
        genuine,
        replacing('META-INF/signature.p7s', (old) => exchanged(old, office.certificate.raw, impostor.raw)),
      ),
    );
    judged = await judgeWithDss(libraries!, folder, files);
    expect([...judged.keys()]).toEqual(files);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(algorithms)('%s: accepted, one signature, every file covered', (name) => {
    expect(of(name)).toMatchObject({
      container: 'ASiC-E',
      signatures: 1,
      valid: 1,
      indication: 'TOTAL_PASSED',
      strict: 'TOTAL_PASSED',
      format: 'CAdES-BASELINE-B',
      signedBy: 'Siegel der Stadt Musterstadt',
      covered: ['META-INF/ASiCManifest.xml', 'nachweis.json', 'zustellnachweis.html', 'metadaten.json'],
      errors: [],
    });
    expect(of(name).contained.toSorted()).toEqual([
      'metadaten.json',
      'nachweis.json',
      'zustellnachweis.html',
    ]);
    // What is left is said of the invented certificates, nothing of container or signature.
    expect(of(name).warnings.filter((line) => !line.startsWith('BBB_XCV_'))).toEqual([]);
  });

  it.each(['changed-proof', 'changed-page', 'changed-list'])('%s: refused, the digest differs', (name) => {
    expect(of(name)).toMatchObject({ valid: 0, indication: 'TOTAL_FAILED', sub: 'HASH_FAILURE' });
  });

  it('removed: the proof is missed', () => {
    expect(of('removed')).toMatchObject({
      valid: 0,
      indication: 'INDETERMINATE',
      sub: 'SIGNED_DATA_NOT_FOUND',
    });
  });

  // For its default policy that is a warning: the standard lets a container hold what nobody signed.
  it('added: the file that nobody sealed is named, not covered, and a fault where the policy wants all signed', () => {
    expect(of('added').contained).toContain('bescheid.pdf');
    expect(of('added').covered).toEqual(of('ES256').covered);
    expect(of('added').warnings).toContain('BBB_CV_IAFS_ANS: Not all files are signed!');
    expect(of('added')).toMatchObject({ indication: 'TOTAL_PASSED', strict: 'TOTAL_FAILED' });
  });

  it('unsealed: a container without a signature', () => {
    expect(of('unsealed')).toMatchObject({ container: 'ASiC-E', signatures: 0 });
  });

  // What the documentation says of years: only a time stamp of somebody else shows that it was sealed in time.
  it('ended: nobody but the office says that it sealed while its certificate held', () => {
    expect(of('ended')).toMatchObject({
      valid: 0,
      indication: 'INDETERMINATE',
      sub: 'OUT_OF_BOUNDS_NOT_REVOKED',
    });
  });

  it('other-root: the chain leads to nobody that is trusted', () => {
    expect(of('other-root')).toMatchObject({
      valid: 0,
      indication: 'INDETERMINATE',
      sub: 'NO_CERTIFICATE_CHAIN_FOUND',
    });
  });

  it('other-certificate: neither named in the signature nor of its key', () => {
    expect(of('other-certificate').valid).toBe(0);
    expect(of('other-certificate').errors).toEqual(
      expect.arrayContaining([
        'BBB_ICS_ICDVV_ANS: The signing certificate digest value does not match!',
        'BBB_CV_ISI_ANS: The signature is not intact!',
      ]),
    );
  });

  it.each(algorithms)(
    '%s: OpenSSL verifies the signature, Info-ZIP takes the proof out unchanged',
    async (name) => {
      const container = join(folder, `${name}.asice`);
      const take = async (file: string) =>
        (await run('unzip', ['-p', container, file], { encoding: 'buffer', maxBuffer: 2 ** 26 })).stdout;
      expect(sha256(await take('nachweis.json'))).toBe(sha256(Buffer.from(proof)));
      const [manifest, signature] = [join(folder, 'manifest.xml'), join(folder, 'signature.p7s')];
      await writeFile(manifest, await take('META-INF/ASiCManifest.xml'));
      await writeFile(signature, await take('META-INF/signature.p7s'));
      const verify = () =>
        run('openssl', [
          ...['cms', '-verify', '-binary', '-cades', '-inform', 'DER', '-in', signature],
          ...[
            '-content',
            manifest,
            '-CAfile',
            join(folder, 'root.pem'),
            '-purpose',
            'any',
            '-out',
            '/dev/null',
          ],
        ]);
      expect((await verify()).stderr).toContain('Verification successful');
      await writeFile(manifest, other(await take('META-INF/ASiCManifest.xml')));
      await expect(verify()).rejects.toThrow();
      expect((await run('unzip', ['-t', container])).stdout).toContain('No errors');
    },
  );
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
/** Another list that says the same to a reader of XML. */
const other = (manifest: Uint8Array) =>
  Buffer.from(Buffer.from(manifest).toString().replace('\n  <asic:Sig', '\n   <asic:Sig'));

function exchanged(signature: Uint8Array, old: Buffer, replacement: Buffer): Uint8Array {
  const bytes = Buffer.from(signature);
  const at = bytes.indexOf(old);
  // Of one length: else the file would be refused for its form.
  expect([at > 0, replacement.length]).toEqual([true, old.length]);
  return Buffer.concat([bytes.subarray(0, at), replacement, bytes.subarray(at + old.length)]);
}
