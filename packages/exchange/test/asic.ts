import { createHash, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { createPemSigner } from '@rathaus/client-core/node';
import { Certificate, ContentInfo, SignedData } from 'pkijs';
import { type StoredFile, storedZip } from '../src/proof/container/stored-zip.ts';
import type { DeliveryProofReport } from '../src/proof/report.ts';
import { bits, extension } from './der.ts';
import { type Authority, createAuthority, day, ecKeys, type Keys, rsaKeys } from './pki.ts';

/** Key usage of a seal or a signature: content commitment, which verifiers of documents expect. */
export const contentCommitment = () => extension('2.5.29.15', bits(Buffer.from([0x40]), 6), true);

export type SealName = 'PS256' | 'PS512' | 'RS256' | 'RS512' | 'ES256' | 'ES384';

/** What can differ from one office to another. */
export interface OfficeFacts {
  now?: number;
  authority?: Authority;
  keys?: Keys;
  notAfter?: number;
}

/** An office that seals: its key, its certificate and the authority that issued it. */
export function createOffice(algorithm: SealName, facts: OfficeFacts = {}) {
  const now = facts.now ?? Date.now();
  const authority = facts.authority ?? createSealRoot(now);
  const keys = facts.keys ?? keysFor(algorithm);
  const certificate = authority.issue({
    subject: 'Siegel der Stadt Musterstadt',
    key: keys.publicKey,
    notAfter: facts.notAfter ?? now + 30 * day,
    extensions: [contentCommitment()],
  });
  const signer = createPemSigner({ key: keys.privateKey, kid: 'siegel', algorithm });
  const certificates = [certificate.toString(), authority.certificate.toString()];
  return { authority, keys, certificate, signer, certificates };
}

export const createSealRoot = (now = Date.now(), name = 'Wurzel der Siegel'): Authority =>
  createAuthority({ name, keys: rsaKeys(3072), algorithm: 'rsa256', now });

export const keysFor = (algorithm: SealName): Keys =>
  algorithm === 'ES384'
    ? generateKeyPairSync('ec', { namedCurve: 'P-384' })
    : algorithm === 'ES256'
      ? ecKeys()
      : rsaKeys(3072);

/** A report of the form that the container looks at. */
export const reportOf = (
  proof: string | Uint8Array,
  verdict: DeliveryProofReport['verdict'] = 'passed',
): DeliveryProofReport => ({
  kind: 'exchange.proof',
  verdict,
  findings: [],
  counts: { error: 0, warning: 0, info: 0 },
  unchecked: [],
  fileSha512: createHash('sha512').update(proof).digest('hex'),
});

/** Reads a ZIP of stored files by its local headers, each with where its content begins. Independent of the writer. */
export function storedFiles(container: Uint8Array): (StoredFile & { at: number; extra: number })[] {
  const bytes = Buffer.from(container);
  const files: (StoredFile & { at: number; extra: number })[] = [];
  let offset = 0;
  while (bytes.readUInt32LE(offset) === 0x04034b50) {
    const [flags, method] = [bytes.readUInt16LE(offset + 6), bytes.readUInt16LE(offset + 8)];
    if (flags !== 0 || method !== 0) throw new Error('not a plain stored file');
    const [packed, size] = [bytes.readUInt32LE(offset + 18), bytes.readUInt32LE(offset + 22)];
    if (packed !== size) throw new Error('sizes differ');
    const name = bytes.readUInt16LE(offset + 26);
    const extra = bytes.readUInt16LE(offset + 28);
    const at = offset + 30 + name + extra;
    const content = bytes.subarray(at, at + size);
    if (crc32(content) !== bytes.readUInt32LE(offset + 14)) throw new Error('the checksum differs');
    files.push({ name: bytes.toString('ascii', offset + 30, offset + 30 + name), content, at, extra });
    offset = at + size;
  }
  return files;
}

/** The container with other files: as somebody would make it who has no key. */
export const repacked = (container: Uint8Array, change: (files: StoredFile[]) => StoredFile[]): Uint8Array =>
  storedZip(
    change(storedFiles(container).map(({ name, content }) => ({ name, content }))),
    new Date('2026-11-29T12:00:00Z'),
  );

/** Replaces the content of one file. */
export const replacing =
  (wanted: string, content: (old: Uint8Array) => Uint8Array) =>
  (files: StoredFile[]): StoredFile[] =>
    files.map((one) => (one.name === wanted ? { ...one, content: content(one.content) } : one));

export const contentOf = (container: Uint8Array, name: string): Buffer =>
  Buffer.from(storedFiles(container).find((one) => one.name === name)?.content ?? []);

/**
 * Whether signature and digests hold: by a foreign library (PKI.js over WebCrypto) and the words of the standard. It does not
 * ask who the holder is.
 */
export async function sealHolds(container: Uint8Array): Promise<boolean> {
  try {
    const manifest = contentOf(container, 'META-INF/ASiCManifest.xml');
    const signed = await signedIn(container).verify({
      signer: 0,
      data: Uint8Array.from(manifest).buffer,
      checkChain: false,
    });
    if (!signed) return false;
    const listed = [
      ...manifest
        .toString('utf8')
        .matchAll(/DataObjectReference URI="([^"]+)"[\s\S]*?<ds:DigestValue>([^<]+)</g),
    ];
    return listed.every(
      ([, name = '', digest]) =>
        createHash('sha512').update(contentOf(container, name)).digest('base64') === digest,
    );
  } catch {
    return false;
  }
}

/** The signature as the foreign library reads it. */
export function signedIn(container: Uint8Array): SignedData {
  const der = Uint8Array.from(contentOf(container, 'META-INF/signature.p7s'));
  return new SignedData({ schema: ContentInfo.fromBER(der).content });
}

export const certificatesIn = (container: Uint8Array): X509Certificate[] =>
  (signedIn(container).certificates ?? []).flatMap((one) =>
    one instanceof Certificate ? new X509Certificate(Buffer.from(one.toSchema(true).toBER())) : [],
  );
