import { deflateRawSync } from 'node:zlib';
import { type NameIdDescription, type ResponseDescription, responseXml } from '../../saml/response.ts';
import { signElement, signQuery } from '../../saml/sign.ts';
import { randomName } from '../../saml/visits.ts';
import {
  type DigestAlgorithm,
  namespaces,
  type SignatureAlgorithm,
  signatureAlgorithms,
} from '../../saml/vocabulary.ts';
import { element, instant, xmlText } from '../../saml/write-xml.ts';
import type { SamlKey } from '../../seed/saml-key.ts';
import { idOf } from '../attacks/forged.ts';
import type { Forge } from '../forge/forge.ts';
import type { WrittenMessage } from '../visit.ts';
import type { LogoutBinding, OpenSession } from './logout-attack.ts';

/** What differs from a right `LogoutRequest`. Null leaves a part out. */
export interface RequestChanges {
  readonly issuer?: string | null;
  readonly destination?: string | null;
  /** Milliseconds since the epoch. */
  readonly issuedAt?: number;
  /** `NotOnOrAfter`, milliseconds since the epoch. */
  readonly until?: number | null;
  readonly nameId?: string;
  readonly sessionIndexes?: readonly string[];
}

/** Which field a message comes in. */
export type MessageField = 'SAMLRequest' | 'SAMLResponse';

/** How a message is signed, when not as the provider does. */
export interface LogoutSigning {
  readonly key?: SamlKey;
  readonly algorithm?: SignatureAlgorithm;
  readonly digest?: DigestAlgorithm;
  /** In `KeyInfo`, POST only; null for none. */
  readonly certificate?: string | null;
}

/** How a message goes out. */
export interface Writing {
  /** Default `SAMLRequest`. */
  readonly field?: MessageField;
  /** Default a word without meaning; null for none. */
  readonly relayState?: string | null;
  readonly signing?: LogoutSigning | 'none';
  /** POST only: edits the message after it was signed. */
  readonly afterSigning?: (xml: string) => string;
}

/** Writes messages about a logout, as the provider does and as an attacker. */
export interface LogoutForge {
  /** Provider, keys, and what else is known of the login. */
  readonly facts: Forge;
  /** Address that takes logouts. */
  readonly slo: string;
  /** Algorithm that the service takes over this way. */
  algorithm(binding: LogoutBinding): SignatureAlgorithm;
  /** An unsigned `LogoutRequest` for a session (SAML Core, section 3.7.1). */
  request(session: Pick<OpenSession, 'nameId' | 'sessionIndex'>, changes?: RequestChanges): string;
  /** An unsigned `LogoutResponse` (SAML Core, section 3.7.2). */
  response(changes?: Partial<ResponseDescription>): string;
  /** Signed by the provider unless said otherwise. */
  write(binding: LogoutBinding, xml: string, writing?: Writing): WrittenMessage;
  /** `name=value` of the Redirect binding in their order, without the signature. */
  pairs(xml: string, writing?: Writing): readonly string[];
  /** `Signature=…` over octets as they are given (SAML Bindings, section 3.4.4.1). */
  signature(octets: string, signing?: LogoutSigning): string;
  /** A visit with this query string. */
  query(query: string): WrittenMessage;
  /** A form with these fields. */
  form(fields: readonly (readonly [name: string, value: string])[]): WrittenMessage;
}

/** Means nothing, and is what a provider wants to have back. */
export const ownRelayState = 'rathaus-abmeldung';
const lifetimeMs = 5 * 60_000;

/** `algorithms`: what the service takes over each way. */
export function createLogoutForge(
  facts: Forge,
  slo: string,
  algorithms: ReadonlyMap<LogoutBinding, SignatureAlgorithm>,
): LogoutForge {
  const algorithm = (binding: LogoutBinding) => algorithms.get(binding) ?? facts.profile.signature;
  const forge: LogoutForge = {
    facts,
    slo,
    algorithm,
    request: (session, changes) => requestXml(facts, slo, session, changes),
    response: (changes) =>
      responseXml({
        element: 'LogoutResponse',
        id: `_${randomName()}`,
        issuer: facts.issuer,
        issueInstant: facts.clock(),
        destination: slo,
        ...changes,
      }),
    form: (fields) => ({
      address: slo,
      method: 'POST',
      body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
      contentType: 'application/x-www-form-urlencoded',
    }),
    query: (query) => ({ address: `${slo}${slo.includes('?') ? '&' : '?'}${query}`, method: 'GET' }),
    pairs: (xml, { field = 'SAMLRequest', relayState = ownRelayState, signing } = {}) => [
      `${field}=${encodeURIComponent(deflateRawSync(xml).toString('base64'))}`,
      ...(relayState === null ? [] : [`RelayState=${encodeURIComponent(relayState)}`]),
      ...(signing === 'none'
        ? []
        : [`SigAlg=${encodeURIComponent(signatureAlgorithms[signing?.algorithm ?? algorithm('redirect')])}`]),
    ],
    signature: (octets, { key = facts.key, algorithm: chosen = algorithm('redirect') } = {}) =>
      `Signature=${encodeURIComponent(signQuery(octets, key, chosen))}`,
    write(binding, xml, writing = {}) {
      if (binding === 'post') return posted(forge, xml, writing);
      const { signing } = writing;
      const octets = forge.pairs(xml, writing).join('&');
      return forge.query(signing === 'none' ? octets : `${octets}&${forge.signature(octets, signing)}`);
    },
  };
  return forge;
}

function posted(forge: LogoutForge, xml: string, writing: Writing): WrittenMessage {
  const { field = 'SAMLRequest', relayState = ownRelayState, signing = {}, afterSigning } = writing;
  const signed = signing === 'none' ? xml : signMessage(forge, xml, signing);
  const message = Buffer.from(afterSigning?.(signed) ?? signed).toString('base64');
  return forge.form([
    [field, message],
    ...(relayState === null ? [] : [['RelayState', relayState] as const]),
  ]);
}

/** Adds an enveloped signature to a message about a logout. */
export function signMessage(forge: LogoutForge, xml: string, signing: LogoutSigning = {}): string {
  const { key = forge.facts.key, algorithm = forge.algorithm('post'), digest, certificate } = signing;
  // It belongs behind the issuer; a message without one has it in front.
  const place = /<(?:\w+:)?Issuer\b/.test(xml) ? 'after-issuer' : 'first';
  return signElement(xml, { id: idOf(xml), key, algorithm, digest, certificate, place });
}

function requestXml(
  { issuer, clock }: Forge,
  slo: string,
  { nameId, sessionIndex }: Pick<OpenSession, 'nameId' | 'sessionIndex'>,
  changes: RequestChanges = {},
): string {
  const { issuedAt = clock(), sessionIndexes = [sessionIndex] } = changes;
  const { until = issuedAt + lifetimeMs, destination = slo } = changes;
  const name = { ...nameId, value: changes.nameId ?? nameId.value };
  const sender = changes.issuer === undefined ? issuer : changes.issuer;
  return element(
    'saml2p:LogoutRequest',
    {
      'xmlns:saml2p': namespaces.protocol,
      'xmlns:saml2': namespaces.assertion,
      Destination: destination ?? undefined,
      ID: `_${randomName()}`,
      IssueInstant: instant(issuedAt),
      NotOnOrAfter: until === null ? undefined : instant(until),
      Version: '2.0',
    },
    sender === null ? '' : element('saml2:Issuer', {}, xmlText(sender)),
    nameIdXml(name),
    ...sessionIndexes.map((index) => element('saml2p:SessionIndex', {}, xmlText(index))),
  );
}

const nameIdXml = ({ value, format, nameQualifier, spNameQualifier }: NameIdDescription): string =>
  element(
    'saml2:NameID',
    { Format: format, NameQualifier: nameQualifier, SPNameQualifier: spNameQualifier },
    xmlText(value),
  );
