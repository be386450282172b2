import type { RathausError, StateStore } from '@rathaus/client-core';
import type { Clock, Logger, Observer } from '@rathaus/client-core/observe';
import type { TenantConfig } from '@rathaus/client-core/tenants';
import type { Language, LocalText } from '@rathaus/client-core/texts';
import type { ClaimMap } from '../identity/claims.ts';
import type { SessionLimit } from '../level/session-limits.ts';
import type { Vertrauensniveau } from '../level/vertrauensniveau.ts';
import type { allowHttp, allowLongSessions, allowSandbox } from './danger.ts';

/** How a broker is asked for a level, and what its answer means. Data, because no two brokers agree. */
export interface LevelMapping {
  /**
   * `acr_values`: a wish (OpenID Connect Core 3.1.2.1) · `essential-acr`: a demand by the `claims` parameter
   * (5.5.1.1) · `scope`: a scope per level (München, aivot). Default `acr_values`.
   */
  ask?: 'acr_values' | 'essential-acr' | 'scope' | undefined;
  /** What to send for a level. Levels left out cannot be asked for. Default: the STORK class references. */
  values?: Partial<Record<Vertrauensniveau, string>> | undefined;
  /** Name or JSON pointer of the claim that carries the answered level. Default `acr`. */
  claim?: string | undefined;
  /**
   * Meaning of answered values, compared exactly. Default: the inverse of `values`. Unambiguous names (STORK,
   * German words, eIDAS substantial and high) are understood in any case; `low` only when it is listed here.
   */
  answers?: Record<string, Vertrauensniveau> | undefined;
}

/** An OpenID Connect provider: usually a broker in front of BundID. */
export interface OidcProvider {
  kind: 'oidc';
  /** Part of addresses: lower-case letters, digits, hyphen. Use the ids of ui-kit (`bundid`, …) to get its texts. */
  id: string;
  /**
   * What the login link says, as a whole: `Mit dem Servicekonto anmelden`. Absent: the page decides; ui-kit has texts for
   * the ids it knows.
   */
  label?: string | Partial<LocalText> | undefined;
  /** Exactly as the provider writes it in its metadata. */
  issuer: string;
  clientId: string;
  /**
   * As text, or as a function that is asked before each use, so that secrets can roll. It has `applicationTimeout`
   * milliseconds, and its signal aborts when nobody waits any more.
   */
  clientSecret: string | ((options: { signal: AbortSignal }) => string | Promise<string>);
  /** Default `client_secret_post`. */
  clientAuth?: 'client_secret_post' | 'client_secret_basic' | undefined;
  /** Beside `openid`. Default `['profile', 'email']`. */
  scopes?: readonly string[] | undefined;
  /** Pushed authorisation requests (RFC 9126). `auto` (default) uses them when the provider offers them. */
  par?: 'auto' | 'required' | 'never' | undefined;
  /** Further parameters of the authorisation request, for example `kc_idp_hint`. */
  parameters?: Record<string, string> | undefined;
  claims?: ClaimMap | undefined;
  /** Where the level of a single attribute is given. */
  attributeLevels?: ClaimMap | undefined;
  levels?: LevelMapping | undefined;
  /** Whether to ask the UserInfo endpoint. Default: true when the provider has one. */
  userinfo?: boolean | undefined;
}

/** Later also SAML providers; `kind` tells them apart. */
export type Provider = OidcProvider;

/** Addresses below `baseUrl`, each starting with `/`. */
export interface Paths {
  /** `GET <login>/<provider>?level=…&return=…`. Default `/login`. */
  login: string;
  /** Redirect address registered at the provider: `<callback>/<provider>`. Default `/login/callback`. */
  callback: string;
  /** Default `/logout`. */
  logout: string;
  /** Post-logout redirect address registered at the provider. Default `/logged-out`. */
  loggedOut: string;
  /** Where to go after login without `return`. Default `/`. */
  afterLogin: string;
  /** Where to go after logout without `return`. Default `/`. */
  afterLogout: string;
}

/** What an own error page can be made of. */
export interface ErrorPageContext {
  error: RathausError;
  /** Proposed HTTP status. */
  status: number;
  language: Language;
  /** Starts the same login again; absent where that makes no sense. */
  retryHref?: string | undefined;
  homeHref: string;
  request: Request;
}

/** What every event carries: ids only, never a name, a subject or a token. */
interface EventFacts {
  tenant: string;
  /** Absent when the address named no provider of the configuration. */
  provider?: string | undefined;
}

/** What happened, for metrics. `code` is that of the error. */
export type ServicekontoEvent = EventFacts &
  (
    | { type: 'login.started' | 'login.succeeded'; level: Vertrauensniveau }
    | { type: 'login.failed'; code: string }
    /** With a code when the provider could not be asked to log out as well. */
    | { type: 'logout'; code?: string | undefined }
    /** `renderError` failed; the built-in page was shown. */
    | { type: 'page.failed'; code: string }
  );

/** Length and cookie of sessions. */
export interface SessionOptions {
  /** Cookie name without prefix. Default `rathaus-session`. */
  cookie?: string | undefined;
  /** Overrides in milliseconds; longer than TR-03160-1 needs `[allowLongSessions]`. */
  limits?: Partial<Record<Vertrauensniveau, SessionLimit>> | undefined;
}

/** Bounds of started logins. */
export interface LoginBounds {
  /** Level when the login link names none. Default `niedrig`. */
  defaultLevel?: Vertrauensniveau | undefined;
  /** How long a started login stays valid, in milliseconds. Default 10 minutes. */
  timeout?: number | undefined;
  /** Open logins per browser; the oldest is forgotten. Default 5. */
  maxOpen?: number | undefined;
}

/**
 * The login of one application of one authority (`tenant`). All faults are reported at once:
 * `servicekonto.config.invalid`.
 */
export interface ServicekontoConfig extends TenantConfig {
  /**
   * Public address of the application, with path prefix if it has one. Taken from here only, never from the
   * `Host` header, so that a proxy or an attacker cannot bend redirect addresses.
   */
  baseUrl: string;
  providers: readonly Provider[];
  /** Must be shared by all processes that serve this application. Each call has `applicationTimeout` milliseconds. */
  store: StateStore;
  paths?: Partial<Paths> | undefined;
  session?: SessionOptions | undefined;
  login?: LoginBounds | undefined;
  /** Milliseconds for one request to a provider. Default 10,000. */
  timeout?: number | undefined;
  /**
   * Milliseconds that one call of a function of yours may take: `clientSecret`, each method of `store`, `renderError`.
   * Default 10,000, less than in other packages, because a person waits for the page.
   */
  applicationTimeout?: number | undefined;
  /** Fixed language of labels and built-in pages; default: from `Accept-Language`, else German. */
  language?: Language | undefined;
  clock?: Clock | undefined;
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Replaces the built-in error page; that one is shown when this function fails. */
  renderError?: ((context: ErrorPageContext) => Response | Promise<Response>) | undefined;
  /** Watches logins. May throw, reject or hang: the login goes on. */
  observer?: Observer<ServicekontoEvent> | undefined;
  /** One line for each failed login and each fault of an observer: codes and ids. May fail like an observer. */
  logger?: Logger | undefined;
  [allowHttp]?: true | undefined;
  [allowSandbox]?: true | undefined;
  [allowLongSessions]?: true | undefined;
}
