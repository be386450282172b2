import { defineErrors } from '../errors/define-errors.ts';

/** How a private key can be unusable. `core.key.unwrap` never says why (no padding oracle). */
export const keyError = /* @__PURE__ */ defineErrors({
  'core.key.invalid': { origin: 'local' },
  'core.key.kid': { origin: 'local' },
  'core.key.use': { origin: 'local' },
  'core.key.algorithm': { origin: 'local' },
  'core.key.weak': { origin: 'local' },
  'core.key.unwrap': { origin: 'peer' },
});
