import type { RathausError, StateStore } from '@rathaus/client-core';
import type { Language } from '../errors/citizen-texts.ts';
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
  ask?: 'acr_values' | 'essential-acr' | 'scope';
  /** What to send for a level. Levels left out cannot be asked for. Default: the STORK class references. */
  values?: Partial<Record<Vertrauensniveau, string>>;
  /** Name or JSON pointer of the claim that carries the answered level. Default `acr`. */
  claim?: string;
  /**
   * Meaning of answered values, compared exactly. Default: the inverse of `values`. Unambiguous names (STORK,
   * German words, eIDAS substantial and high) are understood in any case; `low` only when it stands here.
   */
  answers?: Record<string, Vertrauensniveau>;
}

/** An OpenID Connect provider: usually a broker in front of BundID. */
export interface OidcProvider {
  kind: 'oidc';
  /** Stands in addresses: lower-case letters, digits, hyphen. */
  id: string;
  /** Name for citizens, by language; default: the id. */
  label?: string | Partial<Record<Language, string>>;
  /** Exactly as the provider writes it in its metadata. */
  issuer: string;
  clientId: string;
  /** As text or as a function that is asked before each use, so that secrets can roll. */
  clientSecret: string | (() => string | Promise<string>);
  /** Default `client_secret_post`. */
  clientAuth?: 'client_secret_post' | 'client_secret_basic';
  /** Beside `openid`. Default `['profile', 'email']`. */
  scopes?: readonly string[];
  /** Pushed authorisation requests (RFC 9126). `auto` (default) uses them when the provider offers them. */
  par?: 'auto' | 'required' | 'never';
  /** Further parameters of the authorisation request, for example `kc_idp_hint`. */
  parameters?: Record<string, string>;
  claims?: ClaimMap;
  /** Where the level of a single attribute stands. */
  attributeLevels?: ClaimMap;
  levels?: LevelMapping;
  /** Whether to ask the UserInfo endpoint. Default: true when the provider has one. */
  userinfo?: boolean;
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
  retryHref?: string;
  homeHref: string;
  request: Request;
}

/** What happened, for logs and metrics: ids only, never a name, a subject or a token. */
export interface ServicekontoEvent {
  type: 'login.started' | 'login.succeeded' | 'login.failed' | 'logout';
  tenant: string;
  provider?: string;
  level?: Vertrauensniveau;
  /** Code of the error. */
  code?: string;
}

/** The login of one application of one tenant. All faults are told at once: `servicekonto.config.invalid`. */
export interface ServicekontoConfig {
  /** Scopes everything that is stored. Default `default`; required when a tenant function is used. */
  tenant?: string;
  /**
   * Public address of the application, with path prefix if it has one. Taken from here only, never from the
   * `Host` header, so that a proxy or an attacker cannot bend redirect addresses.
   */
  baseUrl: string;
  providers: readonly Provider[];
  /** Must be shared by all processes that serve this application. */
  store: StateStore;
  paths?: Partial<Paths>;
  session?: {
    /** Cookie name without prefix. Default `rathaus-session`. */
    cookie?: string;
    /** Overrides in milliseconds; longer than TR-03160-1 needs `[allowLongSessions]`. */
    limits?: Partial<Record<Vertrauensniveau, SessionLimit>>;
  };
  login?: {
    /** Level when the login link names none. Default `niedrig`. */
    defaultLevel?: Vertrauensniveau;
    /** How long a started login stays valid, in milliseconds. Default 10 minutes. */
    timeout?: number;
    /** Open logins per browser; the oldest is forgotten. Default 5. */
    maxOpen?: number;
  };
  /** Milliseconds for one request to a provider. Default 10,000. */
  timeout?: number;
  /** Fixed language of the built-in pages; default: from `Accept-Language`, else German. */
  language?: Language;
  /** Milliseconds since the epoch. Default `Date.now`. */
  clock?: () => number;
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Replaces the built-in error page. */
  renderError?: (context: ErrorPageContext) => Response | Promise<Response>;
  onEvent?: (event: ServicekontoEvent) => void;
  [allowHttp]?: true;
  [allowSandbox]?: true;
  [allowLongSessions]?: true;
}

/** Finds the configuration of a request's tenant; `undefined` refuses the request. */
export type TenantConfig = (
  request: Request,
) =>
  | (ServicekontoConfig & { tenant: string })
  | undefined
  | Promise<(ServicekontoConfig & { tenant: string }) | undefined>;
