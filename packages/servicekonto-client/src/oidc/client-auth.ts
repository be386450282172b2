import { callApplication } from '@rathaus/client-core/abort';
import * as oidc from 'openid-client';
import { servicekontoError } from '../errors.ts';
import type { Surroundings } from '../login/protocol.ts';
import { base64url, randomToken } from '../sealing/random.ts';
import type { OidcOptions } from './options.ts';

const encoder = new TextEncoder();
const encode = (value: object) => base64url(encoder.encode(JSON.stringify(value)));
/** Seconds that an assertion is valid; it is used at once. */
const assertionLife = 60;

/** Shows the provider that it is us. Errors: `servicekonto.client.secret`, `servicekonto.client.key`. */
export async function clientAuthOf(
  options: OidcOptions,
  { id, applicationTimeout, clock }: Surroundings,
  signal: AbortSignal | undefined,
): Promise<oidc.ClientAuth> {
  if (options.clientAuth === 'tls_client_auth') return oidc.TlsClientAuth();
  if (options.clientAuth === 'private_key_jwt') {
    const { signer, clientId } = options;
    return async (server, _client, body) => {
      const now = Math.floor(clock() / 1000);
      const header = { alg: signer.algorithm, kid: signer.kid, typ: 'JWT' };
      // One audience, the issuer: an assertion for one server is of no use at another one (OpenID advisory of 2025).
      const claims = { iss: clientId, sub: clientId, aud: server.issuer, jti: randomToken() };
      const input = `${encode(header)}.${encode({ ...claims, iat: now, nbf: now, exp: now + assertionLife })}`;
      const signature = await sign(signer, encoder.encode(input));
      body.set('client_id', clientId);
      body.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
      body.set('client_assertion', `${input}.${base64url(signature)}`);
    };
  }
  const { clientSecret } = options;
  const secret = typeof clientSecret === 'function' ? await ask(clientSecret) : clientSecret;
  if (typeof secret !== 'string' || secret === '')
    throw servicekontoError('servicekonto.client.secret', { details: { provider: id } });
  return options.clientAuth === 'client_secret_basic'
    ? oidc.ClientSecretBasic(secret)
    : oidc.ClientSecretPost(secret);

  async function ask(from: (given: { signal: AbortSignal }) => string | Promise<string>): Promise<unknown> {
    try {
      return await callApplication('The function for the client secret', (both) => from({ signal: both }), {
        signal,
        timeout: applicationTimeout,
      });
    } catch (cause) {
      if (signal?.aborted) throw cause;
      throw servicekontoError('servicekonto.client.secret', { details: { provider: id }, cause });
    }
  }

  async function sign(
    signer: Extract<OidcOptions, { clientAuth: 'private_key_jwt' }>['signer'],
    input: Uint8Array,
  ): Promise<Uint8Array> {
    try {
      return await callApplication('The signer', (both) => signer.sign(input, { signal: both }), {
        signal,
        timeout: applicationTimeout,
      });
    } catch (cause) {
      if (signal?.aborted) throw cause;
      throw servicekontoError('servicekonto.client.key', { details: { provider: id }, cause });
    }
  }
}
