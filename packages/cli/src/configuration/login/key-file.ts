import { readFile } from 'node:fs/promises';
import type { SignatureAlgorithm } from '@rathaus/client-core';
import { createPemSigner, type PrivateJwk, publicJwk } from '@rathaus/client-core/node';
import type { GatewayKey } from '@rathaus/servicekonto-client/gateway';
import { UsageFault } from '../../program/usage-fault.ts';
import { needFilePath } from '../file-path.ts';
import { membersOf } from '../members.ts';
import type { Surroundings } from '../secret.ts';

/** A key of a file, with what it is for. */
export interface KeyFile {
  readonly path: string;
  readonly kid: string | undefined;
  readonly algorithm: SignatureAlgorithm | undefined;
}

/** `{ "file": "PFAD", "kid": "…", "algorithm": "ES256" }`; a JWK says the last two itself. */
export function keyFileOf(
  value: unknown,
  place: string,
  { folder, faults }: Surroundings,
): KeyFile | undefined {
  const own = membersOf(value, place, faults);
  const path = needFilePath(own, 'file', folder);
  const kid = own.text('kid');
  const algorithm = own.oneOf('algorithm', ['ES256', 'ES384', 'RS256', 'RS512', 'PS256', 'PS512', 'EdDSA']);
  own.end();
  return path === undefined ? undefined : { path, kid, algorithm };
}

/** The private key of a file: PEM, or a JWK. Errors: those of the file system; `UsageFault` for what is no key. */
export async function privateKeyOf(path: string): Promise<string | PrivateJwk> {
  const content = await readFile(path, 'utf8');
  if (!/^\s*\{/.test(content)) return content;
  try {
    return JSON.parse(content) as PrivateJwk;
  } catch {
    // The message would quote the key.
    throw new UsageFault(`${path} ist keine lesbare Schlüsseldatei.`, `${path} is no readable key file.`);
  }
}

/** A key that signs, with its public half. */
export async function signingKeyOf({ path, kid, algorithm }: KeyFile): Promise<Required<GatewayKey>> {
  const key = await privateKeyOf(path);
  const alg =
    algorithm ??
    ((typeof key === 'object' ? key.alg : undefined) as SignatureAlgorithm | undefined) ??
    'ES256';
  return { signer: createPemSigner({ key, kid, algorithm: alg }), publicKey: publicJwk({ key, kid, alg }) };
}
