import { type OidcOptions, oidc } from '@rathaus/servicekonto-client/oidc';
import { handedOn } from '../handed-on.ts';
import type { Members } from '../members.ts';
import { type Surroundings, secretOf } from '../secret.ts';
import { keyFileOf, signingKeyOf } from './key-file.ts';
import type { PendingProvider } from './pending.ts';

/** Members that are handed on as they are; the login itself judges them. */
const providerMembers = [
  'label',
  'issuer',
  'clientId',
  'clientAuth',
  'scopes',
  'par',
  'responseMode',
  'parameters',
  'requestClaims',
  'claims',
  'identity',
  'unsigned',
  'attributeLevels',
  'levels',
  'userinfo',
  'logout',
] as const;

/** A provider of OpenID Connect by plain values. */
export function readOidcProvider(members: Members, surroundings: Surroundings): PendingProvider {
  const secret = secretOf(members, 'clientSecret', surroundings);
  const signing = members.raw('signingKey');
  const place = `${members.place}.signingKey`;
  const signingKey = signing === undefined ? undefined : keyFileOf(signing, place, surroundings);
  const options = handedOn(members, providerMembers);
  members.end();
  return async (readAt) => {
    // It is read at each use, so that it can roll; that there is one shows now.
    if (secret) await readAt(`${members.place}.clientSecret`, secret.read);
    const key = signingKey && (await readAt(place, () => signingKeyOf(signingKey)));
    const signer = key?.signer;
    // What is wrong or missing here the login says when it checks the whole.
    return oidc({
      ...options,
      clientSecret: secret && (() => secret.read()),
      signer,
    } as unknown as OidcOptions);
  };
}
