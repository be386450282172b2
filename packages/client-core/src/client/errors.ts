import { type CodeOf, defineErrors, type ErrorFacts, type ErrorKind } from '../errors/define-errors.ts';
import type { ErrorDetails, RathausError } from '../errors/rathaus-error.ts';

const local: ErrorKind = { origin: 'local' };
const service: ErrorKind = { origin: 'service' };
const later: ErrorKind = { origin: 'service', retryable: true };

/** How a call can fail. The messages are made where it happens: they name the operation. */
export const clientError = /* @__PURE__ */ defineErrors({
  'core.config.contract': local,
  'core.config.url': local,
  'core.http.problem': service,
  'core.http.redirect': service,
  'core.network': later,
  'core.timeout': later,
  'core.request.operation': local,
  'core.request.parameter': local,
  'core.request.content': local,
  'core.request.body': local,
  'core.request.invalid': local,
  'core.response.content-type': service,
  'core.response.empty': service,
  'core.response.invalid-json': service,
  'core.response.too-large': service,
});

/** Makes the errors of one attempt: message and details begin with the operation. */
export type Fail = (code: CodeOf<typeof clientError>, reason: string, facts?: ErrorFacts) => RathausError;

export const failing =
  (what: string, details: ErrorDetails, headers?: Headers): Fail =>
  (code, reason, facts) =>
    clientError(code, { message: `${what} ${reason}`, details, headers, ...facts });
