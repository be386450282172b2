import type { FitConnectDestination, FitConnectEndpoints } from '@rathaus/exchange';
import type { Secret } from '../../../configuration/secret.ts';

/** A key that seals stored content. */
export interface ContentKeySettings {
  readonly id: string;
  readonly file: string;
}

/** Where deliveries are kept. */
export interface StoreSettings {
  /** Of the database and the content; with `database` of the content alone. */
  readonly folder: string;
  /** Address of a PostgreSQL database. */
  readonly database?: Secret | undefined;
  readonly schema?: string | undefined;
  readonly contentKey?: ContentKeySettings | undefined;
  readonly formerContentKeys: readonly ContentKeySettings[];
  /** Content from before sealing was turned on is still read. */
  readonly legacyPlain: boolean;
}

/** A mailbox of the tenant: its private keys are read when deliveries are received. */
export interface DestinationSettings {
  readonly destinationId: string;
  load(): Promise<FitConnectDestination>;
  /** Thumbprints of its signature keys, where they are known without asking: of the sandbox. */
  readonly thumbprints?: readonly string[] | undefined;
}

/** How revocation of certificates is asked. */
export interface RevocationSettings {
  readonly allowHosts?: readonly string[] | undefined;
  /** Milliseconds. */
  readonly allowUnknownFor?: number | undefined;
}

/** FIT-Connect for one tenant. */
export interface FitConnectSettings {
  readonly endpoints: FitConnectEndpoints;
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly userAgent: string;
  /** Files with root certificates. */
  readonly roots: readonly string[];
  readonly revocation?: RevocationSettings | undefined;
  readonly insecureKeys: boolean;
  readonly destinations: readonly DestinationSettings[];
}

/** Who asks a WebDAV server. */
export type WebDavAccess =
  /** It asks for no credentials. */
  | { readonly type: 'open' }
  | { readonly type: 'password'; readonly username: string; readonly password: Secret }
  | { readonly type: 'token'; readonly token: Secret };

/** A mailbox in a folder, or in a collection of a WebDAV server. */
export type MailboxSettings = {
  readonly name: string;
  /** Deliveries are taken out under this name; undefined: this side only sends. */
  readonly receiveAs?: string | undefined;
} & (
  | { readonly type: 'directory'; readonly folder: string }
  | { readonly type: 'webdav'; readonly url: string; readonly access: WebDavAccess }
);

/** One authority: with FIT-Connect, with mailboxes, or with both. */
export interface TenantSettings {
  readonly id: string;
  readonly fitConnect?: FitConnectSettings | undefined;
  readonly mailboxes: readonly MailboxSettings[];
}

/** What `send` takes when the person says nothing: of the sandbox. */
export interface SendDefaults {
  readonly tenant: string;
  readonly to: string;
  readonly service: { readonly identifier: string; readonly name: string };
  readonly schema: string;
}

/** All that commands of the exchange work with. */
export interface Settings {
  /** Path of the file, or address of the sandbox. */
  readonly origin: string;
  readonly isSandbox: boolean;
  /** Of a sandbox: whether it is off and only its store is here, and the stores of other ones. */
  readonly sandbox?: { readonly isOff: boolean; readonly others: readonly string[] } | undefined;
  readonly store: StoreSettings;
  readonly tenants: ReadonlyMap<string, TenantSettings>;
  readonly send?: SendDefaults | undefined;
  /** Tenant that receives when none is named. */
  readonly receiver?: string | undefined;
}
