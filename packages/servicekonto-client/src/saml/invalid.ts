import type { RathausError } from '@rathaus/client-core';
import { servicekontoError } from '../errors.ts';

/** What is wrong with a message of a SAML provider; for the log, never for the page. */
export type SamlReason =
  | 'xml'
  | 'structure'
  | 'algorithm'
  | 'signature'
  | 'encryption'
  | 'issuer'
  | 'destination'
  | 'in-response-to'
  | 'audience'
  | 'recipient'
  | 'subject'
  /** A name that is encrypted by itself. */
  | 'encrypted-id'
  | 'conditions'
  | 'authn'
  | 'attribute'
  /** An attribute that is encrypted by itself. */
  | 'encrypted-attribute';

/** A message that is not believed. One code for all of it, so that nobody outside learns how far it came. */
export const invalid = (reason: SamlReason, cause?: unknown): RathausError =>
  servicekontoError('servicekonto.response.invalid', { details: { reason }, cause });
