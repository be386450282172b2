type Bytes = Uint8Array<ArrayBuffer>;

/** As much of `node:crypto` as is used; the functions are missing in some hosts that have the module. */
export interface HostCrypto {
  hash?(algorithm: 'sha256', text: string, encoding: 'base64url'): string;
  createHmac?(algorithm: 'sha256', secret: string): { update(text: string): { digest(): Bytes } };
  hkdfSync?(hash: 'sha256', secret: string, salt: Bytes, info: string, length: number): ArrayBuffer;
  createDecipheriv?(
    algorithm: 'aes-256-gcm',
    key: Bytes,
    iv: Bytes,
    options: { authTagLength: number },
  ): {
    setAAD(bytes: Bytes): void;
    setAuthTag(tag: Bytes): void;
    update(bytes: Bytes): Bytes;
    /** Throws when the tag does not fit. */
    final(): Bytes;
  };
}

/**
 * What Node, Bun and Deno have beside Web Crypto, which hands 43 characters to another thread and back: that takes ten
 * times as long as to hash them, and a check of a session needs it up to six times. Hosts without it have Web Crypto, and
 * both give the same bytes. Asked for when the module is loaded, and not imported, so that every host can load it.
 */
export const hostCrypto = (
  globalThis as { process?: { getBuiltinModule?: (id: string) => HostCrypto | undefined } }
).process?.getBuiltinModule?.('node:crypto');
