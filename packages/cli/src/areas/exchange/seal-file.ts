import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Signer } from '@rathaus/client-core';
import { text } from '@rathaus/client-core/texts';
import { type ConfigurationFault, ConfigurationFaults, membersOf } from '../../configuration/members.ts';
import type { Surroundings } from '../../configuration/secret.ts';
import { keyFileOf, readSealSigner } from './configuration/key-files.ts';
import { parsedFile } from './configuration/parsed-file.ts';

/** With what a container is sealed. */
export interface SealKey {
  readonly signer: Signer;
  /** PEM, that of the key first. */
  readonly certificates: readonly string[];
}

/**
 * Reads `{ "key": …, "certificates": ["kette.pem"] }`; the key is named as in the settings, a passphrase only by where it is.
 * Errors: those of the file system, `ConfigurationFaults` with everything that is wrong, `KeyFileFault`.
 */
export async function readSealKey(file: string, env: Surroundings['env']): Promise<SealKey> {
  const faults: ConfigurationFault[] = [];
  const members = membersOf(await parsedFile(file), '', faults);
  const folder = dirname(resolve(file));
  const key = keyFileOf(members.raw('key'), 'key', { folder, env, faults });
  const chain = members.texts('certificates').map((path) => resolve(folder, path));
  if (chain.length === 0)
    members.fault(
      'certificates',
      text(
        'fehlt: Dateien mit Zertifikaten (PEM), das des Schlüssels zuerst',
        'is missing: files with certificates (PEM), that of the key first',
      ),
    );
  members.end();
  if (faults.length > 0 || !key) throw new ConfigurationFaults(file, faults);
  const certificates = await Promise.all(chain.map((path) => readFile(path, 'utf8')));
  return { signer: await readSealSigner(key), certificates };
}
