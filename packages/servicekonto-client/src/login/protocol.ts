import type { ConfigFaults } from '@rathaus/client-core/config';
import type { Clock } from '@rathaus/client-core/observe';
import type { LocalText } from '@rathaus/client-core/texts';
import type { allowHttp, allowSandbox } from '../config/danger.ts';
import type { Identity, Protocol } from '../identity/identity.ts';
import type { Vertrauensniveau } from '../level/vertrauensniveau.ts';

/**
 * A way to log in, spoken to in one protocol. Made by the function of an entry point of its own (`oidc()` of
 * `@rathaus/servicekonto-client/oidc`), so that an application loads the protocols it uses and no other. Transactions,
 * sessions, levels and pages know nothing but this seam.
 */
export interface LoginProvider {
  readonly protocol: Protocol;
  /** What the login link says, as a whole. Absent: the page decides; ui-kit has texts for the ids it knows. */
  readonly label?: string | Partial<LocalText> | undefined;
  /** Highest level that can be asked for, where the configuration says so. */
  readonly maxLevel?: Vertrauensniveau | undefined;
  /**
   * How the browser brings the answer. After a POST from the provider's site browsers send only cookies that say
   * `SameSite=None`, so the cookie of the started login depends on it.
   */
  readonly answersBy: 'GET' | 'POST';
  /** Names everything that is wrong with the options; `at` is their place, for example `providers.broker`. */
  check(faults: ConfigFaults, at: string, config: Outside): void;
  /** Connects with a tenant. Called once for each configuration; asks nobody yet. */
  connect(surroundings: Surroundings): ProviderConnection;
}

/** What a provider learns of the configuration: how it reaches others, and whom it may reach. */
export interface Outside {
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  readonly [allowHttp]?: true | undefined;
  readonly [allowSandbox]?: true | undefined;
}

/** What a provider learns of the tenant that it is connected with. */
export interface Surroundings {
  /** Of the provider in the configuration. */
  readonly id: string;
  readonly config: Outside;
  /** Absolute address to which the provider sends the answer. */
  readonly callbackUrl: string;
  /** Absolute address to which the provider sends the browser after a logout. */
  readonly loggedOutUrl: string;
  /** Absolute address of a route of this provider, see {@link ProviderConnection.routes}. */
  routeUrl(name: string): string;
  /** Milliseconds for one request to the provider. */
  readonly timeout: number;
  /** Milliseconds for one call of a function of the application. */
  readonly applicationTimeout: number;
  readonly clock: Clock;
}

/** A login that was started, as far as a protocol needs it. All of it survives in the cookie of the browser. */
export interface StartedLogin {
  /**
   * 256 random bits that only this browser has, base64url. A protocol derives from it what it would otherwise have to
   * store: `nonce`, PKCE verifier, the id of a SAML request.
   */
  readonly secret: string;
  /** What the provider carries through the login (`state`, `RelayState`). Derived from the secret; safe to show. */
  readonly state: string;
  readonly level: Vertrauensniveau;
  /** The person must show their means of identification again. */
  readonly fresh: boolean;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

/** Where a protocol sends the browser. */
export type Passage =
  | { readonly kind: 'redirect'; readonly url: string }
  /** A form that the browser posts: for what is too long or too personal for an address. */
  | { readonly kind: 'form'; readonly action: string; readonly fields: Readonly<Record<string, string>> };

/** What came to the callback address, however it came. */
export interface ProviderAnswer {
  readonly method: 'GET' | 'POST';
  /** Of the query or of the form. */
  readonly parameters: URLSearchParams;
}

/** A login that has succeeded. Everything in it was verified. */
export interface FinishedLogin {
  readonly identity: Identity;
  /** Stays sealed beside the session, for the logout. */
  readonly providerSession: ProviderSession;
  /**
   * When the person showed their means of identification (`AuthnInstant`, `auth_time`), in milliseconds since 1970, as the
   * provider has signed it; absent when it does not say.
   */
  readonly authenticatedAt?: number | undefined;
  /** When the provider ends its session, in milliseconds since 1970: ours ends then at the latest. */
  readonly endsAt?: number | undefined;
}

/** What has to be known of the session at the provider. */
export interface ProviderSession {
  /** Name of the session at the provider (`sid`, `SessionIndex`): a logout that names it ends ours. */
  readonly id?: string | undefined;
  /** Name of the subject at the provider (`sub`, `NameID`): a logout that names it ends all its sessions with us. */
  readonly subject?: string | undefined;
  /** Whatever the protocol needs to end it; JSON. */
  readonly memory?: unknown;
}

/** Calls end as `core.aborted` when nobody waits any more. */
export interface CallOptions {
  readonly signal: AbortSignal | undefined;
}

/** Ends sessions of ours because the provider says so. */
export interface SessionEnder {
  /** Ends what belongs to this session, or, when it has no id, to this subject; says how many there were. */
  end(ended: Pick<ProviderSession, 'id' | 'subject'>, options: CallOptions): Promise<number>;
  /** Whether a message was carried out before: it is played back. */
  wasDone(id: string, options: CallOptions): Promise<boolean>;
  /**
   * Remembers a message by its id for some milliseconds. Only when it was carried out: what failed on the way comes again
   * from the provider, and must not be taken for something played back.
   */
  isDone(id: string, ttl: number, options: CallOptions): Promise<void>;
}

/** An address of a provider beside start and callback: metadata, a logout by the provider. */
export interface ProviderRoute {
  readonly method: 'GET' | 'POST';
  /**
   * Who comes: the provider itself, which gets a bare answer, or a person that it has sent, who gets a page when something
   * is wrong. Default `provider`.
   */
  readonly visitor?: 'provider' | 'person' | undefined;
  /** A passage sends the visitor on, in the frame of the site. */
  handle(request: Request, ender: SessionEnder): Promise<Response | Passage>;
}

/** Something an operator has to do about the keys of a provider, before it becomes urgent. */
export interface KeyWarning {
  /** Whose key or certificate. */
  readonly of: string;
  /** What a certificate of ours is for; absent for one of the provider. */
  readonly use?: 'signing' | 'encryption' | undefined;
  /** SHA-256 of the certificate: `AB:CD:…`, as `rathaus servicekonto keys check` shows it; absent when it is unreadable. */
  readonly fingerprint?: string | undefined;
  readonly code: 'expires' | 'expired' | 'unreadable';
  /** ISO 8601; of its end. */
  readonly at?: string | undefined;
  /** Whole days until its end: 0 on the last day, negative afterwards. */
  readonly days?: number | undefined;
  /** Which of the warnings it is, 90, 30 or 7 days before the end; with `expires`. */
  readonly within?: 90 | 30 | 7 | undefined;
}

/** A provider in use by one tenant. Every method fails with a typed error. */
export interface ProviderConnection {
  /** Where to send the browser. */
  start(login: StartedLogin, options: CallOptions): Promise<Passage>;
  /** The `state` of the login that an answer belongs to; `undefined` when it names none, or several. */
  stateOf(answer: ProviderAnswer): string | undefined;
  /** Turns an answer into an identity. Verifies everything before it uses anything. */
  finish(answer: ProviderAnswer, login: StartedLogin, options: CallOptions): Promise<FinishedLogin>;
  /** Where to send the browser for a logout there as well; `undefined` when the provider has none. */
  end(
    session: ProviderSession,
    logout: { readonly state: string },
    options: CallOptions,
  ): Promise<Passage | undefined>;
  /** Addresses below `<login>/<provider>/`, by name. */
  readonly routes: Readonly<Record<string, ProviderRoute>>;
  /** Keys that need somebody's attention, those of the provider among them, which may have to be asked. */
  keyWarnings(options: CallOptions): Promise<readonly KeyWarning[]>;
  /** Those of ours alone: asks nobody. Absent where we have no certificates. */
  ownKeyWarnings?(): readonly KeyWarning[];
}
