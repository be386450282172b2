/** How an algorithm of XML Signature computes, in the words of node:crypto. */
export interface SignatureMethod {
  readonly hash: 'sha256' | 'sha384' | 'sha512';
  readonly padding: 'pkcs1' | 'pss';
}

/**
 * Signature algorithms that are believed: RSA with SHA-2, in both paddings (RFC 9231, sections 2.3 and 2.3.10; the salt of
 * PSS is as long as the digest). SHA-1, HMAC, DSA and whatever else is named are refused.
 */
export const signatureMethods: Readonly<Record<string, SignatureMethod>> = {
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': { hash: 'sha256', padding: 'pkcs1' },
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384': { hash: 'sha384', padding: 'pkcs1' },
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': { hash: 'sha512', padding: 'pkcs1' },
  'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1': { hash: 'sha256', padding: 'pss' },
  'http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1': { hash: 'sha384', padding: 'pss' },
  'http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1': { hash: 'sha512', padding: 'pss' },
};

/** Digest algorithms that are believed, in the words of node:crypto. */
export const digestMethods: Readonly<Record<string, 'sha256' | 'sha384' | 'sha512'>> = {
  'http://www.w3.org/2001/04/xmlenc#sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#sha384': 'sha384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
};

/** Signature algorithm of our own messages, by that of the key (`Signer.algorithm`). */
export const methodOfSigner = {
  PS256: 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
  RS256: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
} as const satisfies Readonly<Record<string, string>>;

/** Algorithms of keys that sign messages of SAML. */
export type SamlSignerAlgorithm = keyof typeof methodOfSigner;

export const transforms = {
  enveloped: 'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
} as const;
