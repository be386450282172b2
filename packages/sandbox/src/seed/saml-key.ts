/** An invented RSA key pair with its self-signed certificate, as SAML configurations carry them. Public by design. */
export interface SamlKey {
  /** Common name of the certificate; starts with `emulator-`. */
  readonly name: string;
  /** PKCS #8, PEM. */
  readonly privateKey: string;
  /** X.509, PEM. */
  readonly certificate: string;
}

/** PEM (RFC 7468) of base64 without line breaks. */
export function pemOf(label: 'CERTIFICATE' | 'PRIVATE KEY', base64: string): string {
  const lines = base64.match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** Base64 without line breaks of a PEM text, as `ds:X509Certificate` holds it. */
export function base64Of(pem: string): string {
  return pem.replace(/-----[^-]+-----|\s/g, '');
}

/** A key pair of base64 without line breaks. */
export function samlKey(parts: { name: string; privateKey: string; certificate: string }): SamlKey {
  return {
    name: parts.name,
    privateKey: pemOf('PRIVATE KEY', parts.privateKey),
    certificate: pemOf('CERTIFICATE', parts.certificate),
  };
}
