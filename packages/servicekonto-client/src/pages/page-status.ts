import type { ServicekontoErrorCode } from '../errors.ts';

/** Codes that a citizen can meet: those of the login, of finding the tenant, and of core's guards. */
export type PageCode =
  | ServicekontoErrorCode
  | 'core.application.timeout'
  | 'core.sandbox.refused'
  | 'core.tenant.unknown'
  | 'core.tenant.ambiguous'
  | 'core.tenant.unavailable';

/** HTTP status of the page by error code. */
const statuses: Readonly<Record<PageCode, number>> = {
  'core.application.timeout': 503,
  'core.sandbox.refused': 500,
  'core.tenant.unknown': 404,
  'core.tenant.ambiguous': 404,
  'core.tenant.unavailable': 503,
  'servicekonto.config.invalid': 500,
  'servicekonto.store.failed': 503,
  'servicekonto.page.failed': 500,
  'servicekonto.request.method': 405,
  'servicekonto.request.cross-site': 403,
  'servicekonto.request.body': 500,
  'servicekonto.request.form': 400,
  'servicekonto.return.too-long': 400,
  'servicekonto.provider.unknown': 404,
  'servicekonto.provider.unreachable': 503,
  'servicekonto.provider.certificate': 502,
  'servicekonto.provider.metadata': 502,
  'servicekonto.provider.refused': 502,
  'servicekonto.provider.response': 502,
  'servicekonto.client.invalid': 502,
  'servicekonto.client.secret': 503,
  'servicekonto.client.key': 503,
  'servicekonto.code.invalid': 400,
  'servicekonto.token.invalid': 502,
  'servicekonto.token.expired': 502,
  'servicekonto.response.invalid': 502,
  'servicekonto.response.expired': 502,
  'servicekonto.attributes.missing': 403,
  'servicekonto.issuer.mismatch': 400,
  'servicekonto.login.cancelled': 403,
  'servicekonto.login.state-mismatch': 400,
  'servicekonto.login.expired': 400,
  'servicekonto.login.replayed': 400,
  'servicekonto.login.other-person': 403,
  'servicekonto.login.too-many': 429,
  'servicekonto.logout.refused': 400,
  'servicekonto.claim.unsigned': 502,
  'servicekonto.identity.unknown': 502,
  'servicekonto.gateway.host': 403,
  'servicekonto.gateway.key': 503,
  'servicekonto.gateway.token-size': 500,
  'servicekonto.level.unknown': 400,
  'servicekonto.level.unavailable': 400,
  'servicekonto.level.too-low': 403,
};

/** HTTP status for an error's page; 500 for what is not listed. */
export const pageStatus = (code: string): number =>
  Object.hasOwn(statuses, code) ? statuses[code as PageCode] : 500;
