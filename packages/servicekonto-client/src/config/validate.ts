import { servicekontoError } from '../errors/login-errors.ts';
import { attributeNames } from '../identity/identity.ts';
import { type SessionLimit, sessionLimits } from '../level/session-limits.ts';
import { namesOf, type Vertrauensniveau, vertrauensniveaus } from '../level/vertrauensniveau.ts';
import type { OidcProvider, Paths, Provider, ServicekontoConfig } from './config.ts';
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
  readonly clock: () => number;
}

const defaultPaths: Paths = {
  login: '/login',
  callback: '/login/callback',
  logout: '/logout',
  loggedOut: '/logged-out',
  afterLogin: '/',
  afterLogout: '/',
};

/** Names of this machine, and the reserved names (RFC 6761) that no real provider can have. */
export function isLocalName(hostname: string): boolean {
  return /(^|\.)(localhost|test|invalid|example)$|^127\.|^\[::1\]$/.test(hostname);
}

const isLoopback = (hostname: string) => /(^|\.)localhost$|^127\.|^\[::1\]$/.test(hostname);

function parseUrl(value: unknown): URL | undefined {
  return typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
}

function checkProvider(provider: OidcProvider, config: ServicekontoConfig, faults: string[]): void {
  const at = `providers[${provider.id}]`;
  if (provider.kind !== 'oidc') faults.push(`${at}.kind must be "oidc"`);
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(provider.id)) {
    faults.push(`${at}.id must be lower-case letters, digits and hyphens`);
  }
  if (provider.id === 'callback') faults.push(`${at}.id "callback" is reserved`);
  const issuer = parseUrl(provider.issuer);
  if (issuer?.search !== '' || issuer.hash !== '') {
    faults.push(`${at}.issuer must be an absolute URL without query`);
  } else if (issuer.protocol !== 'https:' && !(issuer.protocol === 'http:' && config[allowHttp])) {
    faults.push(`${at}.issuer must be https (or set [allowHttp] for development)`);
  } else if (isLocalName(issuer.hostname) && !config[allowSandbox]) {
    faults.push(`${at}.issuer is an emulator or local name (set [allowSandbox] for development)`);
  }
  if (typeof provider.clientId !== 'string' || provider.clientId === '')
    faults.push(`${at}.clientId is missing`);
  if (typeof provider.clientSecret !== 'function' && !provider.clientSecret) {
    faults.push(`${at}.clientSecret is missing`);
  }
  for (const [level, value] of Object.entries(provider.levels?.values ?? {})) {
    if (!vertrauensniveaus.includes(level as Vertrauensniveau))
      faults.push(`${at}.levels.values: unknown level ${level}`);
    if (typeof value !== 'string' || !/^[^\s]+$/.test(value))
      faults.push(`${at}.levels.values.${level} must be one word`);
  }
  for (const [value, level] of Object.entries(provider.levels?.answers ?? {})) {
    if (!vertrauensniveaus.includes(level)) faults.push(`${at}.levels.answers.${value}: unknown level`);
  }
  for (const map of ['claims', 'attributeLevels'] as const) {
    for (const name of Object.keys(provider[map] ?? {})) {
      if (!(attributeNames as readonly string[]).includes(name))
        faults.push(`${at}.${map}: unknown attribute ${name}`);
    }
  }
  const reserved = [
    'client_id',
    'redirect_uri',
    'response_type',
    'scope',
    'state',
    'nonce',
    'code_challenge',
    'acr_values',
    'claims',
  ];
  for (const name of Object.keys(provider.parameters ?? {})) {
    if (reserved.includes(name) || name.startsWith('code_challenge'))
      faults.push(`${at}.parameters.${name} is set by the login itself`);
  }
}

function limitsOf(config: ServicekontoConfig, faults: string[]): Record<Vertrauensniveau, SessionLimit> {
  const limits = { ...sessionLimits } as Record<Vertrauensniveau, SessionLimit>;
  for (const [name, limit] of Object.entries(config.session?.limits ?? {})) {
    const level = name as Vertrauensniveau;
    const bound = Object.hasOwn(sessionLimits, name) ? sessionLimits[level] : undefined;
    if (!bound) {
      faults.push(`session.limits: unknown level ${name}`);
    } else if (!(limit.idle >= 1000 && limit.absolute >= limit.idle)) {
      faults.push(`session.limits.${name}: idle must be at least 1000 and at most absolute (milliseconds)`);
    } else if ((limit.idle > bound.idle || limit.absolute > bound.absolute) && !config[allowLongSessions]) {
      faults.push(`session.limits.${name} is longer than TR-03160-1 allows (or set [allowLongSessions])`);
    } else limits[level] = limit;
  }
  return limits;
}

/**
 * Checks a configuration and fills in the defaults. Throws `servicekonto.config.invalid` naming all faults at
 * once; secrets never appear in the message.
 */
export function validateConfig(config: ServicekontoConfig, tenantRequired = false): Settings {
  const faults: string[] = [];
  const base = parseUrl(config.baseUrl);
  const secure = base?.protocol === 'https:';
  if (base?.search !== '' || base.hash !== '' || base.username !== '') {
    faults.push('baseUrl must be an absolute URL without query');
  } else if (!secure && !(base.protocol === 'http:' && config[allowHttp] && isLoopback(base.hostname))) {
    faults.push('baseUrl must be https (or set [allowHttp] and use a loopback address for development)');
  }
  if (tenantRequired && !config.tenant) faults.push('tenant is missing');
  if (config.tenant !== undefined && !/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(config.tenant)) {
    faults.push('tenant must be letters, digits, dot, hyphen, underscore');
  }
  for (const method of ['get', 'set', 'delete', 'add', 'take'] as const) {
    if (typeof config.store?.[method] !== 'function') faults.push(`store.${method} is missing`);
  }
  const paths = { ...defaultPaths, ...config.paths };
  for (const [name, path] of Object.entries(paths)) {
    if (!/^\/(?!\/)[A-Za-z0-9._~/-]*$/.test(path) || (path !== '/' && path.endsWith('/'))) {
      faults.push(`paths.${name} must start with one slash and not end with one`);
    }
  }
  const own = [paths.login, paths.callback, paths.logout, paths.loggedOut];
  if (new Set(own).size !== own.length)
    faults.push('paths login, callback, logout and loggedOut must differ');
  const providers = new Map<string, Provider>();
  for (const provider of config.providers ?? []) {
    checkProvider(provider, config, faults);
    if (providers.has(provider.id)) faults.push(`providers: id ${provider.id} occurs twice`);
    providers.set(provider.id, provider);
  }
  if (providers.size === 0) faults.push('providers is empty');
  const limits = limitsOf(config, faults);
  const cookie = config.session?.cookie ?? 'rathaus-session';
  if (!/^[a-zA-Z0-9-]{1,60}$/.test(cookie)) faults.push('session.cookie must be letters, digits and hyphens');
  const { defaultLevel = 'niedrig', timeout = 600_000, maxOpen = 5 } = config.login ?? {};
  if (!vertrauensniveaus.includes(defaultLevel)) faults.push('login.defaultLevel is not a level');
  if (!(timeout >= 30_000 && timeout <= 3_600_000))
    faults.push('login.timeout must be 30,000 to 3,600,000 milliseconds');
  if (!(Number.isInteger(maxOpen) && maxOpen >= 1 && maxOpen <= 20))
    faults.push('login.maxOpen must be 1 to 20');
  if (faults.length > 0 || !base) {
    throw servicekontoError('servicekonto.config.invalid', {
      message: faults.join('; '),
      details: { faults: faults.length },
    });
  }
  return {
    config,
    tenant: config.tenant ?? 'default',
    origin: base.origin,
    prefix: base.pathname.replace(/\/+$/, ''),
    secure,
    paths,
    providers,
    limits,
    sessionCookie: secure ? `__Host-${cookie}` : cookie,
    defaultLevel,
    loginTimeout: timeout,
    maxOpen,
    clock: config.clock ?? Date.now,
  };
}

/** The values to send for each level a provider can be asked for. */
export function askableLevels(provider: OidcProvider): Partial<Record<Vertrauensniveau, string>> {
  if (provider.levels?.values) return provider.levels.values;
  return Object.fromEntries(vertrauensniveaus.map((level) => [level, namesOf(level).stork]));
}
