import { servicekontoError } from '../errors.ts';
import { highestLevel } from '../level/level-words.ts';
import { bodyOf } from '../login/answer.ts';
import type {
  LoginProvider,
  Passage,
  ProviderConnection,
  ProviderRoute,
  Surroundings,
} from '../login/protocol.ts';
import { guardHeaders } from '../pages/page.ts';
import { checkOptions } from './check-options.ts';
import { Connection, kidOf } from './connection.ts';
import { authorizationUrl, completeLogin } from './login.ts';
import { verifyLogoutToken } from './logout-token.ts';
import type { OidcOptions } from './options.ts';

export type { ClientAuthentication, IdentityKind, LevelMapping, OidcFacts, OidcOptions } from './options.ts';

/** A provider of OpenID Connect. `options` are plain values where possible, so that two of them can be compared. */
export interface OidcProvider extends LoginProvider {
  readonly protocol: 'oidc';
  readonly options: OidcOptions;
}

/**
 * A provider that speaks OpenID Connect: usually a broker (Keycloak) in front of BundID or Mein Unternehmenskonto. The
 * address for its back-channel logout is `<baseUrl>/login/<id>/backchannel-logout`.
 *
 * @example
 * const konto = createServicekonto({
 *   …,
 *   providers: { bundid: oidc({ issuer, clientId, clientSecret: () => readFile('/run/secret', 'utf8') }) },
 * });
 */
export function oidc(options: OidcOptions): OidcProvider {
  const answersBy = options.responseMode === 'form_post' ? 'POST' : 'GET';
  return {
    protocol: 'oidc',
    options,
    label: options.label,
    maxLevel: highestLevel(options.levels),
    answersBy,
    check: (faults, at, config) => checkOptions(options, at, config, faults),
    connect: (surroundings) => connect(options, surroundings),
  };
}

function connect(options: OidcOptions, surroundings: Surroundings): ProviderConnection {
  const connection = new Connection(options, surroundings);
  const { callbackUrl } = surroundings;
  return {
    start: async (login, { signal }) => {
      const url = await authorizationUrl(connection, login, callbackUrl, signal);
      return { kind: 'redirect', url: url.href };
    },
    stateOf: ({ parameters }) => {
      const [state, ...more] = parameters.getAll('state');
      return more.length === 0 ? state : undefined;
    },
    finish: ({ parameters }, login, { signal }) =>
      completeLogin(connection, login, callbackUrl, parameters, signal),
    end: ({ memory }, { state }, { signal }) => end(connection, surroundings, memory, state, signal),
    routes: { 'backchannel-logout': backchannelLogout(connection, surroundings) },
    keyWarnings: async () => [],
  };
}

/** OpenID Connect RP-Initiated Logout 1.0, section 2: providers take the request by GET and by POST. */
async function end(
  connection: Connection,
  { loggedOutUrl }: Surroundings,
  memory: unknown,
  state: string,
  signal: AbortSignal | undefined,
): Promise<Passage | undefined> {
  const { logout = 'post', clientId } = connection.options;
  if (logout === 'none') return undefined;
  const address = await connection.run(
    signal,
    async (config) => config.serverMetadata().end_session_endpoint,
  );
  if (address === undefined) return undefined;
  const { idToken } = (memory ?? {}) as { idToken?: unknown };
  const fields = { client_id: clientId, post_logout_redirect_uri: loggedOutUrl, state };
  // The ID token says who it is: it goes into a form, never into an address. When its key is gone, providers refuse the
  // whole logout (Keycloak with a page in English); without the token they ask the person.
  const isUseful =
    logout === 'post' &&
    typeof idToken === 'string' &&
    (await connection.keys.publishes(kidOf(idToken), signal));
  if (isUseful) return { kind: 'form', action: address, fields: { ...fields, id_token_hint: idToken } };
  const url = new URL(address);
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
  return { kind: 'redirect', url: url.href };
}

/** Longest form of a logout, in bytes: twice the longest token. */
const mostOfLogout = 32_000;

/** OpenID Connect Back-Channel Logout 1.0, sections 2.5 to 2.8. */
function backchannelLogout(connection: Connection, { clock }: Surroundings): ProviderRoute {
  return {
    method: 'POST',
    async handle(request, ender) {
      const { signal } = request;
      const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
      if (type !== 'application/x-www-form-urlencoded') throw servicekontoError('servicekonto.request.form');
      const [token = '', ...more] = new URLSearchParams(await bodyOf(request, mostOfLogout)).getAll(
        'logout_token',
      );
      if (more.length > 0) throw servicekontoError('servicekonto.request.form');
      const ended = await verifyLogoutToken(token, connection, clock, signal);
      // Played back it would end a session that was begun since; the provider itself repeats what was not answered.
      if (!(await ender.wasDone(ended.message, { signal }))) {
        await ender.end(ended, { signal });
        await ender.isDone(ended.message, ended.validFor, { signal });
      }
      return new Response(null, { status: 200, headers: guardHeaders });
    },
  };
}
