import { type ErrorOrigin, RathausError } from '@rathaus/client-core';

interface Kind {
  origin: ErrorOrigin;
  retryable?: true;
  /** HTTP status of the page that the citizen sees. */
  page: number;
  message: string;
}

/** Every error of this package. The codes are public API; texts for citizens stand in `citizen-texts.ts`. */
export const errorKinds = {
  'servicekonto.config.invalid': { origin: 'local', page: 500, message: 'configuration is not valid' },
  'servicekonto.tenant.unknown': { origin: 'local', page: 404, message: 'no tenant for this request' },
  'servicekonto.store.failed': {
    origin: 'local',
    retryable: true,
    page: 503,
    message: 'the state store failed',
  },
  'servicekonto.request.method': { origin: 'peer', page: 405, message: 'method not allowed here' },
  'servicekonto.request.cross-site': {
    origin: 'peer',
    page: 403,
    message: 'a foreign page sent this request',
  },
  'servicekonto.provider.unknown': { origin: 'peer', page: 404, message: 'no provider with this id' },
  'servicekonto.provider.unreachable': {
    origin: 'service',
    retryable: true,
    page: 503,
    message: 'the provider cannot be reached',
  },
  'servicekonto.provider.metadata': {
    origin: 'service',
    page: 502,
    message: "the provider's metadata cannot be used",
  },
  'servicekonto.provider.sandbox': {
    origin: 'local',
    page: 500,
    message: 'the issuer is an emulator or local; set [allowSandbox] for development',
  },
  'servicekonto.provider.refused': {
    origin: 'service',
    page: 502,
    message: 'the provider refused the login',
  },
  'servicekonto.provider.response': {
    origin: 'service',
    page: 502,
    message: 'the provider sent an unusable answer',
  },
  'servicekonto.client.invalid': {
    origin: 'service',
    page: 502,
    message: 'the provider refuses this client: check client id and secret',
  },
  'servicekonto.client.secret': {
    origin: 'local',
    retryable: true,
    page: 503,
    message: 'the client secret could not be read',
  },
  'servicekonto.code.invalid': {
    origin: 'service',
    page: 400,
    message: 'the provider refuses the code: expired, used before or not issued to this login',
  },
  'servicekonto.token.invalid': { origin: 'service', page: 502, message: 'the ID token is not valid' },
  'servicekonto.token.expired': {
    origin: 'service',
    page: 400,
    message: 'the ID token is expired or not yet valid',
  },
  'servicekonto.issuer.mismatch': {
    origin: 'service',
    page: 400,
    message: 'the answer comes from another provider than the one asked',
  },
  'servicekonto.login.cancelled': { origin: 'peer', page: 403, message: 'the person cancelled the login' },
  'servicekonto.login.state-mismatch': {
    origin: 'peer',
    page: 400,
    message: 'this login was not started in this browser',
  },
  'servicekonto.login.expired': { origin: 'peer', page: 400, message: 'the started login is too old' },
  'servicekonto.login.replayed': { origin: 'peer', page: 400, message: 'this login was already completed' },
  'servicekonto.level.unknown': { origin: 'peer', page: 400, message: 'the asked level is not a level' },
  'servicekonto.level.unavailable': {
    origin: 'local',
    page: 400,
    message: 'the provider cannot be asked for this level',
  },
  'servicekonto.level.too-low': {
    origin: 'peer',
    page: 403,
    message: 'the login has a lower level than asked for',
  },
} as const satisfies Record<string, Kind>;

export type ServicekontoErrorCode = keyof typeof errorKinds;

export function servicekontoError(
  code: ServicekontoErrorCode,
  more: {
    message?: string;
    details?: Readonly<Record<string, string | number | boolean>>;
    status?: number;
    retryable?: boolean;
    cause?: unknown;
  } = {},
): RathausError {
  const kind: Kind = errorKinds[code];
  return new RathausError({
    code,
    origin: kind.origin,
    retryable: more.retryable ?? kind.retryable ?? false,
    message: more.message ? `${kind.message}: ${more.message}` : kind.message,
    ...(more.details ? { details: more.details } : {}),
    ...(more.status === undefined ? {} : { status: more.status }),
    ...(more.cause === undefined ? {} : { cause: more.cause }),
  });
}

/** HTTP status for an error's page; 500 for what is not ours. */
export function pageStatus(code: string): number {
  return Object.hasOwn(errorKinds, code) ? errorKinds[code as ServicekontoErrorCode].page : 500;
}
