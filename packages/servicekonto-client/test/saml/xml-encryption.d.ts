declare module 'xml-encryption' {
  /** Options of `encrypt`, as far as tests use them. */
  export interface EncryptOptions {
    rsa_pub: string;
    pem: string;
    encryptionAlgorithm: string;
    keyEncryptionAlgorithm: string;
    keyEncryptionDigest?: string | undefined;
    keyEncryptionMgf?: string | undefined;
    disallowEncryptionWithInsecureAlgorithm?: boolean;
    warnInsecureAlgorithm?: boolean;
  }
  export function encrypt(
    xml: string,
    options: EncryptOptions,
    callback: (error: Error | null, result?: string) => void,
  ): void;
}
