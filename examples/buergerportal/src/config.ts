import type { JsonWebKey } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cookieSchluessel } from './anmeldung/schluessel.ts';
import type { EmulatorAddress } from './pages/emulator.ts';

/** A private key as JWK, as the delivery service's self-service portal hands it out. */
export type PrivateJwk = JsonWebKey & { kid: string };

/** Everything the example needs to know. In a town hall this comes from the house's configuration and key store. */
export interface PortalConfig {
  /** Folder for applications, outbox and inbox. */
  stateDirectory: string;
  /** Shows the banner and lets the clients talk to an emulator. */
  emulated: boolean;
  /** The sandbox behind it, so that another one is noticed. */
  emulator?: EmulatorAddress | undefined;
  ports: { portal: number; posteingang: number };
  login: {
    issuer: string;
    clientId: string;
    clientSecret: string;
    label: string;
    /** Seal started logins into the browser; the first one is used, the others still count. */
    cookieKeys: readonly string[];
  };
  delivery: {
    tokenUrl: string;
    submissionApi: string;
    destinationApi: string;
    /** Issuers of events beside `submissionApi`: an emulator that has moved to another port. */
    serviceIssuers?: string[] | undefined;
    service: { identifier: string; name: string };
    sender: { clientId: string; clientSecret: string };
    destinationId: string;
    subscriber: {
      clientId: string;
      clientSecret: string;
      decryptionKeys: PrivateJwk[];
      signingKey: PrivateJwk;
    };
  };
  catalogue: { url: string; token: string; organization: string };
  /** Code with which staff open the inbox and publish data. */
  zugangscode: string;
  /** Largest file a citizen may upload, in bytes. */
  maxUploadBytes: number;
}

/** The parts of `/sandbox.json` that the example uses. */
interface SandboxDescription {
  id: string;
  services: {
    oidc: { issuer: string; clients: { clientId: string; clientSecret: string }[] };
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
 * Configuration from the environment: `RATHAUS_CONFIG` names a module whose default export is a
 * `PortalConfig`; otherwise `RATHAUS_SANDBOX` is the address of a running sandbox.
 */
export async function loadConfig(env: NodeJS.ProcessEnv = process.env): Promise<PortalConfig> {
  if (env.RATHAUS_CONFIG) {
    const module = (await import(pathToFileURL(resolve(env.RATHAUS_CONFIG)).href)) as {
      default: PortalConfig;
    };
    return module.default;
  }
  if (!env.RATHAUS_SANDBOX) {
    throw new Error(
      'Set RATHAUS_SANDBOX to the address of a running sandbox (npm start does that) or RATHAUS_CONFIG to a configuration module.',
    );
  }
  return sandboxConfig(env.RATHAUS_SANDBOX, env);
}

async function sandboxConfig(origin: string, env: NodeJS.ProcessEnv): Promise<PortalConfig> {
  const response = await fetch(new URL('/sandbox.json', origin), { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`The sandbox at ${origin} answered ${response.status}.`);
  const { id, services } = (await response.json()) as SandboxDescription;
  const { oidc, fitconnect, ckan } = services;
  const client = oidc.clients.find((one) => one.clientId === 'musterstadt-portal');
  const service = fitconnect.publicServices[0];
  if (!client || !service) throw new Error(`The sandbox at ${origin} does not know the example portal.`);
  const stateDirectory = resolve(env.RATHAUS_STATE ?? '.rathaus/buergerportal');
  return {
    stateDirectory,
    emulated: true,
    emulator: { origin, id },
    ports: { portal: Number(env.PORT ?? 3000), posteingang: Number(env.PORT_POSTEINGANG ?? 3001) },
    login: {
      issuer: oidc.issuer,
      clientId: client.clientId,
      clientSecret: client.clientSecret,
      label: 'Servicekonto (Emulator)',
      cookieKeys: [await cookieSchluessel(stateDirectory)],
    },
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
