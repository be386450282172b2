import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { isRathausError } from '@rathaus/client-core';
import type { ProofOpening } from '../../proof/bundle.ts';
import type { StepContext } from '../transport.ts';
import { openingOf } from './seal.ts';
import type { Sealed } from './send-progress.ts';
import { isLost } from './sending.ts';

/** A disk that brings other bytes once is asked once more; what is wrong twice is gone. */
const reads = 2;

/**
 * What opens sealed metadata for the proof, as it was stored. Undefined when it is missing, or not as it was: without a
 * digest (metadata that an earlier release has sealed, or that were found again) only when it cannot be read as one.
 * Errors: those of the content store that say nothing of the content.
 */
export async function readOpening(
  metadata: Sealed,
  { content, signal }: Pick<StepContext, 'content' | 'signal'>,
): Promise<ProofOpening | undefined> {
  for (let read = 0; read < reads; read += 1) {
    const bytes = await readOnce(openingOf(metadata), { content, signal });
    const opening = bytes && parsed(bytes, metadata.openingSha512);
    if (opening) return opening;
  }
  return undefined;
}

async function readOnce(
  name: string,
  { content, signal }: Pick<StepContext, 'content' | 'signal'>,
): Promise<Buffer | undefined> {
  try {
    const pieces: Uint8Array[] = [];
    for await (const piece of await content.read(name, { signal })) pieces.push(piece);
    return Buffer.concat(pieces);
  } catch (error) {
    if (isRathausError(error) && isLost(error)) return undefined;
    throw error;
  }
}

function parsed(bytes: Buffer, sha512: string | undefined): ProofOpening | undefined {
  if (sha512 !== undefined && createHash('sha512').update(bytes).digest('hex') !== sha512) return undefined;
  let read: unknown;
  try {
    read = JSON.parse(bytes.toString('utf8'));
  } catch {
    // Half of it, or other bytes: the caller says that there is none.
    return undefined;
  }
  if (typeof read !== 'object' || read === null) return undefined;
  const { header, plaintext, seed } = read as Readonly<Record<string, unknown>>;
  return typeof header === 'string' && typeof plaintext === 'string' && typeof seed === 'string'
    ? { header, plaintext, seed }
    : undefined;
}
