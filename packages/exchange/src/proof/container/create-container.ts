import { createHash } from 'node:crypto';
import type { Signer } from '@rathaus/client-core';
import { throwIfAborted } from '@rathaus/client-core/abort';
import { exchangeError } from '../../errors.ts';
import { readDeliveryProof } from '../read-proof.ts';
import type { DeliveryProofReport } from '../report.ts';
import { signCades } from './cades.ts';
import { asicMediaType, containerNames, type DataObject, writeManifest } from './manifest.ts';
import { sealAlgorithmOf } from './seal-algorithm.ts';
import { readSealCertificates, sealRefused } from './seal-certificates.ts';
import { storedZip } from './stored-zip.ts';

/** Names of the files in a container. Fixed: what they are called says nothing of the delivery. */
export const proofContainerFiles = {
  proof: 'nachweis.json',
  page: 'zustellnachweis.html',
  metadata: 'metadaten.json',
} as const;

/** What goes into the container. */
export interface ProofContainerInput {
  /** The proof file exactly as it was verified. */
  proof: string | Uint8Array;
  /** What `verifyDeliveryProof` said of exactly these bytes. A proof that failed is not sealed. */
  report: DeliveryProofReport;
  /** The page of the report (`renderDeliveryProof` of `@rathaus/exchange/texts`): without it nobody sees the verdict. */
  page: string;
  /** Adds the metadata, as they were encrypted, as a file of their own. Only of a proof that opens them. Default: false. */
  metadata?: boolean | undefined;
}

/** Who seals. */
export interface ProofContainerOptions {
  /** Key of the office's seal or of a person's signature. PS256, PS512, RS256, RS512, ES256 or ES384. */
  signer: Signer;
  /** PEM: the certificate of this key first, then its issuers; one text may hold several. The root may be left out. */
  certificates: readonly string[];
  /** Milliseconds. Default: `Date.now`. */
  clock?: (() => number) | undefined;
  signal?: AbortSignal | undefined;
  /** Milliseconds the signer may take. */
  applicationTimeout?: number | undefined;
}

/**
 * Puts a verified proof into an ASiC-E container (ETSI EN 319 162-1) with a CAdES signature of level B-B: the proof byte for
 * byte, the page for the e-file and, if asked for, the metadata. The seal says that its holder kept these bytes, at the time
 * its own clock showed; it adds nothing to the evidence, which stays in the proof. The result is a file of a few hundred
 * kilobytes and the same for the same input, time and signature.
 *
 * Errors: `exchange.proof.container-refused` (`details.reason`: `failed`, `other-file`, `page`, `no-opening`),
 * `exchange.proof.seal-refused` (`algorithm`, `certificate`, `chain`, `usage`, `validity`, `key`, `signature`),
 * `core.aborted`, `core.application.timeout`, what the signer throws.
 *
 * @example
 * const report = await verifyDeliveryProof(proof, { trust });
 * const page = renderDeliveryProof(report, 'de', { checkedAt: new Date(), tool });
 * await writeFile('nachweis.asice', await createProofContainer({ proof, report, page }, { signer, certificates }));
 */
export async function createProofContainer(
  input: ProofContainerInput,
  { signer, certificates, clock = Date.now, signal, applicationTimeout }: ProofContainerOptions,
): Promise<Uint8Array> {
  throwIfAborted(signal, 'Sealing a proof');
  const files = filesOf(input);
  const at = clock();
  const algorithm = sealAlgorithmOf(signer);
  if (!algorithm) throw sealRefused('algorithm');
  const chain = readSealCertificates(certificates, algorithm, at);
  const manifest = writeManifest(files);
  const signature = await signCades(manifest, {
    signer,
    algorithm,
    certificates: chain,
    at,
    signal,
    applicationTimeout,
  });
  return storedZip(
    [
      { name: containerNames.mimetype, content: new TextEncoder().encode(asicMediaType) },
      ...files,
      { name: containerNames.manifest, content: manifest },
      { name: containerNames.signature, content: signature },
    ],
    new Date(at),
  );
}

/** Why a proof is not sealed: `details.reason` of `exchange.proof.container-refused`. */
const faults = {
  failed: 'its verification failed',
  'other-file': 'the report is of other bytes',
  page: 'the page is empty',
  'no-opening': 'it does not open its metadata',
} as const;
const refused = (reason: keyof typeof faults) =>
  exchangeError('exchange.proof.container-refused', {
    message: faults[reason],
    details: { reason },
  });

function filesOf({ proof, report, page, metadata }: ProofContainerInput): [DataObject, ...DataObject[]] {
  const bytes = typeof proof === 'string' ? new TextEncoder().encode(proof) : Uint8Array.from(proof);
  if (createHash('sha512').update(bytes).digest('hex') !== report.fileSha512) throw refused('other-file');
  // Whatever is not known to be good is not sealed.
  if (report.verdict !== 'passed' && report.verdict !== 'not-judged') throw refused('failed');
  if (typeof page !== 'string' || page === '') throw refused('page');
  const files: [DataObject, ...DataObject[]] = [
    { name: proofContainerFiles.proof, mediaType: 'application/json', content: bytes },
    { name: proofContainerFiles.page, mediaType: 'text/html', content: new TextEncoder().encode(page) },
  ];
  if (metadata) {
    const read = readDeliveryProof(bytes);
    const opening = read.state === 'read' ? read.proof.opening : undefined;
    if (!opening) throw refused('no-opening');
    const content = new TextEncoder().encode(opening.plaintext);
    files.push({ name: proofContainerFiles.metadata, mediaType: 'application/json', content });
  }
  return files;
}
