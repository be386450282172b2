import { type ConfigFaults, checkConfig, judgeMembers } from '@rathaus/client-core/config';
import type { Clock } from '@rathaus/client-core/observe';
import { servicekontoError } from '../errors.ts';
import { type SessionLimit, sessionLimits } from '../level/session-limits.ts';
import { type Vertrauensniveau, vertrauensniveaus } from '../level/vertrauensniveau.ts';
import { longestReturnOf, markLength } from '../login/login-cookie.ts';
import type { LoginProvider } from '../login/protocol.ts';
import { pageLanguages } from '../pages/language.ts';
import { cookieName } from '../session/cookie.ts';
import type { Paths, ServicekontoConfig } from './config.ts';
import { allowHttp, allowLongSessions, allowSandbox } from './danger.ts';
import { configMembers, limitMembers, loginMembers, pathMembers, sessionMembers } from './members.ts';

/** Limits of anonymous starts. */
export interface StartLimits {
  readonly startsPerMinute: number;
  readonly startsPerNetwork: number;
  readonly addressOf: ((request: Request) => string | undefined) | undefined;
}

/** A checked configuration with all defaults filled in. */
export interface Settings {
  readonly config: ServicekontoConfig;
  readonly tenant: string;
  /** Origin without trailing slash, e.g. `https://portal.musterstadt.test`. */
  readonly origin: string;
  /** Path prefix of `baseUrl` without trailing slash; empty for none. */
  readonly prefix: string;
  /** Path that requests arrive below: the prefix, unless a proxy has cut it off. */
  readonly arrivalPrefix: string;
  readonly secure: boolean;
  readonly paths: Paths;
  readonly providers: ReadonlyMap<string, LoginProvider>;
  readonly limits: Readonly<Record<Vertrauensniveau, SessionLimit>>;
  readonly sessionCookie: string;
  /** Beginning of the names of the cookies of started logins. */
  readonly loginCookie: string;
  /** Name of the cookie of the page that asks for one more click. */
  readonly clickCookie: string;
  /** Bytes of the longest return target. */
  readonly longestReturn: number;
  readonly defaultLevel: Vertrauensniveau;
  readonly loginTimeout: number;
  readonly maxOpen: number;
  readonly startLimits: StartLimits;
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
  const own = [paths.login, paths.callback, paths.logout, paths.loggedOut, `${paths.login}/session`];
  if (new Set(own).size !== own.length)
    faults.add('paths', 'login, callback, logout and loggedOut must differ, and not be <login>/session');
}

function limitsOf(config: ServicekontoConfig, faults: ConfigFaults): Settings['limits'] {
  const limits: Record<Vertrauensniveau, SessionLimit> = { ...sessionLimits };
  for (const [name, limit] of Object.entries(config.session?.limits ?? {})) {
    const at = `session.limits.${name}`;
    const level = vertrauensniveaus.find((one) => one === name);
    const bound = level && sessionLimits[level];
    judgeMembers(at, limit, limitMembers, faults);
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

function providersOf(config: ServicekontoConfig, faults: ConfigFaults): Map<string, LoginProvider> {
  const providers = new Map<string, LoginProvider>();
  const given: unknown = config.providers;
  const isRecord = typeof given === 'object' && given !== null && !Array.isArray(given);
  const entries = isRecord ? Object.entries(given as Record<string, unknown>) : [];
  if (entries.length === 0) faults.add('providers', isRecord || given === undefined ? 'is empty' : byId);
  for (const [id, one] of entries) {
    const at = `providers.${id}`;
    // A key of digits would come before all others, whatever the order.
    if (!/^[a-z][a-z0-9-]{0,39}$/.test(id))
      faults.add(
        at,
        'must have an id of 1 to 40 lower-case letters, digits and hyphens that begins with a letter',
      );
    if (id === 'callback' || id === 'session') faults.add(at, `"${id}" is reserved`);
    const provider = one as LoginProvider | null | undefined;
    if (typeof provider?.connect !== 'function' || typeof provider.check !== 'function') {
      faults.add(at, 'must be made by a function such as oidc({ … }) of @rathaus/servicekonto-client/oidc');
      continue;
    }
    checkLabel(provider.label, at, faults);
    provider.check(faults, at, config);
    providers.set(id, provider);
  }
  return providers;
}

const byId = 'must be an object by id: { broker: oidc({ … }) }';

function checkLabel(label: unknown, at: string, faults: ConfigFaults): void {
  for (const text of typeof label === 'object' && label !== null ? Object.values(label) : [label]) {
    if (text !== undefined && typeof text !== 'string')
      faults.add(`${at}.label`, 'must be text, or text by language');
  }
}

/** Keys are never repeated in a fault. */
function checkCookieKeys(keys: unknown, faults: ConfigFaults): void {
  const make =
    'at least one key of 32 to 512 random characters, the same in all processes (openssl rand -base64 32)';
  if (!Array.isArray(keys) || keys.length === 0) {
    faults.add('cookieKeys', `${keys === undefined ? 'is missing: give' : 'must have'} ${make}`);
    return;
  }
  if (keys.length > 5) faults.add('cookieKeys', 'must be 5 at most: remove former keys after an hour');
  for (const [at, key] of keys.entries()) {
    const isLong = typeof key === 'string' && key.length >= 32 && key.length <= 512;
    // One character 32 times, or a word repeated, is no key.
    if (!isLong || new Set(key).size < 10)
      faults.add(`cookieKeys[${at}]`, 'must be 32 to 512 random characters');
  }
}

function startLimitsOf({ login = {} }: ServicekontoConfig): StartLimits {
  const { startsPerMinute = 600, startsPerNetwork = 60, addressOf } = login;
  return {
    startsPerMinute,
    startsPerNetwork,
    addressOf: addressOf && ((request) => addressOf(request) ?? undefined),
  };
}

/**
 * Checks a configuration and fills in the defaults. Throws `servicekonto.config.invalid` naming all faults at
 * once; values never appear in the message.
 */
export function validateConfig(config: ServicekontoConfig): Settings {
  const paths: Paths = { ...defaultPaths, ...config.paths };
  const cookie = config.session?.cookie ?? 'rathaus-session';
  const { defaultLevel = 'niedrig', timeout: loginTimeout = 600_000, maxOpen = 5 } = config.login ?? {};
  let providers = new Map<string, LoginProvider>();
  let limits: Settings['limits'] = sessionLimits;
  checkConfig(
    (facts) => servicekontoError('servicekonto.config.invalid', facts),
    (faults) => {
      judgeMembers('', config, configMembers, faults);
      judgeMembers('paths', config.paths, pathMembers, faults);
      judgeMembers('session', config.session, sessionMembers, faults);
      judgeMembers('login', config.login, loginMembers, faults);
      faults.tenant('tenant', config.tenant);
      // The own address may be local: it is us, not somebody we would have to trust.
      faults.address('baseUrl', config.baseUrl, { [allowHttp]: config[allowHttp], [allowSandbox]: true });
      for (const method of ['get', 'set', 'delete', 'add', 'take', 'count'] as const) {
        if (typeof config.store?.[method] !== 'function') faults.add(`store.${method}`, 'is missing');
      }
      if (config.proxyStripsPath !== undefined && typeof config.proxyStripsPath !== 'boolean')
        faults.add('proxyStripsPath', 'must be true or false');
      checkCookieKeys(config.cookieKeys, faults);
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
      for (const name of ['startsPerMinute', 'startsPerNetwork'] as const)
        faults.number(`login.${name}`, config.login?.[name], 1);
      if (config.login?.addressOf !== undefined && typeof config.login.addressOf !== 'function')
        faults.add('login.addressOf', 'must be a function');
      if (config.login?.startsPerNetwork !== undefined && config.login.addressOf === undefined)
        faults.add('login.startsPerNetwork', 'needs login.addressOf');
      faults.number('timeout', config.timeout, 1);
      faults.number('applicationTimeout', config.applicationTimeout, 1);
      if (typeof config.language !== 'function') faults.oneOf('language', config.language, pageLanguages);
      for (const name of ['clock', 'fetch', 'renderError', 'layout', 'observer', 'logger'] as const) {
        const value: unknown = config[name];
        if (value !== undefined && typeof value !== 'function') faults.add(name, 'must be a function');
      }
    },
  );
  const base = new URL(config.baseUrl);
  const secure = base.protocol === 'https:';
  const prefix = base.pathname.replace(/\/+$/, '');
  // `__Host-` cookies are those of the whole host: tenants on path prefixes of one host are told apart by their names.
  const own = prefix === '' ? '' : `${config.tenant}-`;
  const loginCookie = cookieName(`${own}rathaus-login-`, secure);
  const longestProvider = Math.max(...[...providers.keys()].map(({ length }) => length));
  return {
    config,
    tenant: config.tenant,
    origin: base.origin,
    prefix,
    arrivalPrefix: config.proxyStripsPath ? '' : prefix,
    secure,
    paths,
    providers,
    limits,
    sessionCookie: cookieName(`${own}${cookie}`, secure),
    loginCookie,
    clickCookie: cookieName(`${own}rathaus-click`, secure),
    longestReturn: longestReturnOf(loginCookie.length + markLength, longestProvider),
    defaultLevel,
    loginTimeout,
    maxOpen,
    startLimits: startLimitsOf(config),
    timeout: config.timeout ?? 10_000,
    applicationTimeout: config.applicationTimeout ?? 10_000,
    clock: config.clock ?? Date.now,
  };
}
