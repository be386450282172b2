import { isRathausError, type RathausError } from '@rathaus/client-core';
import { type ServicekontoErrorCode, servicekontoError } from '../errors.ts';

interface Foreign {
  name?: string;
  code?: string;
  error?: string;
  status?: number;
  cause?: Foreign | undefined;
  claim?: string;
}

/** What the provider said in an error field, as far as it is one of the registered words. */
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

function kindOf(error: Foreign): { code: ServicekontoErrorCode; reason?: string } {
  const word = oauthWord(error.error);
  const reason = word ?? oauthWord(error.cause?.claim ?? error.cause?.cause?.claim);
  const because = (code: ServicekontoErrorCode) => ({ code, ...(reason ? { reason } : {}) });
  if (error.code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR')
    return because(byOauthError(word, 'authorization'));
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
    case 'OAUTH_JWT_CLAIM_COMPARISON_FAILED':
    case 'OAUTH_KEY_SELECTION_FAILED':
    case 'OAUTH_UNSUPPORTED_OPERATION':
    case 'OAUTH_INVALID_RESPONSE':
    case 'OAUTH_PARSE_ERROR':
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
      // What is left comes from `fetch`: refused connection, unknown host, untrusted certificate, broken answer.
      return because('servicekonto.provider.unreachable');
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
  const network = /^[A-Z][A-Z0-9_]{2,40}$/.test(foreign.cause?.code ?? '') ? foreign.cause?.code : undefined;
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
