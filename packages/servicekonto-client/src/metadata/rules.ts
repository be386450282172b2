import { defineRules, type RuleKind, type Term } from '@rathaus/client-core/findings';

/** No value: the place says it all. */
type None = Record<never, never>;

/** What a certificate is for. */
export type KeyUse = 'signing' | 'encryption';

type Use = { use: Term<KeyUse> };

/** The values of each rule about metadata. Instants and days are of public certificates, so never hidden. */
export type MetadataRuleValues = {
  'servicekonto.sp.metadata-unreadable': { fault: Term<'xml' | 'root' | 'role' | 'roles'> };
  'servicekonto.sp.valid-until': None;
  'servicekonto.sp.root-id': None;
  'servicekonto.sp.entity-id-missing': None;
  'servicekonto.sp.entity-id-https': None;
  'servicekonto.sp.entity-id-port': None;
  'servicekonto.sp.entity-id-changed': { former: string; current: string };
  'servicekonto.sp.entity-id-host-changed': { former: string; current: string };
  'servicekonto.sp.algorithm-announced': { element: Term };
  'servicekonto.sp.ui-info': None;
  'servicekonto.sp.requests-unsigned': None;
  'servicekonto.sp.assertions-signed': None;
  'servicekonto.sp.acs-missing': None;
  'servicekonto.sp.acs-https': None;
  'servicekonto.sp.acs-binding': None;
  'servicekonto.sp.acs-several': { count: number };
};

/** The values of each rule about certificates. */
export type CertificateRuleValues = {
  'servicekonto.sp.key-use': None;
  'servicekonto.sp.certificate-missing': Use;
  'servicekonto.sp.certificate-unreadable': Use;
  'servicekonto.sp.certificate-key': Use;
  'servicekonto.sp.certificate-weak': Use & { least: number };
  'servicekonto.sp.certificate-expired': Use & { since: Term };
  'servicekonto.sp.certificate-expires': Use & { at: Term; days: number };
  'servicekonto.sp.certificate-not-yet-valid': Use & { from: Term };
  'servicekonto.sp.certificate-shared': None;
  'servicekonto.sp.certificate-emulator': Use;
};

/** The values of each rule about a request. `attribute` is the friendly name of a known one. */
export type RequestRuleValues = {
  'servicekonto.sp.request-unreadable': { fault: Term<'xml' | 'root'> };
  'servicekonto.sp.request-unsigned': None;
  'servicekonto.sp.request-signature': { fault: Term<'signature' | 'algorithm'> };
  'servicekonto.sp.request-issuer': { issuer: string; entityId: string };
  'servicekonto.sp.request-acs': None;
  'servicekonto.sp.request-id': None;
  'servicekonto.sp.request-order': { element: Term };
  'servicekonto.sp.comparison': { comparison: string };
  'servicekonto.sp.extension-missing': None;
  'servicekonto.sp.extension-version': { version: string };
  'servicekonto.sp.display-name-missing': None;
  'servicekonto.sp.display-name-long': { length: number; most: number };
  'servicekonto.sp.online-service-id-missing': None;
  'servicekonto.sp.online-service-id-form': { id: string };
  'servicekonto.sp.attributes-missing': None;
  'servicekonto.sp.attribute-name-missing': None;
  'servicekonto.sp.attribute-name-blank': { name: string };
  'servicekonto.sp.attribute-unknown': { name: string };
  'servicekonto.sp.attribute-required': { attribute: Term };
  'servicekonto.sp.attribute-retired': { attribute: Term; required: boolean };
  'servicekonto.sp.guest-hidden': { attribute: Term };
  'servicekonto.sp.methods-empty': None;
  'servicekonto.sp.method-unknown': { method: string };
  'servicekonto.sp.language-unknown': { language: string };
  'servicekonto.sp.back-url-https': None;
};

/** The values of each rule of `lintServiceProvider`. */
export type ServiceProviderRuleValues = MetadataRuleValues & CertificateRuleValues & RequestRuleValues;

/** Whoever runs the service provider writes its metadata and configures its requests. */
const error: RuleKind = { severity: 'error', who: 'operator' };
const warning: RuleKind = { severity: 'warning', who: 'operator' };
const info: RuleKind = { severity: 'info', who: 'operator' };

/** The rules of `lintServiceProvider`. */
export const serviceProviderRules = /* @__PURE__ */ defineRules<ServiceProviderRuleValues>({
  'servicekonto.sp.metadata-unreadable': error,
  'servicekonto.sp.valid-until': error,
  'servicekonto.sp.root-id': error,
  'servicekonto.sp.entity-id-missing': error,
  'servicekonto.sp.entity-id-https': error,
  'servicekonto.sp.entity-id-port': error,
  'servicekonto.sp.entity-id-changed': error,
  'servicekonto.sp.entity-id-host-changed': error,
  'servicekonto.sp.algorithm-announced': error,
  'servicekonto.sp.ui-info': info,
  'servicekonto.sp.requests-unsigned': warning,
  'servicekonto.sp.assertions-signed': warning,
  'servicekonto.sp.acs-missing': error,
  'servicekonto.sp.acs-https': error,
  'servicekonto.sp.acs-binding': error,
  'servicekonto.sp.acs-several': warning,
  'servicekonto.sp.key-use': error,
  'servicekonto.sp.certificate-missing': error,
  'servicekonto.sp.certificate-unreadable': error,
  'servicekonto.sp.certificate-key': error,
  'servicekonto.sp.certificate-weak': error,
  'servicekonto.sp.certificate-expired': error,
  'servicekonto.sp.certificate-expires': warning,
  'servicekonto.sp.certificate-not-yet-valid': warning,
  'servicekonto.sp.certificate-shared': info,
  'servicekonto.sp.certificate-emulator': error,
  'servicekonto.sp.request-unreadable': error,
  'servicekonto.sp.request-unsigned': error,
  'servicekonto.sp.request-signature': error,
  'servicekonto.sp.request-issuer': error,
  'servicekonto.sp.request-acs': error,
  'servicekonto.sp.request-id': error,
  'servicekonto.sp.request-order': warning,
  'servicekonto.sp.comparison': error,
  'servicekonto.sp.extension-missing': error,
  'servicekonto.sp.extension-version': error,
  'servicekonto.sp.display-name-missing': error,
  'servicekonto.sp.display-name-long': warning,
  'servicekonto.sp.online-service-id-missing': error,
  // The forms that are known are those that were seen; no public text says that there are no others.
  'servicekonto.sp.online-service-id-form': warning,
  'servicekonto.sp.attributes-missing': error,
  'servicekonto.sp.attribute-name-missing': error,
  'servicekonto.sp.attribute-name-blank': error,
  'servicekonto.sp.attribute-unknown': warning,
  'servicekonto.sp.attribute-required': warning,
  'servicekonto.sp.attribute-retired': warning,
  'servicekonto.sp.guest-hidden': info,
  'servicekonto.sp.methods-empty': error,
  'servicekonto.sp.method-unknown': warning,
  'servicekonto.sp.language-unknown': warning,
  'servicekonto.sp.back-url-https': error,
});

/** There was no request to judge. */
export const requestUnchecked = 'servicekonto.unchecked.request';
/** The former metadata cannot be read. */
export const formerUnchecked = 'servicekonto.unchecked.former';
/** The metadata have no certificate that could verify the request. */
export const signatureUnchecked = 'servicekonto.unchecked.signature';
/** Kind of the report. */
export const serviceProviderKind = 'servicekonto.sp';
