import Provider, {
  type Configuration,
  interactionPolicy,
  type JWKS,
  type KoaContextWithOIDC,
} from 'oidc-provider';
import { isLoopbackAddress } from '../net/loopback-address.ts';
import { marker } from '../net/service.ts';
import { fixedToken } from '../seed/ids.ts';
import { type Person, subjectOf } from '../seed/persons.ts';
import { brokerSigning } from '../seed/test-keys.ts';
import type { BrokerStore } from './adapter.ts';
import { claimsByScope, claimsOf } from './claims.ts';
import type { OidcClient } from './clients.ts';
import { levelOfAcr, levels, requestedLevels } from './levels.ts';
import type { BrokerLifetimes } from './lifetimes.ts';
import { alreadyLoggedOutPage, errorPage, loggedOutPage, logoutPage } from './pages.ts';

export interface ProviderOptions {
  issuer: string;
  seed: string;
  store: BrokerStore;
  clients: readonly OidcClient[];
  persons: readonly Person[];
  lifetimes: BrokerLifetimes;
}

export const loginPath = '/anmelden';

/** oidc-provider, configured like a municipal broker in front of BundID. */
export function createProvider(options: ProviderOptions): Provider {
  const { issuer, seed, store, clients, persons, lifetimes } = options;
  const personBySubject = new Map(persons.map((person) => [subjectOf(seed, person), person]));
  /** Level of the login behind each grant: user info is asked for when the browser's session is not at hand. */
  const levelOfGrant = new Map<string, string>();

  const configuration: Configuration = {
    adapter: (name: string) => store.adapter(name),
    clients: clients.map((client) => ({
      client_id: client.clientId,
      client_secret: client.clientSecret,
      client_name: client.name,
      redirect_uris: [...client.redirectUris],
      post_logout_redirect_uris: [...(client.postLogoutRedirectUris ?? [])],
      ...(client.backchannelLogoutUri !== undefined && {
        backchannel_logout_uri: client.backchannelLogoutUri,
        backchannel_logout_session_required: true,
      }),
      response_types: ['code'],
      grant_types: ['authorization_code'],
      require_pushed_authorization_requests: client.requirePushedAuthorizationRequests ?? false,
    })),
    jwks: { keys: [signingKey()] } as unknown as JWKS,
    acrValues: levels.map(({ acr }) => acr),
    scopes: ['openid', 'level1', 'level2', 'level3', 'level4'],
    claims: Object.fromEntries(Object.entries(claimsByScope).map(([scope, names]) => [scope, [...names]])),
    // Brokers put the mapped attributes into the ID token as well as into the user info.
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    pkce: { required: () => true },
    // A logout is posted from the site of the application, because the ID token belongs in no address.
    enableHttpPostMethods: true,
    cookies: {
      long: { sameSite: 'none' },
      // Cookies do not know ports: on loopback they share a jar with the portal.
      names: {
        session: 'rathaus_sandbox_session',
        interaction: 'rathaus_sandbox_interaction',
        resume: 'rathaus_sandbox_resume',
      },
      keys: [fixedToken(seed, 'oidc-cookies')],
    },
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      backchannelLogout: { enabled: true },
      pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (ctx, form) => {
          ctx.body = logoutPage(form);
        },
        postLogoutSuccessSource: async (ctx) => {
          ctx.body = loggedOutPage();
        },
      },
    },
    // The applications are on this machine, which the dispatcher of the library refuses to call.
    fetch: (url, init) => fetch(url, { ...init, dispatcher: undefined } as RequestInit),
    ttl: {
      AuthorizationCode: lifetimes.authorizationCode,
      AccessToken: lifetimes.accessToken,
      IdToken: lifetimes.idToken,
      Session: lifetimes.session,
      Grant: lifetimes.session + lifetimes.accessToken,
      Interaction: 15 * 60,
      PushedAuthorizationRequest: 60,
    },
    discovery: { 'x-rathaus-sandbox': marker },
    interactions: {
      url: (_ctx, interaction) => `${loginPath}/${interaction.uid}`,
      policy: loginPolicy(),
    },
    async loadExistingGrant(ctx) {
      return newGrant(ctx, levelOfGrant);
    },
    async findAccount(ctx, sub, token) {
      const person = personBySubject.get(sub);
      if (!person) return undefined;
      return {
        accountId: sub,
        async claims() {
          const grantId = (token as { grantId?: string } | undefined)?.grantId;
          const acr = grantId === undefined ? ctx.oidc.session?.acr : levelOfGrant.get(grantId);
          const level = levelOfAcr(acr) ?? levels[0]!;
          return claimsOf(seed, person, ctx.oidc.client?.clientId ?? '', level);
        },
      };
    },
    async renderError(ctx, out) {
      ctx.type = 'html';
      ctx.body = errorPage(out.error, out.error_description ?? '');
    },
  };
  const provider = new Provider(issuer, configuration);
  // The front has checked the host name and set what the outside sees.
  provider.proxy = true;
  provider.on('server_error', (_ctx, error) => console.error('oidc:', error));
  provider.use(logoutWithoutScript);
  if (!issuer.startsWith('https:')) provider.use(laxCookies);
  allowLoopback(provider, clients);
  return provider;
}

/** Without a session oidc-provider answers a logout by a form that a script sends. */
async function logoutWithoutScript(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  await next();
  const { oidc } = ctx;
  if (oidc?.route !== 'end_session' || ctx.status !== 200 || oidc.session?.accountId !== undefined) return;
  const secret = (oidc.session as { state?: { secret?: string } } | undefined)?.state?.secret;
  if (secret !== undefined) ctx.body = alreadyLoggedOutPage(oidc.urlFor('end_session_confirm'), secret);
}

/** Browsers refuse `SameSite=None` without TLS. What that means for a logout from another site: `posted-logout.ts`. */
async function laxCookies(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  await next();
  const cookies = ctx.response.headers['set-cookie'];
  if (cookies === undefined) return;
  ctx.set(
    'set-cookie',
    [cookies].flat().map((cookie) => cookie.replace(/samesite=none/i, 'samesite=lax')),
  );
}

function signingKey(): Record<string, unknown> {
  const { key_ops: _unused, ...key } = brokerSigning;
  return { ...key, use: 'sig' };
}

/** The standard login prompt, and a new login when the session's level is below the wish (step-up). */
function loginPolicy(): ReturnType<typeof interactionPolicy.base> {
  const policy = interactionPolicy.base();
  policy.get('login')?.checks.add(
    new interactionPolicy.Check('step_up', 'a higher level was asked for', (ctx) => {
      const { oidc } = ctx as KoaContextWithOIDC;
      const wishes = requestedLevels((oidc.params ?? {}) as Record<string, unknown>).voluntary;
      const session = levelOfAcr(oidc.session?.acr);
      if (wishes.length === 0 || !session || oidc.result?.login)
        return interactionPolicy.Check.NO_NEED_TO_PROMPT;
      const lowest = Math.min(...wishes.map(({ number }) => number));
      return session.number < lowest
        ? interactionPolicy.Check.REQUEST_PROMPT
        : interactionPolicy.Check.NO_NEED_TO_PROMPT;
    }),
  );
  return policy;
}

/** The login page names what is handed over, so that no second consent page is needed. */
async function newGrant(ctx: KoaContextWithOIDC, levelOfGrant: Map<string, string>) {
  const { oidc } = ctx;
  const accountId = oidc.session?.accountId;
  const clientId = oidc.client?.clientId;
  if (accountId === undefined || clientId === undefined) return undefined;
  const grant = new oidc.provider.Grant({ accountId, clientId });
  grant.addOIDCScope([...oidc.requestParamOIDCScopes].join(' '));
  grant.addOIDCClaims([...oidc.requestParamClaims]);
  const id = await grant.save();
  levelOfGrant.set(id, oidc.session?.acr ?? levels[0]!.acr);
  return grant;
}

interface ClientPrototype {
  clientId: string;
  redirectUriAllowed(address: string): boolean;
  postLogoutRedirectUriAllowed(address: string): boolean;
}

function allowLoopback(provider: Provider, clients: readonly OidcClient[]): void {
  const open = new Set(
    clients.filter((client) => client.anyLoopbackRedirect).map(({ clientId }) => clientId),
  );
  const prototype = provider.Client.prototype as unknown as ClientPrototype;
  for (const method of ['redirectUriAllowed', 'postLogoutRedirectUriAllowed'] as const) {
    const original = prototype[method];
    prototype[method] = function (this: ClientPrototype, address: string) {
      return original.call(this, address) || (open.has(this.clientId) && isLoopbackAddress(address));
    };
  }
}
