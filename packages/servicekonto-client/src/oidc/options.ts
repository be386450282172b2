import type { Decrypter, Signer } from '@rathaus/client-core';
import type { LocalText } from '@rathaus/client-core/texts';
import type { ClaimMap, ClaimReference } from '../identity/claims.ts';
import type { LevelWords } from '../level/level-words.ts';

/** How a broker is asked for a level, and what its answer means. Data, because no two brokers agree. */
export interface LevelMapping extends LevelWords {
  /**
   * `acr_values`: a wish (OpenID Connect Core 3.1.2.1) · `essential-acr`: a demand by the `claims` parameter
   * (5.5.1.1) · `scope`: a scope per level (München, aivot). Default `acr_values`.
   */
  ask?: 'acr_values' | 'essential-acr' | 'scope' | undefined;
  /** Name or JSON pointer of the claim that carries the answered level. Default `acr`. */
  claim?: string | undefined;
}

/** How the provider knows that it is us. */
export type ClientAuthentication =
  /** By a secret in the body (default) or in the header `Authorization`. */
  | {
      clientAuth?: 'client_secret_post' | 'client_secret_basic' | undefined;
      /**
       * As text, or as a function that is asked before each use, so that secrets can roll. It has `applicationTimeout`
       * milliseconds, and its signal aborts when nobody waits any more.
       */
      clientSecret: string | ((options: { signal: AbortSignal }) => string | Promise<string>);
    }
  /** By a signed assertion (RFC 7523). The key may be in an HSM. */
  | { clientAuth: 'private_key_jwt'; signer: Signer }
  /** By the client certificate of the connection (RFC 8705): the `fetch` of the configuration has it. */
  | { clientAuth: 'tls_client_auth' };

/** Whether a login is that of a person or of an organisation. */
export type IdentityKind =
  | 'person'
  | 'organisation'
  /** A claim says it. A word that is in neither list ends the login: nobody is taken for what they may not be. */
  | {
      readonly claim: ClaimReference;
      readonly person: readonly string[];
      readonly organisation: readonly string[];
    };

/** An OpenID Connect provider: usually a broker in front of BundID or Mein Unternehmenskonto. */
export type OidcOptions = ClientAuthentication & OidcFacts;

/** What is known of an OpenID Connect provider, beside how we show that it is us. */
export interface OidcFacts {
  /**
   * What the login link says, as a whole: `Mit dem Servicekonto anmelden`. Absent: the page decides; ui-kit has texts for
   * the ids it knows.
   */
  label?: string | Partial<LocalText> | undefined;
  /** Exactly as the provider writes it in its metadata. */
  issuer: string;
  clientId: string;
  /** Opens ID tokens that the provider encrypts for us. With decrypters a token that is not encrypted is refused. */
  decrypters?: readonly Decrypter[] | undefined;
  /** Beside `openid`. Default `['profile', 'email']`. */
  scopes?: readonly string[] | undefined;
  /** Pushed authorisation requests (RFC 9126). `auto` (default) uses them when the provider offers them. */
  par?: 'auto' | 'required' | 'never' | undefined;
  /** How the answer comes: in the address (default), or as a form that the browser posts. */
  responseMode?: 'query' | 'form_post' | undefined;
  /** Further parameters of the authorisation request, for example `kc_idp_hint`. */
  parameters?: Record<string, string> | undefined;
  /** The `claims` parameter (OpenID Connect Core 5.5); a demand for `acr` is added to it. */
  requestClaims?: { id_token?: Record<string, unknown>; userinfo?: Record<string, unknown> } | undefined;
  claims?: ClaimMap | undefined;
  /** Default `person`. */
  identity?: IdentityKind | undefined;
  /**
   * What may come from the UserInfo endpoint, which only the connection vouches for. By default level and subject come
   * from the signed ID token alone, and a login whose token lacks them fails.
   */
  unsigned?: readonly ('level' | 'subject')[] | undefined;
  /** Where the level of a single attribute is given. */
  attributeLevels?: ClaimMap | undefined;
  levels?: LevelMapping | undefined;
  /** Whether to ask the UserInfo endpoint. Default: true when the provider has one. */
  userinfo?: boolean | undefined;
  /**
   * How to log out at the provider as well. `post` (default): the ID token travels in a form, because addresses end up in
   * logs. `client-id`: by an address without it; many providers then ask the person. Needed where a provider takes no POST,
   * or where its session cookie does not come along with one from another site and the ID token does not replace it.
   * `none`: not at all.
   */
  logout?: 'post' | 'client-id' | 'none' | undefined;
}
