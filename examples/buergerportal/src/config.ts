import type { JsonWebKey } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Vertrauensniveau } from '@rathaus/servicekonto-client';
import type { BundidOptions } from '@rathaus/servicekonto-client/bundid';
import type { ZbpRestOptions } from '@rathaus/servicekonto-client/postfach';
import type { UnternehmenskontoOptions } from '@rathaus/servicekonto-client/unternehmenskonto';
import { sandboxConfig } from './config-sandbox.ts';
import type { EmulatorAddress } from './pages/emulator.ts';

/** A private key as JWK, as the delivery service's self-service portal hands it out. */
export type PrivateJwk = JsonWebKey & { kid: string };

/** The ways to log in. */
export interface LoginConfig {
  /** Seal started logins into the browser; the first one is used, the others still count. */
  cookieKeys: readonly string[];
  /** Persons. The keys may live in an HSM: they are `Signer` and `Decrypter`. */
  bundid: BundidOptions;
  /** Organisations. `maxLevel` is what our pages say, because this account is not asked for a level. */
  unternehmenskonto: UnternehmenskontoOptions & { maxLevel: Vertrauensniveau };
  /** The town's own broker, for persons. */
  servicekonto: {
    issuer: string;
    clientId: string;
    clientSecret: string;
    label: string;
    maxLevel: Vertrauensniveau;
  };
}

/** The mailbox of the citizens. */
export interface MailboxConfig {
  /** Address, sender and its key at the Zentrales Bürgerpostfach. */
  rest: Pick<ZbpRestOptions, 'baseUrl' | 'fetch' | 'author'>;
  /** What the mailbox is called on our pages. */
  label: string;
  /** Page on which people read their messages. The handle is only known while its owner is logged in. */
  pageOf(handle: string | undefined): string;
}

/** Everything the example needs to know. In a town hall this comes from the house's configuration and key store. */
export interface PortalConfig {
  /** Folder for applications, outbox and inbox. */
  stateDirectory: string;
  /** Shows the banner and lets the clients talk to an emulator. */
  emulated: boolean;
  /** The sandbox behind it, so that another one is noticed. */
  emulator?: EmulatorAddress | undefined;
  ports: { portal: number; posteingang: number };
  login: LoginConfig;
  mailbox: MailboxConfig;
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
