import { defineErrors } from '../errors/define-errors.ts';

/** How stores refuse and fail. */
export const storeError = /* @__PURE__ */ defineErrors({
  'core.store.ttl': {
    origin: 'local',
    message: 'ttl must be a positive number of milliseconds, at most 100 years',
  },
  'core.store.key': {
    origin: 'local',
    message: 'a key is Unicode text of 1 to 1,024 bytes in UTF-8, without NUL',
  },
  'core.store.value': { origin: 'local', message: 'a value is Unicode text of at most 1 MiB in UTF-8' },
  'core.store.not-a-count': { origin: 'local', message: 'the key holds a text, which cannot be counted' },
  'core.store.full': { origin: 'local', retryable: true, message: 'the state store is full of live entries' },
  'core.store.config': { origin: 'local', message: 'the state store cannot be made of these options' },
  'core.store.unavailable': {
    origin: 'service',
    retryable: true,
    message: 'the server of the state store does not answer',
  },
  'core.store.refused': { origin: 'service', message: 'the server of the state store refuses the statement' },
});
