import { readFile } from 'node:fs/promises';
import type { BundidOptions } from '@rathaus/servicekonto-client/bundid';
import type { GeneralSamlOptions } from '@rathaus/servicekonto-client/saml';
import type { UnternehmenskontoOptions } from '@rathaus/servicekonto-client/unternehmenskonto';
import { filePathsOf, needFilePath } from '../file-path.ts';
import { handedOn } from '../handed-on.ts';
import type { Members } from '../members.ts';
import type { Surroundings } from '../secret.ts';
import type { PendingProvider, ReadAt } from './pending.ts';
import { certificateOf, readSamlKeys } from './read-saml-keys.ts';

/** Accounts that speak SAML, by the word of `"protocol"`. */
export type SamlAccount = 'bundid' | 'unternehmenskonto' | 'saml';

/** Members that are handed on as they are; the login itself judges them. */
const ofAll = ['label', 'entityId', 'levels'] as const;
const ofAccount: Readonly<Record<SamlAccount, readonly string[]>> = {
  bundid: [
    'displayName',
    'onlineServiceId',
    'attributes',
    'required',
    'methods',
    'lang',
    'backUrl',
    'statusDetail',
  ],
  unternehmenskonto: ['subject'],
  saml: ['attributes', 'subject', 'identity', 'encrypted', 'forceAuthn', 'nameIdFormat'],
};

/**
 * A provider of SAML by plain values; keys and certificates are in files. The unsafe options are no members: whoever needs
 * `[allowCbc]` writes a module, where it shows.
 */
export function readSamlProvider(
  account: SamlAccount,
  members: Members,
  surroundings: Surroundings,
): PendingProvider {
  const options = handedOn(members, [...ofAll, ...ofAccount[account]]);
  const identityProvider = identityProviderOf(members, surroundings);
  const certificates =
    account === 'unternehmenskonto' ? certificatesOf(members, surroundings) : async () => undefined;
  const keys = readSamlKeys(members, surroundings);
  members.end();
  return async (readAt) => {
    const read = {
      ...options,
      identityProvider: await identityProvider(readAt),
      keys: await keys(readAt),
    };
    // What is wrong or missing here the login says when it checks the whole.
    switch (account) {
      case 'bundid':
        return (await import('@rathaus/servicekonto-client/bundid')).bundid(read as unknown as BundidOptions);
      case 'unternehmenskonto':
        return (await import('@rathaus/servicekonto-client/unternehmenskonto')).unternehmenskonto({
          ...read,
          certificates: await certificates(readAt),
        } as unknown as UnternehmenskontoOptions);
      case 'saml':
        return (await import('@rathaus/servicekonto-client/saml')).saml(
          read as unknown as GeneralSamlOptions,
        );
    }
  };
}

/** A known account by its name, or one by plain values. */
function identityProviderOf(
  members: Members,
  surroundings: Surroundings,
): (readAt: ReadAt) => Promise<unknown> {
  const given = members.raw('identityProvider');
  if (typeof given !== 'object' || given === null) return async () => given;
  const own = members.object('identityProvider')!;
  const plain = handedOn(own, ['entityId', 'ssoUrl', 'binding', 'sloUrl']);
  const certificates = certificatesOf(own, surroundings);
  const metadata = metadataOf(own, surroundings);
  own.end();
  return async (readAt) => ({
    ...plain,
    certificates: await certificates(readAt),
    metadata: await metadata(readAt),
  });
}

/** Certificates that a provider signs with: paths of files with one each. */
function certificatesOf(
  members: Members,
  { folder }: Surroundings,
): (readAt: ReadAt) => Promise<string[] | undefined> {
  if (!members.has('certificates')) return async () => undefined;
  const files = filePathsOf(members, 'certificates', folder);
  return async (readAt) => {
    const contents: string[] = [];
    for (const { place, path } of files) {
      const found = await readAt(place, () => certificateOf(path));
      if (found) contents.push(found.content);
    }
    return contents;
  };
}

/** The address of metadata, or `{ "file": … }`. */
function metadataOf(
  members: Members,
  { folder }: Surroundings,
): (readAt: ReadAt) => Promise<string | undefined> {
  const given = members.raw('metadata');
  if (typeof given !== 'object' || given === null) {
    const address = members.text('metadata');
    return async () => address;
  }
  const own = members.object('metadata')!;
  const path = needFilePath(own, 'file', folder);
  own.end();
  return async (readAt) =>
    path === undefined ? undefined : readAt(`${members.place}.metadata.file`, () => readFile(path, 'utf8'));
}
