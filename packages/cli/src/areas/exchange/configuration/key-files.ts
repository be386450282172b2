import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Decrypter, Signer } from '@rathaus/client-core';
import { createPemDecrypter, createPemSigner, type PrivateJwk } from '@rathaus/client-core/node';
import { text } from '@rathaus/client-core/texts';
import { UsageFault } from '../../../program/failures.ts';
import { membersOf } from './members.ts';
import { type Secret, type Surroundings, secretOf } from './secret.ts';

/** A private key on the disk: a JWK, or PEM with the `kid` that the other side knows. */
export interface KeyFile {
  readonly path: string;
  readonly kid?: string | undefined;
  readonly passphrase?: Secret | undefined;
}

/** `"datei.jwk.json"` or `{ "file": "datei.pem", "kid": "…", "passphrase": { "env": "…" } }`. */
export function keyFileOf(value: unknown, place: string, surroundings: Surroundings): KeyFile | undefined {
  const { folder, faults } = surroundings;
  if (typeof value === 'string' && value.trim() !== '') return { path: resolve(folder, value) };
  if (typeof value !== 'object' || value === null) {
    faults.push({
      place,
      text: text('muss der Pfad einer Schlüsseldatei sein', 'must be the path of a key file'),
    });
    return undefined;
  }
  const members = membersOf(value, place, faults);
  const file = members.needText('file');
  const kid = members.text('kid');
  const passphrase = secretOf(members, 'passphrase', surroundings);
  members.end();
  return { path: resolve(folder, file), kid, passphrase };
}

/** Errors: those of the file system, `core.key.*`, a fault of use for a file that holds no private key. */
export const readDecrypter = async (file: KeyFile): Promise<Decrypter> =>
  createPemDecrypter(await readKey(file));

/** Errors: as `readDecrypter`. */
export const readSigner = async (file: KeyFile): Promise<Signer> =>
  createPemSigner({ ...(await readKey(file)), algorithm: 'PS512' });

async function readKey({ path, kid, passphrase }: KeyFile) {
  const content = await readFile(path, 'utf8');
  if (content.includes('-----BEGIN')) return { key: content, kid, passphrase: await passphrase?.read() };
  try {
    return { key: JSON.parse(content) as PrivateJwk, kid };
  } catch {
    // What JSON.parse says quotes the file.
    throw new UsageFault(
      `${path} ist kein Schlüssel: erwartet wird ein JWK (JSON) oder PEM.`,
      `${path} is no key: a JWK (JSON) or PEM is expected.`,
    );
  }
}
