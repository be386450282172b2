import { Buffer } from 'node:buffer';
import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '@rathaus/client-core/node';
import { exchangeError } from '../../errors.ts';
import { storageFault } from '../storage-fault.ts';
import type { KeyWrapper } from './key-wrapper.ts';

/** A wrapping key on this machine. */
export interface LocalKeyOptions {
  /** See `KeyWrapper.id`. */
  id: string;
  /** 32 random bytes, or a function that gives them (a file, a secret of the platform); asked for each object. */
  key: Uint8Array | (() => Uint8Array | Promise<Uint8Array>);
}

const keyBytes = 32;
/** Default initial value of RFC 3394, section 2.2.3.1. */
const initialValue = Buffer.from('a6a6a6a6a6a6a6a6', 'hex');
const checkBytes = 8;

/** Tells another key of the same id from a changed object; says nothing about the key. */
const checkValue = (key: Uint8Array): Buffer =>
  createHmac('sha256', key).update('rathaus-content key check').digest().subarray(0, checkBytes);

/**
 * Wraps data keys with AES-256 key wrap (RFC 3394). The wrapped form is 8 bytes that tell the key, then the 40 bytes of
 * the standard. A key of another length is `exchange.config.invalid`; a wrong key under the right id is
 * `exchange.content.key-unknown`, so that a mistake in the configuration is not taken for damage.
 *
 * @example
 * const current = createLocalKeyWrapper({ id: 'inhalt-2026', key: () => readContentKeyFile('/etc/exchange/inhalt-2026.key') });
 * const store = createFolderContent({ folder: '/var/lib/exchange/inhalt', sealing: { current } });
 */
export function createLocalKeyWrapper({ id, key }: LocalKeyOptions): KeyWrapper {
  async function own(): Promise<Uint8Array> {
    const bytes = typeof key === 'function' ? await key() : key;
    if (bytes.length !== keyBytes) throw wrongLength();
    return bytes;
  }
  return {
    id,
    async wrap(dataKey) {
      const wrapping = await own();
      const cipher = createCipheriv('id-aes256-wrap', wrapping, initialValue);
      return Buffer.concat([checkValue(wrapping), cipher.update(dataKey), cipher.final()]);
    },
    async unwrap(wrapped, { keyId }) {
      const wrapping = await own();
      if (wrapped.length !== checkBytes + keyBytes + 8) return undefined;
      if (!timingSafeEqual(checkValue(wrapping), wrapped.subarray(0, checkBytes)))
        throw exchangeError('exchange.content.key-unknown', { details: { keyId } });
      const decipher = createDecipheriv('id-aes256-wrap', wrapping, initialValue);
      try {
        return Buffer.concat([decipher.update(wrapped.subarray(checkBytes)), decipher.final()]);
      } catch {
        return undefined;
      }
    },
  };
}

const wrongLength = () =>
  exchangeError('exchange.config.invalid', {
    message: `a content key has ${keyBytes} bytes`,
    details: { members: 'sealing' },
  });

/**
 * Makes a file with a new key, readable by its owner only: one line of base64. A file that exists is never replaced, it
 * may be the only copy of a key (`exchange.content.unavailable` with the reason `EEXIST`).
 *
 * @example
 * await createContentKeyFile('/etc/rathaus/content-2026.key');
 */
export async function createContentKeyFile(path: string): Promise<void> {
  const line = Buffer.from(`${randomBytes(keyBytes).toString('base64')}\n`);
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(line);
      await file.sync();
    } finally {
      await file.close();
    }
    await syncFolder(dirname(path));
  } catch (error) {
    throw storageFault(error);
  }
}

/**
 * The key of such a file. Errors: `exchange.content.key-unavailable` when it cannot be read, `exchange.config.invalid`
 * when it holds something else.
 */
export async function readContentKeyFile(path: string): Promise<Uint8Array> {
  const text = await readFile(path, 'latin1').catch((error: unknown) => {
    throw exchangeError('exchange.content.key-unavailable', { cause: error });
  });
  const line = text.trim();
  const key = Buffer.from(line, 'base64');
  if (key.length !== keyBytes || key.toString('base64') !== line) throw wrongLength();
  return key;
}
