import { isRathausError } from '@rathaus/client-core';
import { isolate } from '@rathaus/client-core/observe';
import { createTenants, type RequestTenantSource } from '@rathaus/client-core/tenants';
import { authorise, errorAnswer } from './authorise.ts';
import { keyList } from './key-list.ts';
import { loginPage } from './login-page.ts';
import type { GatewayConfig, GatewayEvent, GatewayLogin } from './options.ts';
import { type GatewaySettings, gatewaySettings } from './settings.ts';
import { tokenMaker } from './token.ts';

/** The gateway of one site, or of many. */
export interface Gateway {
  /**
   * Answers `<prefix>/auth`, `<prefix>/login`, `<prefix>/jwks.json` and the paths of the login; `undefined` for every other path.
   */
  handle(request: Request): Promise<Response | undefined>;
}

type Handle = (request: Request) => Promise<Response | undefined>;

function build(konto: GatewayLogin, settings: GatewaySettings): Handle {
  const { tenant, config, arrivalPath } = settings;
  const logger = isolate(config.logger, { name: `logger of the gateway for ${tenant}` });
  const observer = isolate(config.observer, {
    name: `observer of the gateway for ${tenant}`,
    logger: config.logger && logger,
  });
  const notify = (event: Omit<GatewayEvent, 'tenant'>) => observer({ ...event, tenant });
  const context = { konto, settings, tokens: tokenMaker(settings), notify };
  return async (request) => {
    const { pathname } = new URL(request.url);
    const { method } = request;
    if (pathname === `${arrivalPath}/jwks.json` && (method === 'GET' || method === 'HEAD'))
      return keyList(settings.published, method === 'HEAD');
    if (pathname === `${arrivalPath}/login`) return loginPage(context, request);
    if (pathname !== `${arrivalPath}/auth`) return konto.handle(request);
    try {
      return await authorise(context, request);
    } catch (error) {
      if (!isRathausError(error) || request.signal.aborted) throw error;
      const { code, message, details, origin } = error;
      notify({ type: 'gateway.refused', code });
      logger({
        level: origin === 'peer' ? 'info' : 'error',
        code,
        message,
        details: { ...details, tenant },
      });
      return errorAnswer(code);
    }
  };
}

/**
 * Lets sites without Node use the login (TYPO3, WordPress, portals in Java, static files): a web server asks for each
 * request whether it may pass (nginx `auth_request`, Caddy `forward_auth`, Traefik `forwardAuth`), and gets a signed
 * token of 60 seconds for the site, or the address of the login. Never hand out a token without the web server taking
 * `x-rathaus-token` away from what comes from outside, on every path. Errors: `servicekonto.config.invalid` with all faults at once.
 *
 * @example
 * const gateway = createGateway(konto, {
 *   tenant: 'musterstadt',
 *   baseUrl: 'https://www.musterstadt.example',
 *   audience: 'https://www.musterstadt.example',
 *   keys: [{ signer: createPemSigner({ key }), publicKey: publicJwk({ key, alg: 'ES256' }) }],
 * });
 * createServer(toNodeHandler(gateway)).listen(8471, '127.0.0.1');
 */
export function createGateway(
  konto: GatewayLogin,
  input: GatewayConfig | RequestTenantSource<GatewayConfig>,
): Gateway {
  const tenants = createTenants<GatewayConfig, Handle>(input, {
    build: (config) => build(konto, gatewaySettings(config)),
  });
  if (tenants.single) return { handle: tenants.single };
  return {
    async handle(request) {
      let handle: Handle;
      try {
        handle = await tenants.forRequest(request);
      } catch (error) {
        if (!isRathausError(error) || request.signal.aborted) throw error;
        // Without a tenant nobody knows which paths are ours; whatever it was, it is refused.
        return errorAnswer(error.code);
      }
      return handle(request);
    },
  };
}
