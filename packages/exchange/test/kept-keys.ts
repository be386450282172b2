import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * RSA keys of invented authorities, kept from one process to the next beside the installed packages: one of 4096 bits
 * takes a quarter of a second of processor time, and dozens of test files want four of them. Within a process no key comes twice, so that a
 * stranger stays a stranger; nothing depends on their bits. A new installation has new ones.
 */
const folder = join(import.meta.dirname, '../../../node_modules/.cache/rathaus-test-keys');
const taken = new Map<number, number>();

/** A pair that this process has not had before. */
export function keptRsaKeys(modulusLength: number): { publicKey: KeyObject; privateKey: KeyObject } {
  const turn = taken.get(modulusLength) ?? 0;
  taken.set(modulusLength, turn + 1);
  const file = join(folder, `${modulusLength}-${turn}.pem`);
  const privateKey = read(file) ?? make(file, modulusLength);
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

function read(file: string): KeyObject | undefined {
  try {
    return createPrivateKey(readFileSync(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function make(file: string, modulusLength: number): KeyObject {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength });
  mkdirSync(folder, { recursive: true });
  // Another process may make the same one at this moment: each reads a whole key, and none of them twice.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  renameSync(draft, file);
  return privateKey;
}
