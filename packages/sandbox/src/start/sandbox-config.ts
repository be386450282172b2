import { setSchema } from '../fit-connect/events.ts';
import type { FitConnectService } from '../fit-connect/service.ts';
import { marker } from '../net/service.ts';
import { claimsByScope } from '../oidc/claims.ts';
import { levels } from '../oidc/levels.ts';
import type { OidcService } from '../oidc/service.ts';
import type { PostfachService } from '../postfach/service.ts';
import { mailboxHandleOf, persons, proofsOf, subjectOf } from '../seed/persons.ts';
import {
  beispielhausenEncryption,
  beispielhausenNextEncryption,
  beispielhausenSigning,
} from '../seed/test-keys.ts';
import { leistung, type Towns } from '../seed/towns.ts';
import type { SandboxConfig } from './config.ts';
import { identityProviderConfig, organisationConfig } from './identity-provider-config.ts';
import type { IdentityProviders } from './identity-providers.ts';
import { postfachConfig } from './postfach-config.ts';

/** What the running services are, in the words of `SandboxConfig`. */
export function sandboxConfig(parts: {
  origin: string;
  id: string;
  serviceIssuers: readonly string[];
  seed: string | undefined;
  world: string;
  towns: Towns;
  oidc: OidcService;
  fitconnect: FitConnectService;
  identityProviders: IdentityProviders;
  postfach: PostfachService;
  origins: { oidc: string; fitconnect: string; ckan: string };
}): SandboxConfig {
  const {
    origin,
    id,
    serviceIssuers,
    seed,
    world,
    towns,
    oidc,
    fitconnect,
    identityProviders,
    postfach,
    origins,
  } = parts;
  return {
    emulator: marker,
    origin,
    id,
    seed: seed ?? null,
    services: {
      oidc: {
        origin: origins.oidc,
        issuer: oidc.issuer,
        discovery: `${oidc.issuer}/.well-known/openid-configuration`,
        clients: oidc.clients.map((client) => ({
          clientId: client.clientId,
          clientSecret: client.clientSecret,
          name: client.name,
          redirectUris: [...client.redirectUris],
          anyLoopbackRedirect: client.anyLoopbackRedirect ?? false,
          requirePushedAuthorizationRequests: client.requirePushedAuthorizationRequests ?? false,
        })),
        acrValues: levels.map(({ acr }) => acr),
        claims: Object.fromEntries(
          Object.entries(claimsByScope).map(([scope, names]) => [scope, [...names]]),
        ),
      },
      fitconnect: {
        origin: origins.fitconnect,
        tokenUrl: fitconnect.tokenUrl,
        submissionApi: fitconnect.submissionApi,
        destinationApi: fitconnect.destinationApi,
        routingApi: fitconnect.routingApi,
        portal: { issuer: fitconnect.portal, jwksUrl: `${fitconnect.portal}/.well-known/jwks.json` },
        serviceIssuers: [...serviceIssuers],
        jwksUrl: `${fitconnect.submissionApi}/.well-known/jwks.json`,
        setSchema,
        publicServices: [
          { identifier: leistung.hundesteuer, name: 'Hundesteuer: Anmeldung' },
          { identifier: leistung.akte, name: 'Akte zwischen Behörden' },
        ],
        sender: { ...towns.sender },
        subscriber: {
          town: towns.subscriber.town,
          clientId: towns.subscriber.clientId,
          clientSecret: towns.subscriber.clientSecret,
          destinationId: towns.subscriber.destinationId,
          decryptionKeys: [beispielhausenEncryption, beispielhausenNextEncryption],
          signingKey: beispielhausenSigning,
        },
        destinations: fitconnect.destinations().map(({ destination }) => ({
          destinationId: destination.destinationId,
          name: destination.name ?? '',
          status: destination.status,
          encryptionKid: destination.encryptionKid,
        })),
      },
      ckan: {
        origin: origins.ckan,
        siteUrl: origins.ckan,
        datasetUrl: `${origins.ckan}/dataset`,
        editorToken: towns.ckan.editorToken,
        otherEditorToken: towns.ckan.otherEditorToken,
        sysadminToken: towns.ckan.sysadminToken,
        organization: { id: towns.ckan.organizationId, name: 'musterstadt' },
      },
      ...identityProviderConfig(identityProviders),
      postfach: postfachConfig(postfach, world),
    },
    persons: persons.map((person) => ({
      id: person.id,
      label: person.label,
      subject: subjectOf(world, person),
      givenName: person.givenName ?? null,
      surname: person.surname,
      proofs: proofsOf(person).map((proof) => ({ ...proof })),
      mailboxHandle: mailboxHandleOf(world, person) ?? null,
    })),
    organisations: organisationConfig(),
  };
}
