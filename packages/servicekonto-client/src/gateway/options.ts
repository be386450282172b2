import type { Signer } from '@rathaus/client-core';
import type { Clock, Logger, Observer } from '@rathaus/client-core/observe';
import type { TenantConfig } from '@rathaus/client-core/tenants';
import type { allowHttp } from '../config/danger.ts';
import type { AttributeName } from '../identity/identity.ts';
import type { Vertrauensniveau } from '../level/vertrauensniveau.ts';
import type { LoginChoiceOptions } from '../login/choice.ts';
import type { LoginLink, LoginLinkOptions } from '../login/links.ts';
import type { Session } from '../session/session.ts';

/** What the gateway needs of a login: what `createServicekonto()` returns. */
export interface GatewayLogin {
  handle(request: Request): Promise<Response | undefined>;
  session(request: Request, options?: { touch?: boolean | undefined }): Promise<Session | undefined>;
  logins(request: Request, options?: LoginLinkOptions): Promise<readonly LoginLink[]>;
  choice(request: Request, options?: LoginChoiceOptions): Promise<Response>;
}

/** A public key as JWK (RFC 7517): that of `publicJwk()` of client-core fits. */
export interface PublicJwk {
  readonly kty?: string | undefined;
  readonly kid?: string | undefined;
  readonly alg?: string | undefined;
  readonly use?: string | undefined;
  readonly crv?: string | undefined;
  readonly x?: string | undefined;
  readonly y?: string | undefined;
  readonly n?: string | undefined;
  readonly e?: string | undefined;
}

/** A key of the gateway. */
export interface GatewayKey {
  /** Published at `<prefix>/jwks.json`. `kid` and `alg` are needed. */
  readonly publicKey: PublicJwk;
  /** Signs; only the first key needs one. */
  readonly signer?: Signer | undefined;
}

/** Words in which the gateway answers a web server. */
export const gatewayHeaders = {
  /** The signed token, with status 200. */
  token: 'x-rathaus-token',
  /** Where the browser may log in, or raise its level, with status 401 and 403. Only for what opens a page. */
  login: 'x-rathaus-login',
  /** Code of the error, for the log of the web server. */
  error: 'x-rathaus-error',
} as const;

/** What happened, for metrics and logs: ids only. */
export interface GatewayEvent {
  readonly type: 'gateway.allowed' | 'gateway.login' | 'gateway.level' | 'gateway.refused';
  readonly tenant: string;
  /** Name of the session, as in the token. */
  readonly sid?: string | undefined;
  /** Of the error. */
  readonly code?: string | undefined;
}

/** One site behind a web server that asks the gateway. All faults at once: `servicekonto.config.invalid`. */
export interface GatewayConfig extends TenantConfig {
  /** The same as that of the login. It is the issuer of the tokens, and its host the only one that gets any. */
  baseUrl: string;
  /** The same as that of the login: whether the proxy cuts the path of `baseUrl` off, so that requests arrive as `/gateway/…`. */
  proxyStripsPath?: boolean | undefined;
  /** Who the tokens are for (`aud`); the site accepts no others. For example the address of the site. */
  audience: string;
  /**
   * The first one signs, all are published. To roll over publish the new one behind it, put it first after ten minutes,
   * and remove the old one ten minutes later.
   */
  keys: readonly GatewayKey[];
  /** Path of the gateway below `baseUrl`. Default `/gateway`. */
  prefix?: string | undefined;
  /** What the token says of the person beside key, kind and level. Default: nothing. */
  attributes?: readonly AttributeName[] | undefined;
  /** Level below which nobody gets a token, whatever the web server asks for. Default: none. */
  level?: Vertrauensniveau | undefined;
  /** The provider that all logins start with. Default: the person chooses among those that reach the level. */
  provider?: string | undefined;
  /**
   * The header by which the web server says what the browser wanted, which the web server sets itself: `x-original-uri`
   * (default, nginx) or `x-forwarded-uri` (Caddy, Traefik). The other one is not looked at.
   */
  originalUri?: 'x-original-uri' | 'x-forwarded-uri' | undefined;
  /** Milliseconds that a signer may take. Default 10,000. */
  applicationTimeout?: number | undefined;
  clock?: Clock | undefined;
  /** May throw, reject or hang. */
  observer?: Observer<GatewayEvent> | undefined;
  logger?: Logger | undefined;
  [allowHttp]?: true | undefined;
}
