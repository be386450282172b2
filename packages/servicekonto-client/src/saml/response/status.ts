import type { RathausError } from '@rathaus/client-core';
import { servicekontoError } from '../../errors.ts';
import type { Refusal, SamlProfile } from '../profile.ts';
import { ns } from '../xml/namespaces.ts';
import { onlyChild, requiredAttribute, requiredChild, textOf, type XmlElement } from '../xml/tree.ts';

const prefix = 'urn:oasis:names:tc:SAML:2.0:status:';

/** Why there is no assertion; `undefined` when the status is `Success`. */
export function refusalOf(response: XmlElement): Refusal | undefined {
  const status = requiredChild(response, ns.samlp, 'Status');
  const codes: string[] = [];
  let code: XmlElement | undefined = requiredChild(status, ns.samlp, 'StatusCode');
  for (; code !== undefined && codes.length < 5; code = onlyChild(code, ns.samlp, 'StatusCode'))
    codes.push(requiredAttribute(code, 'Value'));
  if (codes[0] === `${prefix}Success`) return undefined;
  const message = onlyChild(status, ns.samlp, 'StatusMessage');
  return {
    codes,
    message: message && textOf(message),
    detail: onlyChild(status, ns.samlp, 'StatusDetail'),
  };
}

/** Status codes that mean something to us; whatever else a provider makes up is not repeated. */
const known = new Set([
  'Requester',
  'Responder',
  'VersionMismatch',
  'AuthnFailed',
  'InvalidAttrNameOrValue',
  'InvalidNameIDPolicy',
  'NoAuthnContext',
  'NoAvailableIDP',
  'NoPassive',
  'NoSupportedIDP',
  'PartialLogout',
  'ProxyCountExceeded',
  'RequestDenied',
  'RequestUnsupported',
  'RequestVersionDeprecated',
  'RequestVersionTooHigh',
  'RequestVersionTooLow',
  'ResourceNotRecognized',
  'TooManyResponses',
  'UnknownAttrProfile',
  'UnknownPrincipal',
  'UnsupportedBinding',
]);

/** The general reading of a refusal. `failsWhenCancelled`: what {@link SamlProfile} says of `AuthnFailed`. */
export function refusalError(
  { codes }: Refusal,
  { failsWhenCancelled }: Pick<SamlProfile, 'failsWhenCancelled'>,
): RathausError {
  const names = codes.map((code) => (code.startsWith(prefix) ? code.slice(prefix.length) : ''));
  if (failsWhenCancelled && names.includes('AuthnFailed'))
    return servicekontoError('servicekonto.login.cancelled');
  if (names.includes('NoAuthnContext'))
    return servicekontoError('servicekonto.level.too-low', { details: { actual: 'unknown' } });
  const status = names.map((name) => (known.has(name) ? name : 'other')).join('/');
  return servicekontoError('servicekonto.provider.refused', { details: { status } });
}
