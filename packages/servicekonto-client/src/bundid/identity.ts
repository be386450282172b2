import { type ClaimMap, identityFromClaims } from '../identity/claims.ts';
import { furtherAttributes, type StatedAttribute } from '../identity/further.ts';
import type { AttributeName, Identity } from '../identity/identity.ts';
import { type Vertrauensniveau, vertrauensniveauOrLowest } from '../level/vertrauensniveau.ts';
import { attributeValues } from '../saml/attribute-value.ts';
import type { Assertion } from '../saml/profile.ts';
import { attribute, type XmlElement } from '../saml/xml/tree.ts';
import { bundidAttributeList, bundidAttributeOf } from './attributes.ts';
import { akdb } from './namespaces.ts';
import { type BundidRequestOptions, requestedAttributes } from './options.ts';

const levelClaim = (name: string): string => `level of ${name}`;

const mapTo = (reference: (name: string) => string): ClaimMap =>
  Object.fromEntries(
    bundidAttributeList.flatMap(({ attribute: member, name }): [AttributeName, string][] =>
      member === undefined ? [] : [[member, reference(name)]],
    ),
  );
/** By `Name`: friendly names say nothing about what an attribute is. */
const claims = mapTo((name) => name);
const attributeLevels = mapTo(levelClaim);

/**
 * Who logged in at BundID. Values are as delivered: surnames of the eID in capital letters, the nationality "D", the bPK2 of a
 * FINK account with its prefix. Without bPK2 it is a temporary login. Never fails: what cannot be read is not stated.
 */
export function bundidIdentity(
  assertion: Assertion,
  facts: { readonly provider: string; readonly level: Vertrauensniveau },
  options: BundidRequestOptions,
): Identity {
  const stated = bundidAttributeList.flatMap(({ name }): [string, unknown][] => {
    const element = assertion.attributes.get(name);
    if (element === undefined) return [];
    return [
      [name, attributeValues(element)],
      [levelClaim(name), trustLevel(element)],
    ];
  });
  return identityFromClaims(Object.fromEntries(stated), {
    kind: 'person',
    ...facts,
    protocol: 'saml',
    claims,
    attributeLevels,
    further: furtherAttributes(furtherOf(assertion, options)),
  });
}

/**
 * `akdb:TrustLevel` of an attribute (section 6.2.9), in either vocabulary; one that nobody understands is the lowest.
 * `undefined` when there is none: without the namespace anybody may have written it.
 */
function trustLevel(element: XmlElement): Vertrauensniveau | undefined {
  const word = attribute(element, 'TrustLevel', akdb);
  return word === undefined ? undefined : vertrauensniveauOrLowest(word);
}

/** What the table knows and an identity has no member for, and what was asked for by its `Name`. */
function* furtherOf(assertion: Assertion, options: BundidRequestOptions): Generator<StatedAttribute> {
  const requested = new Set(requestedAttributes(options));
  for (const [name, element] of assertion.attributes) {
    const row = bundidAttributeOf(name);
    if (row === undefined ? !requested.has(name) : row.attribute !== undefined) continue;
    yield {
      name: row?.friendlyName ?? name,
      value: attributeValues(element),
      level: trustLevel(element),
    };
  }
}
