import { defineErrors } from '../errors/define-errors.ts';

/** Why there is no tenant to work for. All of them fail closed. */
export const tenantError = /* @__PURE__ */ defineErrors({
  'core.tenant.unknown': { origin: 'local', message: 'there is no such tenant' },
  'core.tenant.ambiguous': { origin: 'local', message: 'more than one tenant could be meant' },
  'core.tenant.unavailable': {
    origin: 'local',
    retryable: true,
    message: 'the configuration of the tenant could not be read',
  },
});
