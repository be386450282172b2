import { defineErrors, type ErrorKind } from '../errors/define-errors.ts';

const local: ErrorKind = { origin: 'local' };
const service: ErrorKind = { origin: 'service' };
const later: ErrorKind = { origin: 'service', retryable: true };

/** How a call can fail. The messages are made where it happens: they name the operation. */
export const clientError = /* @__PURE__ */ defineErrors({
  'core.config.url': local,
  'core.http.problem': service,
  'core.http.redirect': service,
  'core.network': later,
  'core.timeout': later,
  'core.request.path-parameter': local,
  'core.request.invalid': local,
  'core.request.body': local,
  'core.response.content-type': service,
  'core.response.empty': service,
  'core.response.invalid-json': service,
  'core.response.too-large': service,
  'core.download.too-large': service,
  'core.upload.size': local,
});
