/** Namespaces of SAML 2.0, XML Signature, XML Encryption and of the AKDB extension (BundID interface 10.2). */
export const namespaces = {
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
  encryption: 'http://www.w3.org/2001/04/xmlenc#',
  akdb: 'https://www.akdb.de/request/2018/09',
  classicUi: 'https://www.akdb.de/request/2018/09/classic-ui/v1',
  ekona: 'http://www.elster.de/schema/ekona/saml/extensions',
  schema: 'http://www.w3.org/2001/XMLSchema',
  instance: 'http://www.w3.org/2001/XMLSchema-instance',
} as const;

/** Bindings (SAML Bindings, sections 3.4 and 3.5). */
export const bindings = {
  post: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
  redirect: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect',
} as const;

/** Formats of name identifiers (SAML Core, section 8.3). */
export const nameIdFormats = {
  transient: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
  persistent: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
} as const;

/** Formats of attribute names (SAML Core, section 8.2). */
export const attributeNameFormats = {
  uri: 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri',
  basic: 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic',
} as const;

/** Signature algorithms (RFC 9231 section 2.3), by the names that profiles use. */
export const signatureAlgorithms = {
  'rsa-sha256': 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'rsa-sha512': 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
  /** RSASSA-PSS without parameters: SHA-256, MGF1 with SHA-256, salt of 32 bytes. */
  'rsa-pss-sha256': 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
  /** Only to send what must be refused. */
  'rsa-sha1': 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
} as const;
/** Name of a signature algorithm. */
export type SignatureAlgorithm = keyof typeof signatureAlgorithms;

/** Digest algorithms of signatures and of OAEP. */
export const digestAlgorithms = {
  sha1: 'http://www.w3.org/2000/09/xmldsig#sha1',
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  sha512: 'http://www.w3.org/2001/04/xmlenc#sha512',
} as const;
/** Name of a digest. */
export type DigestAlgorithm = keyof typeof digestAlgorithms;

/** Canonicalisation and transforms (XML Signature 1.1, section 6.6; Exclusive XML Canonicalization 1.0). */
export const transforms = {
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  enveloped: 'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
} as const;

/** Content encryption (XML Encryption 1.1, section 5.2): address, cipher of Node, bytes of key and of nonce. */
export const contentAlgorithms = {
  'aes128-gcm': { uri: 'http://www.w3.org/2009/xmlenc11#aes128-gcm', cipher: 'aes-128-gcm', key: 16, iv: 12 },
  'aes192-gcm': { uri: 'http://www.w3.org/2009/xmlenc11#aes192-gcm', cipher: 'aes-192-gcm', key: 24, iv: 12 },
  'aes256-gcm': { uri: 'http://www.w3.org/2009/xmlenc11#aes256-gcm', cipher: 'aes-256-gcm', key: 32, iv: 12 },
  'aes128-cbc': {
    uri: 'http://www.w3.org/2001/04/xmlenc#aes128-cbc',
    cipher: 'aes-128-cbc',
    key: 16,
    iv: 16,
  },
  'aes256-cbc': {
    uri: 'http://www.w3.org/2001/04/xmlenc#aes256-cbc',
    cipher: 'aes-256-cbc',
    key: 32,
    iv: 16,
  },
} as const;
/** Name of a content encryption algorithm. */
export type ContentAlgorithm = keyof typeof contentAlgorithms;

/** Key transport (XML Encryption 1.1, section 5.5). */
export const keyTransports = {
  'rsa-oaep-mgf1p': 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p',
  'rsa-oaep': 'http://www.w3.org/2009/xmlenc11#rsa-oaep',
  /** Only to send what must be refused. */
  'rsa-1_5': 'http://www.w3.org/2001/04/xmlenc#rsa-1_5',
} as const;
/** Name of a key transport. */
export type KeyTransport = keyof typeof keyTransports;

/** Prefix of status codes (SAML Core, section 3.2.2.2). */
export const statusPrefix = 'urn:oasis:names:tc:SAML:2.0:status:';
