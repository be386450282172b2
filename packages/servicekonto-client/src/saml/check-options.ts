import { createPublicKey } from 'node:crypto';
import { isRathausError } from '@rathaus/client-core';
import { type ConfigFaults, judgeMembers, type MembersOf } from '@rathaus/client-core/config';
import { allowHttp, allowSandbox } from '../config/danger.ts';
import type { Outside } from '../login/protocol.ts';
import { type Certificate, readCertificate } from './keys/certificate.ts';
import { isXml } from './metadata/metadata-xml.ts';
import { isOfEmulator } from './metadata/read-identity-provider.ts';
import type {
  EncryptionKey,
  IdentityProvider,
  SamlOptions,
  ServiceProviderKeys,
  SigningKey,
} from './options.ts';
import { methodOfSigner } from './signature/algorithms.ts';

const identityProviderMembers: MembersOf<IdentityProvider> = {
  entityId: true,
  ssoUrl: true,
  binding: true,
  sloUrl: true,
  certificates: true,
  metadata: true,
};
const keysMembers: MembersOf<ServiceProviderKeys> = { signing: true, encryption: true };
const signingMembers: MembersOf<SigningKey> = { signer: true, certificate: true };
const encryptionMembers: MembersOf<EncryptionKey> = { decrypter: true, certificate: true };

/** Names of the members that every provider of SAML has. */
export const samlMembers: MembersOf<SamlOptions> = {
  label: true,
  entityId: true,
  identityProvider: true,
  keys: true,
};

/**
 * Judges what every provider of SAML has; `at` is its place, for example `providers.bundid`. The names of members are
 * judged by whoever knows them all.
 */
export function checkSamlOptions(
  options: SamlOptions,
  at: string,
  config: Outside,
  faults: ConfigFaults,
): void {
  faults.text(`${at}.entityId`, options.entityId);
  checkIdentityProvider(options.identityProvider, `${at}.identityProvider`, config, faults);
  const keys = judgeMembers(`${at}.keys`, options.keys, keysMembers, faults);
  const isSandbox = config[allowSandbox] === true;
  checkKeys(keys.signing, `${at}.keys.signing`, { faults, isSandbox }, (key, place) => {
    judgeMembers(place, key, signingMembers, faults);
    const { signer } = key as Partial<SigningKey>;
    if (typeof signer?.sign !== 'function') faults.add(`${place}.signer`, 'is missing or cannot sign');
    else if (!Object.hasOwn(methodOfSigner, signer.algorithm))
      faults.add(`${place}.signer`, `must sign by ${Object.keys(methodOfSigner).join(' or ')}`);
  });
  checkKeys(keys.encryption, `${at}.keys.encryption`, { faults, isSandbox }, (key, place) => {
    judgeMembers(place, key, encryptionMembers, faults);
    const { decrypter } = key as Partial<EncryptionKey>;
    if (typeof decrypter?.unwrapKey !== 'function')
      faults.add(`${place}.decrypter`, 'is missing or cannot unwrap keys');
  });
}

function checkKeys(
  given: unknown,
  at: string,
  { faults, isSandbox }: { readonly faults: ConfigFaults; readonly isSandbox: boolean },
  check: (key: object, place: string) => void,
): void {
  if (!Array.isArray(given) || given.length === 0) {
    faults.add(at, 'must be a list of at least one key with its certificate');
    return;
  }
  if (given.length > 4) faults.add(at, 'must be 4 keys at most: take out those that are not used any more');
  for (const [index, key] of given.entries()) {
    const place = `${at}[${index}]`;
    if (typeof key !== 'object' || key === null) faults.add(place, { rule: 'object' });
    else {
      check(key, place);
      const certificate = checkCertificate(
        (key as Partial<SigningKey>).certificate,
        `${place}.certificate`,
        faults,
      );
      // Its private key is published: anybody could sign as us, and read what is encrypted for us.
      if (certificate && isOfEmulator(certificate) && !isSandbox)
        faults.add(
          `${place}.certificate`,
          'is one of the sandbox, whose key everybody has (needs [allowSandbox])',
        );
      if (certificate && isOfOtherKey(certificate, key as Partial<SigningKey & EncryptionKey>))
        faults.add(`${place}.certificate`, 'is not that of the key beside it');
    }
  }
}

/** Known where a key says its public half; a key service is not asked. */
function isOfOtherKey(
  { publicKey }: Certificate,
  { signer, decrypter }: Partial<SigningKey & EncryptionKey>,
): boolean {
  const { kty, n, e } = signer?.publicKey ?? decrypter?.publicKey ?? {};
  if (n === undefined && e === undefined) return false;
  try {
    return !createPublicKey({ key: { kty: kty ?? '', n: n ?? '', e: e ?? '' }, format: 'jwk' }).equals(
      publicKey,
    );
  } catch {
    return true;
  }
}

function checkCertificate(given: unknown, at: string, faults: ConfigFaults): Certificate | undefined {
  if (given === undefined) {
    faults.add(at, 'is missing');
    return undefined;
  }
  try {
    return readCertificate(String(given));
  } catch (error) {
    if (!isRathausError(error)) throw error;
    faults.add(at, `cannot be used (${String(error.details?.reason)}): ${error.message}`);
    return undefined;
  }
}

function checkIdentityProvider(given: unknown, at: string, config: Outside, faults: ConfigFaults): void {
  const one = judgeMembers(at, given, identityProviderMembers, faults) as Partial<IdentityProvider>;
  const allowed = { [allowHttp]: config[allowHttp], [allowSandbox]: config[allowSandbox] };
  faults.text(`${at}.entityId`, one.entityId);
  faults.oneOf(`${at}.binding`, one.binding, ['POST', 'Redirect']);
  for (const name of ['ssoUrl', 'sloUrl'] as const)
    if (one[name] !== undefined) faults.address(`${at}.${name}`, one[name], allowed);
  const { metadata, certificates = [] } = one;
  if (metadata !== undefined && !isXml(metadata)) faults.address(`${at}.metadata`, metadata, allowed);
  if (!Array.isArray(certificates)) faults.add(`${at}.certificates`, 'must be a list of certificates');
  else
    for (const [index, certificate] of certificates.entries())
      checkCertificate(certificate, `${at}.certificates[${index}]`, faults);
  if (metadata !== undefined) return;
  if (certificates.length === 0) faults.add(at, 'must have metadata, or certificates');
  if (one.ssoUrl === undefined) faults.add(at, 'must have metadata, or ssoUrl');
}
