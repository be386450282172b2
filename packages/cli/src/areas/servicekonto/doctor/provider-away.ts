import { isRathausError } from '@rathaus/client-core';
import type { FailedLook } from '../../../readiness/look.ts';

/** What Node says of a certificate (TLS) that it does not trust. */
const ofCertificate = /CERT|^ERR_TLS_|^UNABLE_TO_/;

/**
 * A provider that did not answer at an address of its own, by what the network says of it; `undefined` for anything else.
 * The address is that of the configuration or of the metadata, without what a login adds to it.
 */
export function providerAway(error: unknown, address: string): FailedLook | undefined {
  if (isRathausError(error) || !(error instanceof Error)) return undefined;
  const { code } = Object(error.cause) as { code?: unknown };
  const isNetwork =
    error.name === 'TimeoutError' || (error instanceof TypeError && error.cause !== undefined);
  if (!isNetwork) return undefined;
  const { origin, pathname } = new URL(address);
  const word = typeof code === 'string' ? code : error.name;
  return {
    state: 'failed',
    code: ofCertificate.test(word)
      ? 'servicekonto.provider.certificate'
      : 'servicekonto.provider.unreachable',
    said: `${word}, ${origin}${pathname}`,
  };
}
