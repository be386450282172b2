import { isRathausError, type RathausError } from '@rathaus/client-core';
import { servicekontoError } from '../../errors.ts';
import { invalid } from '../invalid.ts';
import type { Assertion, NameId, SamlPolicy } from '../profile.ts';
import { ns } from '../xml/namespaces.ts';
import {
  attribute,
  childElements,
  childrenNamed,
  isNamed,
  onlyChild,
  requiredAttribute,
  requiredChild,
  textOf,
  type XmlElement,
} from '../xml/tree.ts';
import { expired, instantOf, requireTime, tolerance } from './instant.ts';

/** What an answer has to fit. */
export interface Expected {
  /** Ours: the audience. */
  readonly entityId: string;
  /** Theirs. */
  readonly issuer: string;
  /** Address that the answer came to, by the configuration. */
  readonly acsUrl: string;
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** The person must have shown their means of identification after the start. */
  readonly fresh: boolean;
  readonly now: number;
}

/**
 * Judges a verified assertion and reads it (SAML Profiles, section 4.1.4.3; Core, section 2). Everything it says has to fit
 * this login; a condition that is not known makes it invalid.
 */
export function readAssertion(
  assertion: XmlElement,
  expected: Expected,
  policy: Pick<SamlPolicy, 'audience'>,
): Assertion {
  if (!isNamed(assertion, ns.saml, 'Assertion') || attribute(assertion, 'Version') !== '2.0')
    throw invalid('structure');
  requireParts(assertion);
  if (issuerOf(assertion) !== expected.issuer) throw invalid('issuer');
  const nameId = subjectOf(requiredChild(assertion, ns.saml, 'Subject'), expected);
  judgeConditions(requiredChild(assertion, ns.saml, 'Conditions'), expected, policy);
  return { nameId, ...authnOf(assertion, expected), ...attributesOf(assertion) };
}

const parts = new Set([
  'Issuer',
  'Signature',
  'Subject',
  'Conditions',
  'Advice',
  'AuthnStatement',
  'AttributeStatement',
]);

/** Statements of other kinds would be claims that nobody judges. */
function requireParts(assertion: XmlElement): void {
  for (const child of childElements(assertion)) {
    const namespace = child.localName === 'Signature' ? ns.ds : ns.saml;
    if (!parts.has(child.localName) || child.namespaceURI !== namespace) throw invalid('structure');
  }
}

/** Name of the issuer of a message or assertion; `undefined` when it has none. */
export function issuerOf(element: XmlElement): string | undefined {
  const issuer = onlyChild(element, ns.saml, 'Issuer');
  if (!issuer) return undefined;
  const format = attribute(issuer, 'Format');
  if (format !== undefined && format !== 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity')
    throw invalid('issuer');
  return textOf(issuer);
}

/** The name in a subject or a logout request. One that is encrypted by itself (SAML Core, section 2.2.4) is not read. */
export function nameIdOf(parent: XmlElement): NameId {
  if (childrenNamed(parent, ns.saml, 'EncryptedID').length > 0) throw invalid('encrypted-id');
  const element = requiredChild(parent, ns.saml, 'NameID');
  const value = textOf(element);
  if (value === '' || value.length > 1024) throw invalid('subject');
  return {
    value,
    format: attribute(element, 'Format'),
    nameQualifier: attribute(element, 'NameQualifier'),
    spNameQualifier: attribute(element, 'SPNameQualifier'),
  };
}

function subjectOf(subject: XmlElement, expected: Expected): NameId {
  requireBearer(subject, expected);
  return nameIdOf(subject);
}

/**
 * One confirmation that fits is enough: an assertion may be confirmed in other ways, at other addresses and for other requests
 * as well (SAML Core, section 2.4.1; Profiles, section 4.1.4.2). Errors: what is wrong with the first one.
 */
function requireBearer(subject: XmlElement, expected: Expected): void {
  const faults: RathausError[] = [];
  for (const one of childrenNamed(subject, ns.saml, 'SubjectConfirmation')) {
    if (attribute(one, 'Method') !== 'urn:oasis:names:tc:SAML:2.0:cm:bearer') continue;
    try {
      judgeBearer(one, expected);
      return;
    } catch (fault) {
      if (!isRathausError(fault)) throw fault;
      faults.push(fault);
    }
  }
  throw faults[0] ?? invalid('subject');
}

function judgeBearer(bearer: XmlElement, expected: Expected): void {
  const data = requiredChild(bearer, ns.saml, 'SubjectConfirmationData');
  if (attribute(data, 'InResponseTo') !== expected.requestId) throw invalid('in-response-to');
  if (attribute(data, 'Recipient') !== expected.acsUrl) throw invalid('recipient');
  // A bearer that is valid from a later time on is not known, and one without an end would be valid for ever.
  if (attribute(data, 'NotBefore') !== undefined || attribute(data, 'NotOnOrAfter') === undefined)
    throw invalid('subject');
  requireTime(data, expected.now, 'subject');
}

function judgeConditions(
  conditions: XmlElement,
  { entityId, now }: Expected,
  { audience }: Pick<SamlPolicy, 'audience'>,
): void {
  // An end of theirs need not be there (SAML Core, section 2.5.1.2): the confirmation always has one.
  requireTime(conditions, now, 'conditions');
  let restrictions = 0;
  for (const condition of childElements(conditions)) {
    if (condition.namespaceURI !== ns.saml) throw invalid('conditions');
    switch (condition.localName) {
      case 'AudienceRestriction': {
        restrictions += 1;
        // One of those in a restriction, but in every restriction (SAML Core, section 2.5.1.4).
        const named = childrenNamed(condition, ns.saml, 'Audience').map(textOf);
        if (!named.includes(entityId)) throw invalid('audience');
        if (audience === 'alone' && named.length > 1) throw invalid('audience');
        break;
      }
      // Both are kept anyway: an answer completes one login, and nobody is given another one for it.
      case 'OneTimeUse':
      case 'ProxyRestriction':
        break;
      default:
        throw invalid('conditions');
    }
  }
  if (restrictions === 0) throw invalid('audience');
}

function authnOf(
  assertion: XmlElement,
  expected: Expected,
): Pick<Assertion, 'sessionIndex' | 'classRef' | 'authenticatedAt' | 'sessionEndsAt'> {
  const { now } = expected;
  const statement = requiredChild(assertion, ns.saml, 'AuthnStatement');
  requiredAttribute(statement, 'AuthnInstant');
  const instant = instantOf(statement, 'AuthnInstant')!;
  if (instant > now + tolerance) throw expired('authn');
  requireFresh(assertion, instant, expected);
  const end = instantOf(statement, 'SessionNotOnOrAfter');
  // Without tolerance: the session that follows ends then as well.
  if (end !== undefined && now >= end) throw expired('authn');
  const context = requiredChild(statement, ns.saml, 'AuthnContext');
  const classRef = onlyChild(context, ns.saml, 'AuthnContextClassRef');
  return {
    sessionIndex: attribute(statement, 'SessionIndex'),
    classRef: classRef && textOf(classRef),
    authenticatedAt: instant,
    sessionEndsAt: end,
  };
}

/**
 * A provider that was told to ask the person anew must not have gone on with what it knew from before (SAML Core, section
 * 3.4.1, `ForceAuthn`). An assertion that is itself older than the request that it answers says that the clocks differ.
 */
function requireFresh(assertion: XmlElement, instant: number, { fresh, startedAt }: Expected): void {
  const from = startedAt - tolerance;
  if (!fresh || instant >= from) return;
  const issued = instantOf(assertion, 'IssueInstant');
  if (issued !== undefined && issued < from) throw expired('issue-instant');
  throw servicekontoError('servicekonto.response.invalid', {
    message: 'the person was not asked to log in again',
    details: { reason: 'authn' },
  });
}

const mostAttributes = 200;

function attributesOf(assertion: XmlElement): Pick<Assertion, 'attributes' | 'doubled'> {
  const statement = onlyChild(assertion, ns.saml, 'AttributeStatement');
  const attributes = new Map<string, XmlElement>();
  const doubled = new Set<string>();
  for (const one of statement ? childElements(statement) : []) {
    // What is not read would count as not stated.
    if (isNamed(one, ns.saml, 'EncryptedAttribute')) throw invalid('encrypted-attribute');
    if (!isNamed(one, ns.saml, 'Attribute')) throw invalid('attribute');
    const name = requiredAttribute(one, 'Name').trim();
    if (attributes.has(name)) doubled.add(name);
    if (attributes.size >= mostAttributes) throw invalid('attribute');
    attributes.set(name, one);
  }
  // Of two values for one name nobody knows which is meant, and two readers take different ones: it says nothing.
  for (const name of doubled) attributes.delete(name);
  return { attributes, doubled };
}
