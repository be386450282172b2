import type { StateStore } from '@rathaus/client-core';
import type { Clock, Logger, Observer } from '@rathaus/client-core/observe';
import type { TenantConfig } from '@rathaus/client-core/tenants';
import type { SessionLimit } from '../level/session-limits.ts';
import type { Vertrauensniveau } from '../level/vertrauensniveau.ts';
import type { LoginProvider } from '../login/protocol.ts';
import type { PageLanguage } from '../pages/language.ts';
import type { allowHttp, allowLongSessions, allowSandbox } from './danger.ts';
import type { ErrorPageContext, LoginPage } from './pages.ts';

/** Addresses below `baseUrl`, each starting with `/`. */
export interface Paths {
  /** `GET <login>/<provider>?level=…&return=…`; further routes of a provider are below. Default `/login`. */
  login: string;
  /** Address for the answer, registered at the provider: `<callback>/<provider>`. Default `/login/callback`. */
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
    /** So many logins were started that the page for one more click was shown. */
    | { type: 'login.limited' }
    /** With a code when the provider could not be asked to log out as well. */
    | { type: 'logout'; code?: string | undefined }
    /** The provider has ended sessions of ours; with a code when its message was refused. */
    | { type: 'logout.by-provider'; sessions: number; code?: string | undefined }
    /**
     * A certificate of ours ends within 90, 30 or 7 days (`expires`), or has ended: told once for each, when the tenant is
     * set up, and afterwards while logins are started. `fingerprint` is its SHA-256.
     */
    | {
        type: 'key.warning';
        use: 'signing' | 'encryption';
        code: 'expires' | 'expired';
        fingerprint: string;
        days: number;
        within?: 90 | 30 | 7 | undefined;
      }
    /** `renderError` or `layout` failed; the built-in page was shown. */
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
  /**
   * Starts in a minute, of all visitors; beyond it a page asks for one more click. After ten times as many clicks nobody
   * goes on until the minute is over. Default 600.
   */
  startsPerMinute?: number | undefined;
  /**
   * Starts in a minute from one network (a town hall may be one); beyond it the page asks, and lets as many clicks
   * through. Without `addressOf`, which it needs, one address can use up what is meant for all. Default 60.
   */
  startsPerNetwork?: number | undefined;
  /**
   * Address that a request comes from, as your proxy has checked it: `(request) => request.headers.get('x-real-ip')`.
   * Never what the visitor can set. In Node without a proxy: `remoteAddressOf` of the entry `/node`. It is not stored.
   */
  addressOf?: ((request: Request) => string | null | undefined) | undefined;
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
  /**
   * Whether the proxy before this application cuts the path of `baseUrl` off, so that requests arrive as `/login/…`
   * (nginx: `proxy_pass http://127.0.0.1:3000/;` with a slash at the end). Links and cookies keep the whole path.
   */
  proxyStripsPath?: boolean | undefined;
  /**
   * The ways to log in, by id. The id is part of addresses: lower-case letters, digits and hyphens. Use those of ui-kit
   * (`bundid`, …) to get its texts. Login links have this order.
   */
  providers: Readonly<Record<string, LoginProvider>>;
  /**
   * Keys that seal started logins into the cookie of the browser: 32 to 512 random characters each, the same in all
   * processes. The first one seals, all of them open: to roll over put the new one first, and remove the old one after
   * an hour. `openssl rand -base64 32` makes one.
   */
  cookieKeys: readonly string[];
  /** Must be shared by all processes that serve this application. Each call has `applicationTimeout` milliseconds. */
  store: StateStore;
  paths?: Partial<Paths> | undefined;
  session?: SessionOptions | undefined;
  login?: LoginBounds | undefined;
  /** Milliseconds for one request to a provider. Default 10,000. */
  timeout?: number | undefined;
  /**
   * Milliseconds that one call of a function of yours may take: the secret or signer of a provider,
   * each method of `store`, `renderError`, `layout`.
   * Default 10,000, less than in other packages, because a person waits for the page.
   */
  applicationTimeout?: number | undefined;
  /**
   * Language of labels and pages: a fixed one, or a function that finds what the person has chosen on your site, in a
   * cookie or in the address. Default, also where it finds nothing: from `Accept-Language`, else German. German pages
   * have their text in Leichte Sprache beside it; `de-simple` makes it the only one.
   */
  language?: PageLanguage | ((request: Request) => PageLanguage | undefined) | undefined;
  clock?: Clock | undefined;
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Replaces the built-in error page; that one is shown when this function fails. */
  renderError?: ((context: ErrorPageContext) => Response | Promise<Response>) | undefined;
  /**
   * Puts every page of the login between head and foot of your site; only error pages of `renderError` do not come
   * here. Returns an HTML document; the built-in frame is shown when it fails, returns something else or takes longer
   * than `applicationTimeout`. Status, cookies and the headers that guard a login are set for you. Your
   * `content-security-policy` stays as it is and one beside it forbids frames and, on the page that carries a token to
   * the provider, every script but ours; without one of yours everything has to come from your own origin.
   */
  layout?: ((page: LoginPage) => Response | Promise<Response>) | undefined;
  /** Watches logins. May throw, reject or hang: the login goes on. */
  observer?: Observer<ServicekontoEvent> | undefined;
  /** One line for each failed login and each fault of an observer: codes and ids. May fail like an observer. */
  logger?: Logger | undefined;
  [allowHttp]?: true | undefined;
  [allowSandbox]?: true | undefined;
  [allowLongSessions]?: true | undefined;
}
