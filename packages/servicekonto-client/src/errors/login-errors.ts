import { type ErrorOrigin, RathausError } from '@rathaus/client-core';

/** What is fixed about an error code. */
export interface ErrorKind {
  code: string;
  origin: ErrorOrigin;
  retryable?: true;
  /** HTTP status of the page that the citizen sees. */
  page: number;
  message: string;
}

/** Every error of this package. The codes are public API; texts for citizens stand in `citizen-texts.ts`. */
const kinds = [
  { code: 'servicekonto.config.invalid', origin: 'local', page: 500, message: 'configuration is not valid' },
  { code: 'servicekonto.tenant.unknown', origin: 'local', page: 404, message: 'no tenant for this request' },
  {
    code: 'servicekonto.store.failed',
    origin: 'local',
    retryable: true,
    page: 503,
    message: 'the state store failed',
  },
  { code: 'servicekonto.request.method', origin: 'peer', page: 405, message: 'method not allowed here' },
  {
    code: 'servicekonto.request.cross-site',
    origin: 'peer',
    page: 403,
    message: 'a foreign page sent this request',
  },
  { code: 'servicekonto.provider.unknown', origin: 'peer', page: 404, message: 'no provider with this id' },
  {
    code: 'servicekonto.provider.unreachable',
    origin: 'service',
    retryable: true,
    page: 503,
    message: 'the provider cannot be reached',
  },
  {
    code: 'servicekonto.provider.metadata',
    origin: 'service',
    page: 502,
    message: "the provider's metadata cannot be used",
  },
  {
    code: 'servicekonto.provider.sandbox',
    origin: 'local',
    page: 500,
    message: 'the issuer is an emulator or local; set [allowSandbox] for development',
  },
  {
    code: 'servicekonto.provider.refused',
    origin: 'service',
    page: 502,
    message: 'the provider refused the login',
  },
  {
    code: 'servicekonto.provider.response',
    origin: 'service',
    page: 502,
    message: 'the provider sent an unusable answer',
  },
  {
    code: 'servicekonto.client.invalid',
    origin: 'service',
    page: 502,
    message: 'the provider refuses this client: check client id and secret',
  },
  {
    code: 'servicekonto.client.secret',
    origin: 'local',
    retryable: true,
    page: 503,
    message: 'the client secret could not be read',
  },
  {
    code: 'servicekonto.code.invalid',
    origin: 'service',
    page: 400,
    message: 'the provider refuses the code: expired, used before or not issued to this login',
  },
  { code: 'servicekonto.token.invalid', origin: 'service', page: 502, message: 'the ID token is not valid' },
  {
    code: 'servicekonto.token.expired',
    origin: 'service',
    page: 400,
    message: 'the ID token is expired or not yet valid',
  },
  {
    code: 'servicekonto.issuer.mismatch',
    origin: 'service',
    page: 400,
    message: 'the answer comes from another provider than the one asked',
  },
  {
    code: 'servicekonto.login.cancelled',
    origin: 'peer',
    page: 403,
    message: 'the person cancelled the login',
  },
  {
    code: 'servicekonto.login.state-mismatch',
    origin: 'peer',
    page: 400,
    message: 'this login was not started in this browser',
  },
  { code: 'servicekonto.login.expired', origin: 'peer', page: 400, message: 'the started login is too old' },
  {
    code: 'servicekonto.login.replayed',
    origin: 'peer',
    page: 400,
    message: 'this login was already completed',
  },
  {
    code: 'servicekonto.level.unknown',
    origin: 'peer',
    page: 400,
    message: 'the asked level is not a level',
  },
  {
    code: 'servicekonto.level.unavailable',
    origin: 'local',
    page: 400,
    message: 'the provider cannot be asked for this level',
  },
  {
    code: 'servicekonto.level.too-low',
    origin: 'peer',
    page: 403,
    message: 'the login has a lower level than asked for',
  },
] as const satisfies readonly ErrorKind[];

/** Every error code of this package. */
export type ServicekontoErrorCode = (typeof kinds)[number]['code'];

/** Origin, HTTP status of the page and English message of every code. */
export const errorKinds = Object.fromEntries(kinds.map((kind) => [kind.code, kind])) as unknown as Readonly<
  Record<ServicekontoErrorCode, ErrorKind>
>;

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
  const kind: ErrorKind = errorKinds[code];
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
