import { createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isRathausError, rsaOaepAlgorithms } from '@rathaus/client-core';
import { createPemDecrypter, createPemSigner, publicJwk } from '@rathaus/client-core/node';
import { type Certificate, readCertificate } from '@rathaus/servicekonto-client/metadata';
import type { EncryptionKey, ServiceProviderKeys, SigningKey } from '@rathaus/servicekonto-client/saml';
import { UsageFault } from '../../program/usage-fault.ts';
import { needFilePath } from '../file-path.ts';
import { type Members, membersOf } from '../members.ts';
import { type Secret, type Surroundings, secretOf } from '../secret.ts';
import { certificateFault } from './certificate-faults.ts';
import { privateKeyOf } from './key-file.ts';
import type { ReadAt } from './pending.ts';

/** A private key and its certificate, each in a file of its own. */
interface KeyPairFiles {
  readonly place: string;
  readonly file: string | undefined;
  readonly certificate: string | undefined;
  readonly kid: string | undefined;
  readonly algorithm: 'PS256' | 'RS256';
  readonly passphrase: Secret | undefined;
}

/** What both uses have in common once it was read. Absent: what could not be read, and has its fault. */
interface KeyPair {
  readonly key: Awaited<ReturnType<typeof privateKeyOf>>;
  readonly passphrase: string | undefined;
  readonly kid: string;
}

/**
 * The keys of a service provider: `{ "signing": [{ "file", "certificate", "algorithm", "passphrase" }], "encryption": […] }`.
 * `algorithm` is `PS256` unless it says otherwise, which BundID and Mein Unternehmenskonto take both.
 */
export function readSamlKeys(
  members: Members,
  surroundings: Surroundings,
): (readAt: ReadAt) => Promise<ServiceProviderKeys | undefined> {
  if (!members.has('keys')) return async () => undefined;
  const own = members.object('keys')!;
  const files = (use: 'signing' | 'encryption') =>
    own.list(use, (value, place) => pairFilesOf(value, place, use, surroundings));
  const signing = files('signing');
  const encryption = files('encryption');
  own.end();
  return async (readAt) => ({
    signing: await all(signing, (pair) => signingKey(pair, readAt)),
    encryption: await all(encryption, (pair) => encryptionKey(pair, readAt)),
  });
}

async function all<From, To>(list: readonly From[], read: (one: From) => Promise<To>): Promise<To[]> {
  const found: To[] = [];
  // One after the other, so that faults keep the order of the file.
  for (const one of list) found.push(await read(one));
  return found;
}

function pairFilesOf(
  value: unknown,
  place: string,
  use: 'signing' | 'encryption',
  surroundings: Surroundings,
): KeyPairFiles {
  const own = membersOf(value, place, surroundings.faults);
  const { folder } = surroundings;
  const files = {
    place,
    file: needFilePath(own, 'file', folder),
    certificate: needFilePath(own, 'certificate', folder),
    kid: own.text('kid'),
    algorithm: (use === 'signing' && own.oneOf('algorithm', ['PS256', 'RS256'])) || 'PS256',
    passphrase: secretOf(own, 'passphrase', surroundings),
  };
  own.end();
  return files;
}

async function signingKey(files: KeyPairFiles, readAt: ReadAt): Promise<SigningKey> {
  const { algorithm } = files;
  const read = await pairOf(files, readAt, ({ key, kid, passphrase }) => ({
    made: createPemSigner({ key, kid, passphrase, algorithm }),
    publicKey: publicJwk({ key, kid, passphrase, alg: algorithm }),
  }));
  // The login says what is missing here.
  return { signer: read.made, certificate: read.certificate } as SigningKey;
}

async function encryptionKey(files: KeyPairFiles, readAt: ReadAt): Promise<EncryptionKey> {
  const read = await pairOf(files, readAt, ({ key, kid, passphrase }) => ({
    made: createPemDecrypter({ key, kid, passphrase, algorithms: rsaOaepAlgorithms }),
    publicKey: publicJwk({ key, kid, passphrase, alg: 'RSA-OAEP-256' }),
  }));
  return { decrypter: read.made, certificate: read.certificate } as EncryptionKey;
}

interface Made<Of> {
  readonly made: Of;
  readonly publicKey: ReturnType<typeof publicJwk>;
}

async function pairOf<Of>(
  { place, file, certificate: path, kid, passphrase }: KeyPairFiles,
  readAt: ReadAt,
  make: (pair: KeyPair) => Made<Of>,
): Promise<{ made: Of | undefined; certificate: string | undefined }> {
  const at = `${place}.certificate`;
  const certificate = path === undefined ? undefined : await readAt(at, () => certificateOf(path));
  const secret = passphrase && (await readAt(`${place}.passphrase`, passphrase.read));
  const isLocked = passphrase !== undefined && secret === undefined;
  const own =
    file === undefined || isLocked
      ? undefined
      : await readAt(`${place}.file`, async () =>
          make({
            key: await privateKeyOf(file),
            passphrase: secret,
            kid: kid ?? certificate?.read.fingerprint ?? 'unnamed',
          }),
        );
  if (own && certificate && !isOf(own.publicKey, certificate.read))
    await readAt(at, () => Promise.reject(otherKey(path!)));
  return { made: own?.made, certificate: certificate?.content };
}

/** Every login would fail with it. */
const otherKey = (path: string) =>
  new UsageFault(
    `${path} ist nicht das Zertifikat des Schlüssels, der daneben genannt ist.`,
    `${path} is not the certificate of the key that is named beside it.`,
  );

const isOf = (key: Made<unknown>['publicKey'], { publicKey }: Certificate): boolean =>
  createPublicKey({ key, format: 'jwk' }).equals(publicKey);

/** A certificate of a file. Errors: those of the file system; `UsageFault` for one that cannot be used. */
export async function certificateOf(path: string): Promise<{ content: string; read: Certificate }> {
  const content = await readFile(path, 'utf8');
  try {
    return { content, read: readCertificate(content) };
  } catch (error) {
    if (!isRathausError(error)) throw error;
    const { de, en } = certificateFault(String(error.details?.reason));
    throw new UsageFault(`${path}: ${de}.`, `${path}: ${en}.`);
  }
}
