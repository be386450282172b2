import { type AttributeDescription, attributeStatement } from './attribute.ts';
import { nameIdFormats, namespaces, statusPrefix } from './vocabulary.ts';
import { element, instant, xmlText } from './write-xml.ts';

/** Status of an answer (SAML Core, section 3.2.2). */
export interface StatusDescription {
  readonly code: 'Success' | 'Requester' | 'Responder' | 'VersionMismatch';
  /** Second-level code, `AuthnFailed` or `RequestDenied` for example. */
  readonly subcode?: string | undefined;
  readonly message?: string | undefined;
  /** JSON of the AKDB status detail (BundID interface 10.2, section 9.7). */
  readonly detail?: string | undefined;
}

/** Who is spoken of (SAML Core, section 2.2.3). */
export interface NameIdDescription {
  readonly value: string;
  /** Default transient. */
  readonly format?: string | undefined;
  readonly nameQualifier?: string | undefined;
  readonly spNameQualifier?: string | undefined;
}

/** An assertion as plain values. Instants are milliseconds since the epoch. What is undefined is left out. */
export interface AssertionDescription {
  readonly id: string;
  readonly issuer: string;
  readonly issueInstant: number;
  readonly nameId: NameIdDescription;
  /** Bearer confirmation (SAML Profiles, section 4.1.4.2). */
  readonly confirmation: {
    readonly inResponseTo?: string | undefined;
    readonly recipient?: string | undefined;
    readonly notOnOrAfter?: number | undefined;
    readonly address?: string | undefined;
    /** Default bearer. */
    readonly method?: string | undefined;
  };
  readonly conditions: {
    readonly notBefore?: number | undefined;
    readonly notOnOrAfter?: number | undefined;
    readonly audiences: readonly string[];
  };
  readonly authentication: {
    readonly instant: number;
    readonly sessionIndex?: string | undefined;
    readonly classRef: string;
  };
  readonly attributes: readonly AttributeDescription[];
}

/** A response as plain values; its assertions are markup, encrypted or not. */
export interface ResponseDescription {
  readonly id: string;
  readonly issuer: string;
  readonly issueInstant: number;
  readonly destination?: string | undefined;
  readonly inResponseTo?: string | undefined;
  /** Default success. */
  readonly status?: StatusDescription | undefined;
  readonly assertions?: readonly string[] | undefined;
  /** Default `Response`; a logout is answered by a `LogoutResponse` of the same shape. */
  readonly element?: 'Response' | 'LogoutResponse' | undefined;
}

const optional = (milliseconds: number | undefined): string | undefined =>
  milliseconds === undefined ? undefined : instant(milliseconds);

/**
 * An unsigned `saml2:Assertion` with all namespaces that it needs, in the shape of the BundID interface description
 * 10.2, section 10.2.
 */
export function assertionXml(description: AssertionDescription): string {
  const { authentication, attributes } = description;
  return element(
    'saml2:Assertion',
    {
      'xmlns:saml2': namespaces.assertion,
      'xmlns:xsd': namespaces.schema,
      ID: description.id,
      IssueInstant: instant(description.issueInstant),
      Version: '2.0',
    },
    element('saml2:Issuer', {}, xmlText(description.issuer)),
    subject(description),
    conditions(description.conditions),
    element(
      'saml2:AuthnStatement',
      {
        AuthnInstant: instant(authentication.instant),
        SessionIndex: authentication.sessionIndex,
      },
      element(
        'saml2:AuthnContext',
        {},
        element('saml2:AuthnContextClassRef', {}, xmlText(authentication.classRef)),
      ),
    ),
    attributes.length === 0 ? '' : attributeStatement(attributes),
  );
}

function subject({ nameId, confirmation }: AssertionDescription): string {
  return element(
    'saml2:Subject',
    {},
    element(
      'saml2:NameID',
      {
        Format: nameId.format ?? nameIdFormats.transient,
        NameQualifier: nameId.nameQualifier,
        SPNameQualifier: nameId.spNameQualifier,
      },
      xmlText(nameId.value),
    ),
    element(
      'saml2:SubjectConfirmation',
      { Method: confirmation.method ?? 'urn:oasis:names:tc:SAML:2.0:cm:bearer' },
      element('saml2:SubjectConfirmationData', {
        Address: confirmation.address,
        InResponseTo: confirmation.inResponseTo,
        NotOnOrAfter: optional(confirmation.notOnOrAfter),
        Recipient: confirmation.recipient,
      }),
    ),
  );
}

function conditions({ notBefore, notOnOrAfter, audiences }: AssertionDescription['conditions']): string {
  const restriction = audiences.map((audience) => element('saml2:Audience', {}, xmlText(audience)));
  return element(
    'saml2:Conditions',
    { NotBefore: optional(notBefore), NotOnOrAfter: optional(notOnOrAfter) },
    restriction.length === 0 ? '' : element('saml2:AudienceRestriction', {}, ...restriction),
  );
}

/** An unsigned `saml2p:Response` or `saml2p:LogoutResponse` with all namespaces that it needs. */
export function responseXml(description: ResponseDescription): string {
  return element(
    `saml2p:${description.element ?? 'Response'}`,
    {
      'xmlns:saml2p': namespaces.protocol,
      Destination: description.destination,
      ID: description.id,
      InResponseTo: description.inResponseTo,
      IssueInstant: instant(description.issueInstant),
      Version: '2.0',
    },
    element('saml2:Issuer', { 'xmlns:saml2': namespaces.assertion }, xmlText(description.issuer)),
    statusXml(description.status ?? { code: 'Success' }),
    ...(description.assertions ?? []),
  );
}

function statusXml({ code, subcode, message, detail }: StatusDescription): string {
  const nested =
    subcode === undefined ? '' : element('saml2p:StatusCode', { Value: `${statusPrefix}${subcode}` });
  return element(
    'saml2p:Status',
    {},
    element('saml2p:StatusCode', { Value: `${statusPrefix}${code}` }, nested),
    message === undefined ? '' : element('saml2p:StatusMessage', {}, xmlText(message)),
    detail === undefined
      ? ''
      : element(
          'saml2p:StatusDetail',
          {},
          element('akdb:StatusDetail', { 'xmlns:akdb': namespaces.akdb }, xmlText(detail)),
        ),
  );
}
