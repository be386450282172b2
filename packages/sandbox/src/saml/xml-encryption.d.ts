/** What we use of `xml-encryption`, which has no declarations. */
declare module 'xml-encryption' {
  export interface KeyEncryptionOptions {
    /** Public key and certificate, PEM. */
    rsa_pub: string;
    pem: string;
    keyEncryptionAlgorithm: string;
    keyEncryptionDigest?: string | undefined;
    keyEncryptionMgf?: string | undefined;
    disallowEncryptionWithInsecureAlgorithm?: boolean;
    warnInsecureAlgorithm?: boolean;
  }
  /** Calls back before it returns. */
  export function encryptKeyInfo(
    symmetricKey: Uint8Array,
    options: KeyEncryptionOptions,
    callback: (error: Error | null, keyInfo?: string) => void,
  ): void;
  /** Calls back before it returns. */
  export function decrypt(
    xml: string,
    options: {
      key: string;
      disallowDecryptionWithInsecureAlgorithm?: boolean;
      warnInsecureAlgorithm?: boolean;
    },
    callback: (error: Error | null, content?: string) => void,
  ): void;
}
