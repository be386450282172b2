import { defineErrors } from '../errors/define-errors.ts';

/** What can be wrong with the application's observers. The work goes on in each case. */
export const observeError = /* @__PURE__ */ defineErrors({
  'core.observer.failed': { origin: 'local', message: 'an observer threw or rejected' },
  'core.observer.hanging': { origin: 'local', message: 'an observer does not come back' },
});
