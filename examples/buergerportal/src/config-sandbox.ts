import { resolve } from 'node:path';
import { rsaOaepAlgorithms } from '@rathaus/client-core';
import { createPemDecrypter, createPemSigner } from '@rathaus/client-core/node';
import { usualAttributes } from '@rathaus/servicekonto-client/bundid';
import type { ServiceProviderKeys } from '@rathaus/servicekonto-client/saml';
import { cookieSchluessel } from './anmeldung/schluessel.ts';
import type { LoginConfig, MailboxConfig, PortalConfig, PrivateJwk } from './config.ts';

/** A key of the invented town with its certificate, PEM. */
interface SandboxKey {
  name: string;
  privateKey: string;
  certificate: string;
}

interface SandboxServiceProvider {
  entityId: string;
  keys: { signing: SandboxKey[]; encryption: SandboxKey[] } | null;
}

/** The parts of `/sandbox.json` that the example uses. */
interface SandboxDescription {
  id: string;
  services: {
    oidc: { issuer: string; clients: { clientId: string; clientSecret: string }[] };
    bundid: {
      entityId: string;
      metadata: string;
      singleSignOn: { post: string };
      serviceProviders: SandboxServiceProvider[];
    };
    unternehmenskonto: {
      entityId: string;
      singleSignOn: string;
      singleLogout: string;
      certificates: string[];
    };
    postfach: {
      origin: string;
      baseUrl: string;
      sender: { commonName: string; privateKey: string; certificate: string };
    };
    fitconnect: {
      tokenUrl: string;
      submissionApi: string;
      destinationApi: string;
      serviceIssuers: string[];
      publicServices: { identifier: string; name: string }[];
      sender: { clientId: string; clientSecret: string };
      subscriber: {
        clientId: string;
        clientSecret: string;
        destinationId: string;
        decryptionKeys: PrivateJwk[];
        signingKey: PrivateJwk;
      };
    };
    ckan: { siteUrl: string; editorToken: string; organization: { name: string } };
  };
}

/**
 * Configuration of the example from the description of a running sandbox: addresses and the keys of the invented town. A
 * real one is written by hand; this function says what belongs where. Errors: a plain `Error` when the sandbox does not
 * answer or does not know the town.
 */
export async function sandboxConfig(origin: string, env: NodeJS.ProcessEnv): Promise<PortalConfig> {
  const response = await fetch(new URL('/sandbox.json', origin), { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`The sandbox at ${origin} answered ${response.status}.`);
  const { id, services } = (await response.json()) as SandboxDescription;
  const { fitconnect, ckan } = services;
  const service = fitconnect.publicServices[0];
  if (!service) throw new Error(`The sandbox at ${origin} does not know the example portal.`);
  const stateDirectory = resolve(env.RATHAUS_STATE ?? '.rathaus/buergerportal');
  return {
    stateDirectory,
    emulated: true,
    emulator: { origin, id },
    ports: { portal: Number(env.PORT ?? 3000), posteingang: Number(env.PORT_POSTEINGANG ?? 3001) },
    login: loginOf(services, origin, [await cookieSchluessel(stateDirectory)]),
    mailbox: mailboxOf(services),
    delivery: {
      tokenUrl: fitconnect.tokenUrl,
      submissionApi: fitconnect.submissionApi,
      destinationApi: fitconnect.destinationApi,
      serviceIssuers: fitconnect.serviceIssuers,
      service,
      sender: fitconnect.sender,
      destinationId: fitconnect.subscriber.destinationId,
      subscriber: {
        clientId: fitconnect.subscriber.clientId,
        clientSecret: fitconnect.subscriber.clientSecret,
        decryptionKeys: fitconnect.subscriber.decryptionKeys,
        signingKey: fitconnect.subscriber.signingKey,
      },
    },
    catalogue: { url: ckan.siteUrl, token: ckan.editorToken, organization: ckan.organization.name },
    zugangscode: env.RATHAUS_ZUGANGSCODE ?? 'muster-4711',
    maxUploadBytes: 10_000_000,
  };
}

/** BundID, Mein Unternehmenskonto and the broker, with the registered service provider of the town. */
function loginOf(
  { oidc, bundid, unternehmenskonto }: SandboxDescription['services'],
  origin: string,
  cookieKeys: readonly string[],
): LoginConfig {
  const client = oidc.clients.find((one) => one.clientId === 'musterstadt-portal');
  const town = bundid.serviceProviders.find((one) => one.keys !== null);
  if (!client || !town?.keys) throw new Error(`The sandbox at ${origin} does not know the example portal.`);
  const { entityId } = town;
  const keys = keysOf(town.keys);
  return {
    cookieKeys,
    bundid: {
      entityId,
      identityProvider: {
        entityId: bundid.entityId,
        metadata: bundid.metadata,
        ssoUrl: bundid.singleSignOn.post,
      },
      displayName: 'Bürgerportal Musterstadt',
      onlineServiceId: 'BMI-A0000',
      // The mailbox is asked for because answers go there. It hides accounts of other states (FINK): they take the broker.
      attributes: [...usualAttributes, 'legacyPostkorbHandle'],
      keys,
    },
    unternehmenskonto: {
      entityId,
      identityProvider: {
        entityId: unternehmenskonto.entityId,
        ssoUrl: unternehmenskonto.singleSignOn,
        sloUrl: unternehmenskonto.singleLogout,
        certificates: unternehmenskonto.certificates,
      },
      keys,
      maxLevel: 'substanziell',
    },
    servicekonto: {
      issuer: oidc.issuer,
      clientId: client.clientId,
      clientSecret: client.clientSecret,
      label: 'Servicekonto Musterstadt',
      maxLevel: 'hoch',
    },
  };
}

/** The current keys of the town. To roll over, the next ones come behind them. */
function keysOf({ signing, encryption }: NonNullable<SandboxServiceProvider['keys']>): ServiceProviderKeys {
  return {
    signing: signing.slice(0, 1).map(({ name, privateKey, certificate }) => ({
      signer: createPemSigner({ key: privateKey, kid: name, algorithm: 'PS256' }),
      certificate,
    })),
    encryption: encryption.slice(0, 1).map(({ name, privateKey, certificate }) => ({
      decrypter: createPemDecrypter({ key: privateKey, kid: name, algorithms: rsaOaepAlgorithms }),
      certificate,
    })),
  };
}

function mailboxOf({ postfach }: SandboxDescription['services']): MailboxConfig {
  const { sender } = postfach;
  return {
    rest: {
      baseUrl: postfach.baseUrl,
      fetch,
      author: {
        signer: createPemSigner({ key: sender.privateKey, kid: sender.commonName, algorithm: 'RS512' }),
        certificate: sender.certificate,
      },
    },
    label: 'BundID-Postfach',
    // The emulated mailbox asks for no login; it is shown as after one at the level "substanziell".
    pageOf: (handle) =>
      handle === undefined
        ? `${postfach.origin}/`
        : `${postfach.origin}/postfach/${encodeURIComponent(handle)}?niveau=3`,
  };
}
