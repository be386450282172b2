import { defineErrors } from '../errors/define-errors.ts';

/** How a token can fail to come. */
export const authError = /* @__PURE__ */ defineErrors({
  'core.auth.invalid-client': { origin: 'service' },
  'core.auth.refused': { origin: 'service' },
  'core.auth.unavailable': { origin: 'service', retryable: true },
  'core.auth.response': { origin: 'service' },
  'core.auth.secret': { origin: 'local', retryable: true },
});
