const marker = Symbol.for('@rathaus/error');

/** Stable codes of the sandbox itself. What the emulated services answer is their own protocol's error. */
export type SandboxErrorCode =
  | 'sandbox.environment.production'
  | 'sandbox.options.invalid'
  | 'sandbox.listen.failed'
  | 'sandbox.tls.invalid';

/**
 * Raised when the sandbox cannot start. Carries the fields and the marker of the SDK's error family, so that
 * `isRathausError()` of `@rathaus/client-core` recognises it although the sandbox imports nothing of the SDK.
 */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
  readonly code: SandboxErrorCode;
  readonly origin = 'local';
  readonly retryable: boolean;
  readonly details: Readonly<Record<string, string | number | boolean>>;

  constructor(options: {
    code: SandboxErrorCode;
    message: string;
    retryable?: boolean;
    details?: Readonly<Record<string, string | number | boolean>>;
    cause?: unknown;
  }) {
    super(options.message);
    this.code = options.code;
    this.retryable = options.retryable ?? false;
    this.details = options.details ?? {};
    Object.defineProperty(this, marker, { value: true });
    if (options.cause !== undefined) Object.defineProperty(this, 'cause', { value: options.cause });
  }
}
