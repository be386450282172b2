import { type CodedError, defineErrors, type ErrorFacts } from './define-errors.ts';

/** The one error of all packages for a counterpart that is an emulator. */
export const sandboxError = /* @__PURE__ */ defineErrors({
  'core.sandbox.refused': {
    origin: 'local',
    message: 'an emulator or a local address, which needs [allowSandbox]: true',
  },
});

/**
 * The error for a counterpart that shows that it is the sandbox: by its header, by a key whose private part is public,
 * by addresses on this machine. `what` names in English what was refused, without content.
 *
 * @example
 * if (isSandboxKey(jwk.kid) && options[allowSandbox] !== true) throw sandboxRefused('a public key');
 */
export const sandboxRefused = (
  what: string,
  details?: ErrorFacts['details'],
): CodedError<'core.sandbox.refused'> => sandboxError('core.sandbox.refused', { message: what, details });
