import { isRathausError, type RathausError } from '@rathaus/client-core';
import { type ServicekontoErrorCode, servicekontoError } from '../errors.ts';
import { fetchFault } from '../fetch/fetch-error.ts';

interface Foreign {
  name?: string;
  message?: string;
  code?: string;
  error?: string;
  status?: number;
  cause?: Foreign | undefined;
  claim?: string;
}

/**
 * Registered words for what went wrong at the authorisation endpoint (IANA, OAuth Extensions Error Registry). A browser
 * brings them: whatever else stands in the address may be anything, also a name.
 */
const registered: ReadonlySet<string> = new Set([
  ...[
    'invalid_request',
    'unauthorized_client',
    'access_denied',
    'unsupported_response_type',
    'invalid_scope',
  ],
  ...[
    'server_error',
    'temporarily_unavailable',
    'interaction_required',
    'login_required',
    'consent_required',
  ],
  ...['account_selection_required', 'invalid_request_uri', 'invalid_request_object', 'request_not_supported'],
  ...['request_uri_not_supported', 'registration_not_supported', 'unmet_authentication_requirements'],
  ...['invalid_target', 'invalid_authorization_details', 'invalid_client', 'invalid_grant'],
]);

/** What the provider said in an error field, as far as it looks like such a word. */
function oauthWord(value: unknown): string | undefined {
  return typeof value === 'string' && /^[a-z_]{1,40}$/.test(value) ? value : undefined;
}

function byOauthError(word: string | undefined, where: 'authorization' | 'endpoint'): ServicekontoErrorCode {
  switch (word) {
    case 'invalid_client':
    case 'unauthorized_client':
      return 'servicekonto.client.invalid';
    case 'invalid_grant':
      return 'servicekonto.code.invalid';
    case 'access_denied':
    case 'login_required':
    case 'interaction_required':
      return where === 'authorization' ? 'servicekonto.login.cancelled' : 'servicekonto.provider.refused';
    case 'unmet_authentication_requirements':
      return 'servicekonto.level.too-low';
    case 'server_error':
    case 'temporarily_unavailable':
      return 'servicekonto.provider.unreachable';
    default:
      return 'servicekonto.provider.refused';
  }
}

/** Status of the provider's answer; openid-client hangs the whole answer on as cause. */
function statusOf(error: Foreign): number | undefined {
  const status = error.status ?? error.cause?.status;
  return typeof status === 'number' ? status : undefined;
}

/** The library wraps what `json()` threw, once or twice; `fetch` gives what it throws a cause of its own. */
function innermost({ cause }: Foreign): Foreign {
  const wrapped = cause?.code?.startsWith('OAUTH_') ? cause.cause : cause;
  return wrapped ?? {};
}

function kindOf(error: Foreign): { code: ServicekontoErrorCode; reason?: string } {
  const word = oauthWord(error.error);
  const reason = word ?? oauthWord(error.cause?.claim ?? error.cause?.cause?.claim);
  const because = (code: ServicekontoErrorCode) => ({ code, ...(reason ? { reason } : {}) });
  if (error.code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR') {
    const code = byOauthError(word, 'authorization');
    return word !== undefined && registered.has(word) ? { code, reason: word } : { code };
  }
  // Keycloak words a wrong secret at the PAR endpoint `invalid_request`, but answers 401.
  if (error.code === 'OAUTH_RESPONSE_BODY_ERROR' && statusOf(error) === 401) {
    return because('servicekonto.client.invalid');
  }
  if (error.code === 'OAUTH_RESPONSE_BODY_ERROR') return because(byOauthError(word, 'endpoint'));
  // RFC 6749, 5.2: 401 with a challenge is how a server refuses client authentication.
  if (error.code === 'OAUTH_WWW_AUTHENTICATE_CHALLENGE') return because('servicekonto.client.invalid');
  switch (error.code) {
    case 'OAUTH_TIMEOUT':
    case 'OAUTH_ABORT':
      return because('servicekonto.provider.unreachable');
    case 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED':
      return because('servicekonto.token.expired');
    case 'OAUTH_INVALID_RESPONSE':
    case 'OAUTH_PARSE_ERROR':
      // What failed before there was anything to parse: the connection broke in the middle.
      if (error.code === 'OAUTH_PARSE_ERROR' && innermost(error).name !== 'SyntaxError')
        return because('servicekonto.provider.unreachable');
      // One code of the library for an answer that is no JSON and for a token in it that is none; its words differ.
      return because(
        `${error.message} ${error.cause?.message}`.includes('"response" body')
          ? 'servicekonto.provider.response'
          : 'servicekonto.token.invalid',
      );
    case 'OAUTH_JWT_CLAIM_COMPARISON_FAILED':
    case 'OAUTH_KEY_SELECTION_FAILED':
    case 'OAUTH_UNSUPPORTED_OPERATION':
      return because('servicekonto.token.invalid');
    case 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED':
    case 'OAUTH_MISSING_SERVER_METADATA':
    case 'OAUTH_INVALID_SERVER_METADATA':
    case 'OAUTH_HTTP_REQUEST_FORBIDDEN':
    case 'OAUTH_REQUEST_PROTOCOL_FORBIDDEN':
      return because('servicekonto.provider.metadata');
    case 'OAUTH_RESPONSE_IS_NOT_CONFORM':
    case 'OAUTH_RESPONSE_IS_NOT_JSON': {
      const status = statusOf(error) ?? 0;
      const away = status >= 500 || status === 429;
      return because(away ? 'servicekonto.provider.unreachable' : 'servicekonto.provider.response');
    }
    default:
      // What is left comes from `fetch`.
      return because(fetchFault(error).code);
  }
}

/**
 * Makes a typed error from what openid-client or `fetch` threw. The foreign error is **not** kept as cause: it
 * carries token responses, codes and full addresses.
 */
export function translateError(error: unknown, provider: string): RathausError {
  if (isRathausError(error)) return error;
  const foreign = (typeof error === 'object' && error !== null ? error : {}) as Foreign;
  // Our own error from inside a body, which the library wraps as one of parsing.
  if (isRathausError(foreign.cause)) return foreign.cause;
  if (isRathausError(foreign.cause?.cause)) return foreign.cause.cause;
  const { code, reason } = kindOf(foreign);
  const status = statusOf(foreign);
  const { network } = fetchFault(foreign);
  return servicekontoError(code, {
    details: {
      provider,
      ...(reason ? { reason } : {}),
      ...(foreign.code && /^OAUTH_[A-Z_]+$/.test(foreign.code) ? { check: foreign.code } : {}),
      ...(network ? { network } : {}),
    },
    status,
  });
}
