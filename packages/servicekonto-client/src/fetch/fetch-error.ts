import type { RathausError } from '@rathaus/client-core';
import { servicekontoError } from '../errors.ts';

/** What `fetch`, or a function that is used in its place, may have thrown. */
interface Thrown {
  readonly code?: unknown;
  readonly cause?: Thrown | undefined;
}

/** What is wrong with a connection. */
export interface FetchFault {
  readonly code: 'servicekonto.provider.certificate' | 'servicekonto.provider.unreachable';
  /** Name of the fault, such as `ECONNREFUSED`. */
  readonly network?: string | undefined;
}

/** What Node says of certificates (documented with `tls`, "X509 certificate error codes"), and of their names. */
const untrusted =
  /^(CERT_|ERR_TLS_CERT_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_|INVALID_CA$|INVALID_PURPOSE$|HOSTNAME_MISMATCH$)/;

/** Reads what was thrown: a certificate, a refused connection, an unknown host, a broken answer. */
export function fetchFault(error: unknown): FetchFault {
  const { code, cause } = (typeof error === 'object' && error !== null ? error : {}) as Thrown;
  // `fetch` wraps it; functions other than `fetch` may throw it without a wrapping.
  const network = [code, cause?.code].find(
    (word): word is string => typeof word === 'string' && /^(?!OAUTH_)[A-Z][A-Z0-9_]{2,40}$/.test(word),
  );
  const isCertificate = network !== undefined && untrusted.test(network);
  return {
    code: isCertificate ? 'servicekonto.provider.certificate' : 'servicekonto.provider.unreachable',
    network,
  };
}

/**
 * Makes a typed error of it: `servicekonto.provider.certificate` or `….unreachable`. The foreign error is **not** kept as
 * cause: it may carry the whole answer.
 */
export function fetchError(error: unknown, provider: string): RathausError {
  const { code, network } = fetchFault(error);
  return servicekontoError(code, { details: { provider, ...(network !== undefined && { network }) } });
}
