import { defineErrors } from '../errors/define-errors.ts';

/** How waiting can end without a result. */
export const abortError = /* @__PURE__ */ defineErrors({
  'core.aborted': { origin: 'local' },
  'core.application.timeout': { origin: 'local', retryable: true },
});
