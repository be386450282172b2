import { defineErrors } from '../errors/define-errors.ts';

/** How paging can go wrong beyond its calls. */
export const pagingError = /* @__PURE__ */ defineErrors({ 'core.paging.repeated': { origin: 'service' } });
