import { type ConfigFaults, checkConfig } from '@rathaus/client-core/config';
import type { Clock } from '@rathaus/client-core/observe';
import { servicekontoError } from '../errors.ts';
import { type SessionLimit, sessionLimits } from '../level/session-limits.ts';
import { type Vertrauensniveau, vertrauensniveaus } from '../level/vertrauensniveau.ts';
import { checkProvider } from './check-provider.ts';
import type { Paths, Provider, ServicekontoConfig } from './config.ts';
import { allowHttp, allowLongSessions, allowSandbox } from './danger.ts';

/** A checked configuration with all defaults filled in. */
export interface Settings {
  readonly config: ServicekontoConfig;
  readonly tenant: string;
  /** Origin without trailing slash, e.g. `https://portal.musterstadt.test`. */
  readonly origin: string;
  /** Path prefix of `baseUrl` without trailing slash; empty for none. */
  readonly prefix: string;
  readonly secure: boolean;
  readonly paths: Paths;
  readonly providers: ReadonlyMap<string, Provider>;
  readonly limits: Readonly<Record<Vertrauensniveau, SessionLimit>>;
  readonly sessionCookie: string;
  readonly defaultLevel: Vertrauensniveau;
  readonly loginTimeout: number;
  readonly maxOpen: number;
  /** Milliseconds for one request to a provider. */
  readonly timeout: number;
  /** Milliseconds for one call of a function of the application. */
  readonly applicationTimeout: number;
  readonly clock: Clock;
}

const defaultPaths: Paths = {
  login: '/login',
  callback: '/login/callback',
  logout: '/logout',
  loggedOut: '/logged-out',
  afterLogin: '/',
  afterLogout: '/',
};

function checkPaths(paths: Paths, faults: ConfigFaults): void {
  for (const [name, path] of Object.entries(paths)) {
    const good = typeof path === 'string' && /^\/(?!\/)[A-Za-z0-9._~/-]*$/.test(path);
    if (!good || (path !== '/' && path.endsWith('/'))) {
      faults.add(`paths.${name}`, 'must start with one slash and not end with one');
    }
  }
  const own = [paths.login, paths.callback, paths.logout, paths.loggedOut];
  if (new Set(own).size !== own.length)
    faults.add('paths', 'login, callback, logout and loggedOut must differ');
}

function limitsOf(config: ServicekontoConfig, faults: ConfigFaults): Settings['limits'] {
  const limits: Record<Vertrauensniveau, SessionLimit> = { ...sessionLimits };
  for (const [name, limit] of Object.entries(config.session?.limits ?? {})) {
    const at = `session.limits.${name}`;
    const level = vertrauensniveaus.find((one) => one === name);
    const bound = level && sessionLimits[level];
    if (!bound) {
      faults.add(at, 'is not a level');
    } else if (!(limit?.idle >= 1000 && limit.absolute >= limit.idle)) {
      faults.add(at, 'idle must be at least 1000 and at most absolute (milliseconds)');
    } else if (
      (limit.idle > bound.idle || limit.absolute > bound.absolute) &&
      config[allowLongSessions] !== true
    ) {
      faults.add(at, 'is longer than TR-03160-1 allows (needs [allowLongSessions]: true)');
    } else limits[level] = limit;
  }
  return limits;
}

function providersOf(config: ServicekontoConfig, faults: ConfigFaults): Map<string, Provider> {
  const providers = new Map<string, Provider>();
  const given: readonly unknown[] = Array.isArray(config.providers) ? config.providers : [];
  if (given.length === 0) faults.add('providers', 'is empty');
  for (const [index, one] of given.entries()) {
    const at = `providers[${index}]`;
    if (typeof one !== 'object' || one === null) {
      faults.add(at, 'must be an object');
      continue;
    }
    const provider = one as Provider;
    checkProvider(provider, at, config, faults);
    if (providers.has(provider.id)) faults.add(`${at}.id`, 'occurs twice');
    providers.set(provider.id, provider);
  }
  return providers;
}

/**
 * Checks a configuration and fills in the defaults. Throws `servicekonto.config.invalid` naming all faults at
 * once; values never appear in the message.
 */
export function validateConfig(config: ServicekontoConfig): Settings {
  const paths: Paths = { ...defaultPaths, ...config.paths };
  const cookie = config.session?.cookie ?? 'rathaus-session';
  const { defaultLevel = 'niedrig', timeout: loginTimeout = 600_000, maxOpen = 5 } = config.login ?? {};
  let providers = new Map<string, Provider>();
  let limits: Settings['limits'] = sessionLimits;
  checkConfig(
    (facts) => servicekontoError('servicekonto.config.invalid', facts),
    (faults) => {
      faults.tenant('tenant', config.tenant);
      // The own address may be local: it is us, not somebody we would have to trust.
      faults.address('baseUrl', config.baseUrl, { [allowHttp]: config[allowHttp], [allowSandbox]: true });
      for (const method of ['get', 'set', 'delete', 'add', 'take'] as const) {
        if (typeof config.store?.[method] !== 'function') faults.add(`store.${method}`, 'is missing');
      }
      checkPaths(paths, faults);
      providers = providersOf(config, faults);
      limits = limitsOf(config, faults);
      if (!/^[a-zA-Z0-9-]{1,60}$/.test(cookie)) {
        faults.add('session.cookie', 'must be letters, digits and hyphens');
      }
      faults.oneOf('login.defaultLevel', defaultLevel, vertrauensniveaus);
      if (!(loginTimeout >= 30_000 && loginTimeout <= 3_600_000)) {
        faults.add('login.timeout', 'must be 30,000 to 3,600,000 milliseconds');
      }
      if (!(Number.isInteger(maxOpen) && maxOpen >= 1 && maxOpen <= 20)) {
        faults.add('login.maxOpen', 'must be 1 to 20');
      }
      faults.number('timeout', config.timeout, 1);
      faults.number('applicationTimeout', config.applicationTimeout, 1);
      faults.oneOf('language', config.language, ['de', 'en']);
      for (const name of ['clock', 'fetch', 'renderError', 'observer', 'logger'] as const) {
        const value: unknown = config[name];
        if (value !== undefined && typeof value !== 'function') faults.add(name, 'must be a function');
      }
    },
  );
  const base = new URL(config.baseUrl);
  const secure = base.protocol === 'https:';
  return {
    config,
    tenant: config.tenant,
    origin: base.origin,
    prefix: base.pathname.replace(/\/+$/, ''),
    secure,
    paths,
    providers,
    limits,
    sessionCookie: secure ? `__Host-${cookie}` : cookie,
    defaultLevel,
    loginTimeout,
    maxOpen,
    timeout: config.timeout ?? 10_000,
    applicationTimeout: config.applicationTimeout ?? 10_000,
    clock: config.clock ?? Date.now,
  };
}
