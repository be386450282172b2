import { defineErrors } from '../errors/define-errors.ts';

/** How the memory store refuses. */
export const storeError = /* @__PURE__ */ defineErrors({
  'core.store.ttl': { origin: 'local', message: 'ttl must be a positive number of milliseconds' },
  'core.store.full': { origin: 'local', retryable: true, message: 'the state store is full of live entries' },
});
