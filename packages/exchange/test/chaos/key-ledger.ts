import { constants, createHash, createPrivateKey, privateDecrypt } from 'node:crypto';
import type { FitConnect } from './town-config.ts';

/** Bytes of one digest: a stream that broke off is compared as far as it came. */
const blockBytes = 16_384;

interface Seen {
  readonly kid: string;
  readonly encryptedKey: string;
  readonly iv: string;
  /** Digests of whole blocks, and the rest as it is when the stream ended. */
  readonly blocks: readonly string[];
  readonly size: number;
}

/**
 * Remembers every ciphertext that was sent. A content key encrypts one text under one initialisation vector; the same bytes
 * may be sent as often as wanted.
 */
export function createKeyLedger() {
  const seen = new Map<string, Seen>();
  const conflicts: string[] = [];

  return {
    get ciphertexts() {
      return seen.size;
    },

    /** A ciphertext as it went over the line, whole or as far as it came. */
    note(bytes: Buffer, what: string): void {
      const [header = '', encryptedKey = '', iv = ''] = bytes
        .subarray(0, 2000)
        .toString('latin1')
        .split('.', 4);
      // Broken off before the vector ended: it says nothing.
      if (bytes.subarray(0, 2000).toString('latin1').split('.').length < 4) return;
      const blocks: string[] = [];
      for (let at = 0; at + blockBytes <= bytes.length; at += blockBytes)
        blocks.push(
          createHash('sha256')
            .update(bytes.subarray(at, at + blockBytes))
            .digest('base64'),
        );
      const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string };
      const name = `${encryptedKey}.${iv}`;
      const before = seen.get(name);
      const common = Math.min(before?.blocks.length ?? 0, blocks.length);
      for (let at = 0; at < common; at += 1)
        if (before?.blocks[at] !== blocks[at])
          conflicts.push(`${what}: other bytes under the same key and vector`);
      if (!before || bytes.length > before.size)
        seen.set(name, { kid, encryptedKey, iv, blocks, size: bytes.length });
    },

    /** Opens every content key with the private keys of the destination: none may stand for two ciphertexts. */
    reused({ decryptionKeys }: FitConnect['subscriber']): string[] {
      const keys = new Map(
        decryptionKeys.map((key) => [key.kid, createPrivateKey({ key: { ...key }, format: 'jwk' })]),
      );
      const owners = new Map<string, string>();
      const found = [...conflicts];
      for (const [name, { kid, encryptedKey }] of seen) {
        const key = keys.get(kid);
        if (!key) throw new Error(`no private key ${kid}`);
        const opened = privateDecrypt(
          { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
          Buffer.from(encryptedKey, 'base64url'),
        ).toString('base64');
        const owner = owners.get(opened);
        if (owner !== undefined && owner !== name) found.push(`a content key for two ciphertexts (${kid})`);
        owners.set(opened, name);
      }
      return found;
    },
  };
}

export type KeyLedger = ReturnType<typeof createKeyLedger>;
