import { setSchema } from '../fit-connect/events.ts';
import type { FitConnectService } from '../fit-connect/service.ts';
import { marker } from '../net/service.ts';
import { claimsByScope } from '../oidc/claims.ts';
import { levels } from '../oidc/levels.ts';
import type { OidcService } from '../oidc/service.ts';
import { persons, subjectOf } from '../seed/persons.ts';
import {
  beispielhausenEncryption,
  beispielhausenNextEncryption,
  beispielhausenSigning,
  type TestKey,
} from '../seed/test-keys.ts';
import { leistung, type Towns } from '../seed/towns.ts';

/** Everything an application or a test needs to use the sandbox, also served as `/sandbox.json`. */
export interface SandboxConfig {
  /** "Emulator – kein echter Dienst". */
  emulator: string;
  origin: string;
  seed: string | null;
  services: {
    oidc: {
      origin: string;
      issuer: string;
      discovery: string;
      clients: {
        clientId: string;
        clientSecret: string;
        name: string;
        redirectUris: string[];
        anyLoopbackRedirect: boolean;
        requirePushedAuthorizationRequests: boolean;
      }[];
      /** Values of `acr`, lowest first. */
      acrValues: string[];
      claims: Record<string, string[]>;
    };
    fitconnect: {
      origin: string;
      tokenUrl: string;
      /** Base address without version; also the issuer of the service's events. */
      submissionApi: string;
      destinationApi: string;
      jwksUrl: string;
      /** `$schema` of events. */
      setSchema: string;
      publicServices: { identifier: string; name: string }[];
      sender: { town: string; clientId: string; clientSecret: string };
      subscriber: {
        town: string;
        clientId: string;
        clientSecret: string;
        destinationId: string;
        /** Invented private keys as JWK: the current one and the one to roll over to. */
        decryptionKeys: TestKey[];
        signingKey: TestKey;
      };
      destinations: { destinationId: string; name: string; status: string; encryptionKid: string }[];
    };
    ckan: {
      origin: string;
      /** Base address of the site; actions are below `/api/3/action`. */
      siteUrl: string;
      datasetUrl: string;
      /** Value of the `Authorization` header. The editor may write datasets of `organization`. */
      editorToken: string;
      /** Editor of another town's organisation. */
      otherEditorToken: string;
      sysadminToken: string;
      organization: { id: string; name: string };
    };
  };
  persons: { id: string; label: string; subject: string; givenName: string | null; surname: string }[];
}

export function sandboxConfig(parts: {
  origin: string;
  seed: string | undefined;
  world: string;
  towns: Towns;
  oidc: OidcService;
  fitconnect: FitConnectService;
  origins: { oidc: string; fitconnect: string; ckan: string };
}): SandboxConfig {
  const { origin, seed, world, towns, oidc, fitconnect, origins } = parts;
  return {
    emulator: marker,
    origin,
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
    },
    persons: persons.map((person) => ({
      id: person.id,
      label: person.label,
      subject: subjectOf(world, person),
      givenName: person.givenName ?? null,
      surname: person.surname,
    })),
  };
}
