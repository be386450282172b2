import { callApplication, unlessAborted } from '../abort/abort.ts';
import { throwIfAborted } from '../abort/aborted.ts';
import { clientOver } from '../client/create-client.ts';
import type { ClientOptions, TokenSource } from '../client/options.ts';
import { serviceUrl } from '../client/target.ts';
import type { Contract, OperationContract } from '../contract/contract.ts';
import { formBody } from '../contract/write-body.ts';
import { writePlainHeaders } from '../contract/write-parameters.ts';
import { allowHttp, allowSandbox } from '../danger/index.ts';
import type { CodeOf, ErrorFacts } from '../errors/define-errors.ts';
import type { TransportOver } from '../transport/transport.ts';
import { authError } from './errors.ts';

/** One client at one token endpoint. */
export interface TokenSourceOptions
  extends Pick<
    ClientOptions,
    'fetch' | 'clock' | 'timeout' | 'userAgent' | typeof allowHttp | typeof allowSandbox
  > {
  /** The token endpoint, `https:`. */
  tokenUrl: string | URL;
  clientId: string;
  /** The secret, or a function that reads it anew for each token request (a file, a vault). */
  clientSecret: string | (() => string | Promise<string>);
  /** Milliseconds that `clientSecret()` may take (`core.auth.secret`). Default 30,000. */
  applicationTimeout?: number | undefined;
  /** Space-separated scopes. */
  scope?: string | undefined;
  /** How the client proves itself (RFC 6749, section 2.3.1). Default `client_secret_post`. */
  method?: 'client_secret_post' | 'client_secret_basic' | undefined;
  /** Further form fields, for example `resource` (RFC 8707). */
  parameters?: Readonly<Record<string, string>> | undefined;
  /** Milliseconds before its end at which a token counts as expired; at most half its lifetime. Default 30,000. */
  skew?: number | undefined;
  /** Milliseconds a token is used when the service names no `expires_in`. Default 60,000. */
  defaultLifetime?: number | undefined;
}

/** A request for a token that is on its way, and how many callers wait for it. */
interface Flight {
  readonly abort: AbortController;
  readonly token: Promise<string>;
  waiting: number;
}

interface TokenEndpoint {
  [path: string]: {
    post: {
      parameters: { header?: { authorization?: string } };
      requestBody: { content: { 'application/x-www-form-urlencoded': Record<string, string> } };
      responses: {
        200: { content: { 'application/json': unknown } };
        default: { content: { 'application/json': { error?: string } } };
      };
    };
  };
}

/** The token endpoint (RFC 6749, section 3.2), wherever it is. */
const tokenEndpoint: OperationContract = {
  on: 'POST /',
  id: 'token',
  header: { write: writePlainHeaders, table: { authorization: {} } },
  body: { required: true, types: { 'application/x-www-form-urlencoded': formBody } },
  answers: { 200: ['application/json'] },
};
const oauth: Contract<TokenEndpoint> = {
  name: 'oauth',
  version: '2.0',
  digest: '',
  operations: {},
  others: tokenEndpoint,
};

/** RFC 6749, section 5.2. Other values are the service's own text and are not repeated. */
const knownErrors =
  /^(invalid_(request|client|grant|scope|target)|unauthorized_client|unsupported_grant_type)$/;

/** Makes a source of tokens that asks over the given transport. */
export function tokenSourceOver(transport: TransportOver, options: TokenSourceOptions): TokenSource {
  const { clientId, clientSecret, scope, parameters, clock = Date.now, skew = 30_000 } = options;
  const url = serviceUrl(options.tokenUrl, options, 'tokenUrl');
  const client = clientOver(transport, {
    contract: oauth,
    baseUrl: url.origin,
    maxResponseBytes: 1_000_000,
    [allowHttp]: options[allowHttp],
    [allowSandbox]: options[allowSandbox],
    fetch: options.fetch,
    userAgent: options.userAgent,
    timeout: options.timeout,
    clock,
  });
  let held: { token: string; until: number } | undefined;
  let flight: Flight | undefined;

  const fail = (
    code: CodeOf<typeof authError>,
    message: string,
    { error, ...more }: Pick<ErrorFacts, 'status' | 'cause'> & { error?: string } = {},
  ) =>
    authError(code, {
      ...more,
      message: `The token endpoint at ${url.host} ${message}`,
      details: { host: url.host, ...(error === undefined ? {} : { error }) },
    });

  async function readSecret(signal: AbortSignal): Promise<string> {
    if (typeof clientSecret === 'string') return clientSecret;
    try {
      return await callApplication('The function for the client secret', clientSecret, {
        signal,
        timeout: options.applicationTimeout,
      });
    } catch (cause) {
      throw fail('core.auth.secret', 'was not asked: the client secret could not be read', { cause });
    }
  }

  async function request(signal: AbortSignal): Promise<string> {
    const secret = await readSecret(signal);
    const basic = options.method === 'client_secret_basic';
    const asked = clock();
    const result = await client.safe.post(url.pathname, {
      signal,
      contentType: 'application/x-www-form-urlencoded',
      body: {
        grant_type: 'client_credentials',
        ...(scope === undefined ? {} : { scope }),
        ...parameters,
        ...(basic ? {} : { client_id: clientId, client_secret: secret }),
      },
      ...(basic && { header: { authorization: basicCredentials(clientId, secret) } }),
    });
    if (!result.ok) {
      const { status, problem } = result;
      if (status === undefined) {
        // A success without a usable body is a fault of the endpoint, not of the transport.
        if (result.error.code.startsWith('core.response.'))
          throw fail('core.auth.response', 'answered without a token');
        throw result.error;
      }
      const error = typeof problem.error === 'string' && knownErrors.test(problem.error) ? problem.error : '';
      if (error === 'invalid_client' || (status === 401 && !error)) {
        throw fail('core.auth.invalid-client', 'refused the client id or secret', {
          status,
          error: 'invalid_client',
        });
      }
      if (result.error.retryable) throw fail('core.auth.unavailable', `answered ${status}`, { status });
      throw fail('core.auth.refused', `refused the request (${error || status})`, {
        status,
        ...(error && { error }),
      });
    }
    const {
      access_token: token,
      token_type: type,
      expires_in: seconds,
    } = (result.data ?? {}) as Record<string, unknown>;
    // Only visible ASCII is allowed in a header (RFC 6750, section 2.1); anything else would break or split it.
    if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token))
      throw fail('core.auth.response', 'answered without a token');
    if (type !== undefined && String(type).toLowerCase() !== 'bearer')
      throw fail('core.auth.response', 'gave no Bearer token');
    const announced = Number(seconds);
    const lifetime = announced > 0 ? announced * 1000 : (options.defaultLifetime ?? 60_000);
    // Counted from the question, not the answer; a short-lived token keeps half its life.
    held = { token, until: asked + lifetime - Math.min(skew, lifetime / 2) };
    return token;
  }

  function takeOff(): Flight {
    const abort = new AbortController();
    const own: Flight = { abort, waiting: 0, token: request(abort.signal).finally(() => land(own)) };
    return own;
  }

  function land(own: Flight): void {
    if (flight === own) flight = undefined;
    own.abort.abort();
  }

  return {
    async token({ signal, rejected } = {}) {
      if (held && (held.token === rejected || held.until <= clock())) held = undefined;
      if (held) return held.token;
      const what = `Waiting for a token of ${url.host}`;
      throwIfAborted(signal, what);
      flight ??= takeOff();
      const own = flight;
      own.waiting++;
      try {
        return await unlessAborted(own.token, signal, what);
      } finally {
        // One caller that gives up does not take the shared request away from the others; the last one ends it.
        if (!--own.waiting) land(own);
      }
    },
  };
}

/** Id and secret are form-encoded before they are joined (RFC 6749, section 2.3.1). */
function basicCredentials(id: string, secret: string): string {
  const encode = (text: string) => new URLSearchParams({ '': text }).toString().slice(1);
  return `Basic ${btoa(`${encode(id)}:${encode(secret)}`)}`;
}
