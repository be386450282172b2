import { callApplication } from '@rathaus/client-core/abort';
import { checkConfig } from '@rathaus/client-core/config';
import { type Clock, isolate, type Logger, type Observer } from '@rathaus/client-core/observe';
import type { Language } from '@rathaus/client-core/texts';
import { exchangeError } from '../../errors.ts';
import type { Worker } from '../../worker/create-worker.ts';
import { codeOf } from '../ask-stores.ts';
import { type CertificateSource, createCertificates } from '../certificates.ts';
import { createDirectory, type OperatedExchanges } from '../directory.ts';
import type { OperatorEvent } from './actions.ts';
import { createGuard } from './guard.ts';
import { type PageContext, plainPage, speechOf } from './layout.ts';
import { operatorName } from './operator-name.ts';
import { createRoutes } from './routes.ts';
import { words } from './words.ts';

type Awaitable<T> = T | PromiseLike<T>;

/** Most characters of path and query, which stand in links and forms of the page: all filters fit, at their longest. */
const longestAddress = 8000;

/** Who looks at the page, as the application knows them. */
export interface Operator {
  /** 1 to 100 characters: stands in the history of what they do. */
  readonly name: string;
}

/** How the page is mounted, and who may see it. */
export interface OperatorPageOptions<Context = undefined> extends OperatedExchanges {
  /**
   * Who sends the request, by the application's own session: a plain object with a name. Anything else, an error that is
   * thrown or returned, or no answer in time: nobody, 403. Called for each request. `context` is what the application hands
   * to the page with the request.
   */
  authorize(request: Request, context: Context): Awaitable<Operator | undefined>;
  /** Path under which the page is mounted, for example `/betrieb`. Default: the root. */
  readonly basePath?: string | undefined;
  /** Language of those who choose none. Default German. */
  readonly lang?: Language | undefined;
  /** What people call a tenant. Default: its id. */
  readonly tenantName?: ((tenant: string) => string | undefined) | undefined;
  /** The worker of this process: it knows which services it leaves alone after failures, and which do not answer. */
  readonly worker?: Pick<Worker, 'health'> | undefined;
  /** Certificates of a tenant, whose days are shown. Asked once an hour. */
  readonly certificates?: CertificateSource | undefined;
  /**
   * Seals forms: at least 32 bytes, the same in all processes behind one address, which otherwise refuse each other's forms.
   * Default: random, for this process.
   */
  readonly secret?: string | Uint8Array | undefined;
  /** Origin that browsers see, behind a proxy that changes it, for example `https://it.kreis.example`. */
  readonly origin?: string | undefined;
  readonly clock?: Clock | undefined;
  /** Sees what operators do. May throw, reject or hang. */
  readonly observer?: Observer<OperatorEvent> | undefined;
  /** Gets a line for what operators do, and for what the page cannot read. */
  readonly logger?: Logger | undefined;
}

/** The page as a handler: `(request, context)`, the latter only where `authorize` asks for it. */
export type OperatorPage<Context = undefined> = (
  request: Request,
  ...context: undefined extends Context ? [context?: Context] : [context: Context]
) => Promise<Response>;

/**
 * A small page for those who operate the exchange of many tenants: what is stuck, since when, why, and what to do; search,
 * history of a delivery, retry, pause, proof. Plain HTML without script, German and English. Whatever it changes is told
 * to `observer` and `logger` with the name of the operator, which also stands in the history of the delivery. Errors of
 * the factory: `exchange.config.invalid`.
 *
 * @example
 * const page = createOperatorPage({
 *   exchanges,
 *   tenants: () => [...configurations.keys()],
 *   basePath: '/betrieb',
 *   authorize: async (request) => (await sessions.of(request))?.isOperator ? { name: 'M. Öztürk' } : undefined,
 * });
 * app.all('/betrieb/*', (context) => page(context.req.raw)); // Hono
 */
export function createOperatorPage<Context = undefined>(
  options: OperatorPageOptions<Context>,
): OperatorPage<Context> {
  check(options as OperatorPageOptions<unknown>);
  const { lang: defaultLanguage = 'de', timeout = 5000, clock = Date.now, origin, secret, logger } = options;
  const basePath = (options.basePath ?? '').replace(/\/+$/, '');
  const guard = createGuard({ secret, clock, origin });
  const watch = isolate(options.observer, { name: 'observer of the operator page', logger });
  const log = isolate(logger, { name: 'logger of the operator page' });
  const routes = createRoutes({
    directory: createDirectory(options),
    certificates: createCertificates({ source: options.certificates, clock, timeout }),
    services: () => options.worker?.health() ?? { resting: [], slow: [] },
    guard,
    told(event) {
      const { type, notReached = [], ...acted } = event;
      const facts: [string, string | number | undefined][] = Object.entries(acted);
      if (notReached.length > 0) facts.push(['notReached', notReached.join(' ')]);
      const details = Object.fromEntries(
        facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      );
      log({ level: 'info', code: type, message: 'an operator acted on the exchange', details });
      watch(event);
    },
  });

  async function operatorOf(request: Request, context: Context): Promise<string | undefined> {
    try {
      const operator = await callApplication(
        'The function that authorises operators',
        () => options.authorize(request, context),
        { timeout },
      );
      const name = operatorName(operator);
      if (name === undefined && operator !== undefined && operator !== null)
        refuse('exchange.config.invalid', 'authorize of the operator page gave no plain object with a name');
      return name;
    } catch (error) {
      refuse(codeOf(error), 'authorize of the operator page failed');
      return undefined;
    }
  }

  const refuse = (code: string, why: string) =>
    log({ level: 'warn', code, message: `${why}; the request is refused`, details: {} });

  async function answer(request: Request, given: Context): Promise<Response> {
    const url = new URL(request.url);
    const address = `${url.pathname}${url.search}`;
    const isTooLong = address.length > longestAddress;
    const chosen = url.searchParams.get('lang');
    const context: Omit<PageContext, 'operator' | 'token'> = {
      ...speechOf(chosen === 'de' || chosen === 'en' ? chosen : defaultLanguage),
      defaultLanguage,
      basePath,
      now: clock(),
      here: isTooLong ? `${basePath}/` : address,
      nameOf: (tenant) => options.tenantName?.(tenant) ?? tenant,
    };
    const operator = await operatorOf(request, given);
    if (operator === undefined) {
      const nobody = { ...context, operator: '', token: '' };
      return plainPage(nobody, context.say(words.refused), context.say(words.refusedNote), 403);
    }
    const whole: PageContext = { ...context, operator, token: guard.token(operator) };
    if (isTooLong) return plainPage(whole, whole.say(words.tooLong), whole.say(words.tooLongNote), 414);
    try {
      return await routes(request, url, whole);
    } catch (error) {
      const code = codeOf(error);
      log({ level: 'warn', code, message: 'the operator page could not answer', details: {} });
      return routes.failed(whole, code);
    }
  }

  return async (request, ...[given]) => {
    const whole = await answer(request, given as Context);
    return request.method === 'HEAD' ? new Response(null, whole) : whole;
  };
}

const check = (options: OperatorPageOptions<unknown>): void =>
  checkConfig(
    (facts) => exchangeError('exchange.config.invalid', facts),
    (faults) => {
      const { exchanges, authorize, basePath, secret } = options;
      if (!exchanges) faults.add('exchanges', 'is missing');
      else if ('tenant' in exchanges && typeof options.tenants !== 'function')
        faults.add('tenants', 'must be a function that gives the ids of the tenants');
      if (typeof authorize !== 'function')
        faults.add('authorize', 'must be a function: there is no page without it');
      if (basePath !== undefined && basePath !== '' && !/^\/(?!\/)[A-Za-z0-9._~/-]*$/.test(basePath))
        faults.add('basePath', 'must be a path that begins with a slash');
      if (secret !== undefined && secret.length < 32) faults.add('secret', 'must have at least 32 bytes');
    },
  );
