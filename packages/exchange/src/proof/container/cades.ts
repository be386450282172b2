import { createHash } from 'node:crypto';
import type { Signer } from '@rathaus/client-core';
import { callApplication } from '@rathaus/client-core/abort';
import { verifySignature } from '../../keys/signature-algorithm.ts';
import { asCmsSignature, type SealAlgorithm } from './seal-algorithm.ts';
import { type SealCertificates, sealRefused } from './seal-certificates.ts';
import { context, integer, octetString, oid, sequence, setOf, time, tlv } from './write-der.ts';

/** OIDs of CMS (RFC 5652) and of the attribute that names the certificate (RFC 5035). */
const ids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;

/** What a signature needs beside the bytes. */
export interface Seal {
  readonly signer: Signer;
  readonly algorithm: SealAlgorithm;
  readonly certificates: SealCertificates;
  /** Milliseconds. */
  readonly at: number;
  readonly signal: AbortSignal | undefined;
  readonly applicationTimeout: number | undefined;
}

/**
 * A detached CAdES signature of level B-B (ETSI EN 319 122-1, section 6) over `content`: content type, digest, signing time
 * and the signing certificate are what is signed. Errors: `exchange.proof.seal-refused` where the signature is not that of
 * the certificate's key; what the signer throws.
 */
export async function signCades(content: Uint8Array, seal: Seal): Promise<Uint8Array> {
  const { signer, algorithm, certificates, signal, applicationTimeout } = seal;
  const attributes = signedAttributes(content, seal);
  // Signed as a SET OF, stored as [0] (RFC 5652, section 5.4).
  const signed = setOf(attributes);
  // A copy: what the signer does with it must not change what is stored.
  const raw: unknown = await callApplication(
    'The signer',
    (inner) => signer.sign(Uint8Array.from(signed), { signal: inner }),
    { signal, timeout: applicationTimeout },
  );
  if (!(raw instanceof Uint8Array)) throw sealRefused('signature');
  const signature = asCmsSignature(algorithm, raw);
  // A key that is not the certificate's would show only at whoever checks the file, years later.
  if (!verifySignature(algorithm, signed, signature, certificates.leaf.publicKey))
    throw sealRefused('signature');
  const { profile, all } = certificates;
  const signerInfo = sequence(
    integer(1),
    sequence(profile.issuer, tlv(0x02, profile.serial)),
    algorithm.digest,
    setOf(attributes, 0xa0),
    algorithm.signature,
    octetString(signature),
  );
  const signedData = sequence(
    integer(1),
    setOf([algorithm.digest]),
    sequence(oid(ids.data)),
    setOf(
      all.map(({ raw: der }) => der),
      0xa0,
    ),
    setOf([signerInfo]),
  );
  return sequence(oid(ids.signedData), context(0, signedData));
}

function signedAttributes(content: Uint8Array, { algorithm, certificates, at }: Seal): Uint8Array[] {
  const attribute = (id: string, value: Uint8Array) => sequence(oid(id), setOf([value]));
  const digest = createHash(algorithm.hash).update(content).digest();
  return [
    attribute(ids.contentType, oid(ids.data)),
    attribute(ids.messageDigest, octetString(digest)),
    attribute(ids.signingTime, time(at)),
    attribute(ids.signingCertificateV2, sequence(sequence(certificateId(certificates, algorithm)))),
  ];
}

/** `ESSCertIDv2` (RFC 5035, section 4); SHA-256 is its default, which DER leaves out. */
function certificateId({ leaf, profile }: SealCertificates, { hash, digest }: SealAlgorithm): Uint8Array {
  const names = sequence(context(4, profile.issuer));
  return sequence(
    ...(hash === 'sha256' ? [] : [digest]),
    octetString(createHash(hash).update(leaf.raw).digest()),
    sequence(names, tlv(0x02, profile.serial)),
  );
}
