import type { RathausError } from '@rathaus/client-core';
import { servicekontoError } from '../errors.ts';
import type { Refusal } from '../saml/profile.ts';
import { type BundidRequestOptions, requestedAttributes } from './options.ts';
import { readStatusDetail, shownName } from './status-detail.ts';

const authnFailed = 'urn:oasis:names:tc:SAML:2.0:status:AuthnFailed';
const attributesMissing = 'IDP_REQUIRED_ATTRIBUTES_MISSING';

/**
 * What a refusal of BundID means (interface description 10.2, sections 9.2.3 and 9.7): `servicekonto.attributes.missing`,
 * whose `details.attributes` names them, separated by commas; `servicekonto.provider.refused` with the word of BundID as
 * `details.reason`. `undefined` where only the SAML status says something.
 */
export function bundidRefusal(refusal: Refusal, options: BundidRequestOptions): RathausError | undefined {
  // Somebody who gave up is told that, whatever else is said.
  if (refusal.codes.includes(authnFailed)) return undefined;
  const errors = readStatusDetail(refusal.detail, requestedAttributes(options));
  const missing = errors.filter(({ code }) => code === attributesMissing);
  if (missing.length > 0) {
    const attributes = new Set(missing.flatMap((error) => error.attributes.map(shownName)));
    const details = attributes.size === 0 ? {} : { attributes: [...attributes].join(', ') };
    return servicekontoError('servicekonto.attributes.missing', { details });
  }
  const [error] = errors;
  return error && servicekontoError('servicekonto.provider.refused', { details: { reason: error.code } });
}
