import { ns } from '../../src/saml/xml/namespaces.ts';
import { usual } from '../saml/maker.ts';
import { now } from './judge.ts';
import { raws } from './moves.ts';
import { attributeOf, isNode, localNameOf, type Node } from './nodes.ts';

/**
 * What a tree says, read by the test and by nothing of what is tested: who it is, when the assertion is one for this login;
 * otherwise what is wrong with it. It knows the rules of SAML (Profiles, section 4.1.4.3) and no signature.
 */
export type Saying =
  | { readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly fault: string };

type Scope = Readonly<Record<string, string>>;
const tolerance = 30_000;
/** Stands for what is no text. */
const nothing = '\0';

/** An element with the namespaces around it. */
interface Scoped {
  readonly node: Node;
  readonly scope: Scope;
}

function scoped(node: Node, outer: Scope = {}): Scoped {
  const own = node.attributes.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  return {
    node,
    scope: { ...outer, ...Object.fromEntries(own.map(([name, value]) => [name.slice(6), value])) },
  };
}

const isCalled = ({ node, scope }: Scoped, name: string, namespace: string = ns.saml): boolean => {
  const prefix = node.name.includes(':') ? node.name.slice(0, node.name.indexOf(':')) : '';
  return localNameOf(node.name) === name && scope[prefix] === namespace;
};
const childrenOf = ({ node, scope }: Scoped, name: string): Scoped[] =>
  node.children
    .filter(isNode)
    .map((child) => scoped(child, scope))
    .filter((child) => isCalled(child, name));
/** Text of an element, without the space around it. */
export const textIn = (node: Node): string =>
  node.children
    .map((child) =>
      typeof child === 'string' ? child : isNode(child) ? nothing : (raws.get(child.raw) ?? nothing),
    )
    .join('')
    .trim();

class Wrong extends Error {}
function require(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Wrong(what);
}
function only(parent: Scoped, name: string): Scoped {
  const [child, ...more] = childrenOf(parent, name);
  require(child !== undefined && more.length === 0, name);
  return child;
}
const timeOf = ({ node }: Scoped, name: string): number => Date.parse(attributeOf(node, name) ?? '');

function confirmed(subject: Scoped): void {
  const bearers = childrenOf(subject, 'SubjectConfirmation').filter(
    ({ node }) => attributeOf(node, 'Method') === 'urn:oasis:names:tc:SAML:2.0:cm:bearer',
  );
  const faults = bearers.map((bearer) => faultOf(() => requireBearer(bearer)));
  require(faults.includes(undefined), faults[0] ?? 'confirmation');
}

function faultOf(judge: () => void): string | undefined {
  try {
    judge();
    return undefined;
  } catch (error) {
    if (error instanceof Wrong) return error.message;
    throw error;
  }
}

function requireBearer(bearer: Scoped): void {
  const data = only(bearer, 'SubjectConfirmationData');
  require(attributeOf(data.node, 'Recipient') === usual.acsUrl, 'recipient');
  require(attributeOf(data.node, 'InResponseTo') === usual.requestId, 'request');
  require(timeOf(data, 'NotOnOrAfter') + tolerance > now, 'end of the confirmation');
  require(attributeOf(data.node, 'NotBefore') === undefined, 'begin of the confirmation');
}

function conditioned(conditions: Scoped): void {
  const end = attributeOf(conditions.node, 'NotOnOrAfter');
  require(end === undefined || Date.parse(end) + tolerance > now, 'end of the conditions');
  const begin = attributeOf(conditions.node, 'NotBefore');
  require(begin === undefined || Date.parse(begin) - tolerance <= now, 'begin of the conditions');
  const restrictions = childrenOf(conditions, 'AudienceRestriction');
  require(restrictions.length > 0, 'restriction');
  for (const restriction of restrictions)
    require(textIn(only(restriction, 'Audience').node) === usual.entityId, 'audience');
}

function attributesIn(assertion: Scoped): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const statement of childrenOf(assertion, 'AttributeStatement'))
    for (const attribute of childrenOf(statement, 'Attribute')) {
      const name = (attributeOf(attribute.node, 'Name') ?? '').trim();
      require(!values.has(name), 'attribute twice');
      values.set(
        name,
        childrenOf(attribute, 'AttributeValue')
          .map(({ node }) => textIn(node))
          .join('|'),
      );
    }
  return values;
}

export function sayingOf(tree: Node): Saying {
  const assertion = scoped(tree);
  try {
    require(isCalled(assertion, 'Assertion'), 'no assertion');
    require(attributeOf(tree, 'Version') === '2.0', 'version');
    require(textIn(only(assertion, 'Issuer').node) === usual.issuer, 'issuer');
    const subject = only(assertion, 'Subject');
    confirmed(subject);
    conditioned(only(assertion, 'Conditions'));
    const statement = only(assertion, 'AuthnStatement');
    require(timeOf(statement, 'AuthnInstant') - tolerance <= now, 'time of the login');
    const name = textIn(only(subject, 'NameID').node);
    require(name !== '' && !name.includes(nothing), 'name');
    return { name, attributes: attributesIn(assertion) };
  } catch (error) {
    if (error instanceof Wrong) return { fault: error.message };
    throw error;
  }
}
