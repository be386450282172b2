const marker = Symbol.for('@rathaus/error');

/** Every error of the sandbox itself. What the emulated services answer is their own protocol's error. */
export const errorTable = {
  'sandbox.environment.production': {
    origin: 'local',
    message: 'the sandbox does not start with NODE_ENV=production: it emulates services with public keys',
  },
  'sandbox.config.invalid': { origin: 'local', message: 'the options are not valid' },
  'sandbox.listen.failed': {
    origin: 'local',
    retryable: true,
    message: 'no port on loopback could be opened',
  },
  'sandbox.tls.invalid': { origin: 'local', message: 'key or certificate is not usable' },
  'sandbox.clock.backwards': { origin: 'local', message: 'the clock only goes forward' },
  'sandbox.clock.skew': {
    origin: 'local',
    message: 'the error of the clock is a finite number of milliseconds',
  },
  'sandbox.state.in-use': {
    origin: 'local',
    retryable: true,
    message: 'another sandbox that is still running keeps its state in this folder',
  },
  'sandbox.state.unusable': { origin: 'local', message: 'the state folder cannot be opened or read' },
  'sandbox.state.other-seed': {
    origin: 'local',
    message: 'the state folder belongs to a sandbox of another seed',
  },
  'sandbox.callback.invalid': {
    origin: 'local',
    message: 'a callback needs an owner, an http(s) address on the own machine and a secret',
  },
  'sandbox.service-provider.invalid': {
    origin: 'local',
    message: 'the service provider cannot be registered like this',
  },
  'sandbox.session.unknown': { origin: 'local', message: 'nobody with this name identifier is logged in' },
  'sandbox.event.invalid': { origin: 'local', message: 'no such event can be put into a log' },
} as const satisfies Record<string, { origin: 'local'; retryable?: true; message: string }>;

/** Stable codes of the sandbox itself. */
export type SandboxErrorCode = keyof typeof errorTable;

/** Safe facts of an error. */
type Details = Readonly<Record<string, string | number | boolean>>;

/**
 * What the sandbox throws. Carries the fields and the marker of the SDK's error family, so that `isRathausError()` of
 * `@rathaus/client-core` recognises it although the sandbox imports nothing of the SDK.
 */
export interface SandboxError extends Error {
  readonly code: SandboxErrorCode | 'core.aborted';
  readonly origin: 'local';
  readonly retryable: boolean;
  readonly details: Details;
}

function make(
  code: SandboxError['code'],
  message: string,
  { retryable = false, details = {}, cause }: { retryable?: boolean; details?: Details; cause?: unknown },
): SandboxError {
  const error = Object.assign(new Error(message), { code, origin: 'local' as const, retryable, details });
  error.name = 'RathausError';
  Object.defineProperty(error, marker, { value: true });
  if (cause !== undefined) Object.defineProperty(error, 'cause', { value: cause });
  return error;
}

/** An error of the table; `message` follows after a colon. */
export function sandboxError(
  code: SandboxErrorCode,
  { message, details, cause }: { message?: string; details?: Details; cause?: unknown } = {},
): SandboxError {
  const kind: { message: string; retryable?: boolean } = errorTable[code];
  const text = message === undefined ? kind.message : `${kind.message}: ${message}`;
  return make(code, text, { retryable: kind.retryable ?? false, details: details ?? {}, cause });
}

/** Ends a start whose caller has gone, as every aborted call of the SDK ends. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw make('core.aborted', 'Starting the sandbox was aborted by the caller', { cause: signal.reason });
}
