import { createHash } from 'node:crypto';

/** One file of the container. */
export interface DataObject {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** Places that the standard gives (ETSI EN 319 162-1, sections 4.4.4 and A.1). */
export const containerNames = {
  mimetype: 'mimetype',
  manifest: 'META-INF/ASiCManifest.xml',
  signature: 'META-INF/signature.p7s',
} as const;
export const asicMediaType = 'application/vnd.etsi.asic-e+zip';

/**
 * `ASiCManifest` (ETSI EN 319 162-1, section A.4): which files are sealed, each by its SHA-512. The signature is over these
 * bytes. Names and types are our own constants, so there is nothing to escape.
 */
export function writeManifest([root, ...others]: readonly [DataObject, ...DataObject[]]): Uint8Array {
  const reference = ({ name, mediaType, content }: DataObject, extra = '') =>
    [
      `  <asic:DataObjectReference URI="${name}" MimeType="${mediaType}"${extra}>`,
      '    <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha512"/>',
      `    <ds:DigestValue>${createHash('sha512').update(content).digest('base64')}</ds:DigestValue>`,
      '  </asic:DataObjectReference>',
    ].join('\n');
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">',
    `  <asic:SigReference URI="${containerNames.signature}" MimeType="application/pkcs7-signature"/>`,
    reference(root, ' Rootfile="true"'),
    ...others.map((one) => reference(one)),
    '</asic:ASiCManifest>',
    '',
  ];
  return new TextEncoder().encode(lines.join('\n'));
}
