import { ns } from '../../src/saml/xml/namespaces.ts';
import type { Dice } from '../dice.ts';
import {
  attributeOf,
  copied,
  detach,
  found,
  insert,
  isNode,
  localNameOf,
  type Node,
  one,
  placesIn,
  setAttribute,
} from './nodes.ts';

/** Name of whoever an attacker wants to be. */
export const evil = 'AAevil';

const hosts = ['Extensions', 'StatusDetail', 'Advice', 'Object', 'KeyInfo', 'AttributeValue', 'Any'] as const;
const element = (name: string, namespace: string, children: Node[]): Node => ({
  name: `w:${name}`,
  attributes: [['xmlns:w', namespace]],
  children,
});
const namespaceOf: Readonly<Record<(typeof hosts)[number], string>> = {
  Extensions: ns.samlp,
  StatusDetail: ns.samlp,
  Advice: ns.saml,
  Object: ns.ds,
  KeyInfo: ns.ds,
  AttributeValue: ns.saml,
  Any: 'urn:x',
};

/** A copy of what is signed that says something else. */
function forged(original: Node, roll: Dice): Node {
  const copy = copied(original);
  const name = found(copy, 'NameID');
  if (name) name.children = [evil];
  const signature = copy.children.find((child) => isNode(child) && localNameOf(child.name) === 'Signature');
  if (signature && roll(2)) copy.children = copy.children.filter((child) => child !== signature);
  if (roll(4) === 0) {
    const value = found(copy, 'AttributeValue');
    if (value) value.children = [evil];
  }
  if (roll(2)) setAttribute(copy, 'ID', one(roll, [undefined, '_evil', '', attributeOf(copy, 'ID')]));
  return copy;
}

/**
 * Signature wrapping: what is signed goes somewhere else, and a copy that says something else takes its place, stands beside
 * it, around it, in it, or in its signature; with the signature or without, with the same id, another one or none. The eight
 * ways of Somorovsky and others (USENIX Security 2012) and their mixtures come out of it.
 */
export function wrappedSignature(root: Node, roll: Dice): string {
  const targets = placesIn(root).filter(
    ({ node }) =>
      node.children.some((child) => isNode(child) && localNameOf(child.name) === 'Signature') &&
      attributeOf(node, 'ID') !== undefined,
  );
  const target = targets.length === 0 ? undefined : one(roll, targets);
  if (!target) return 'nothing to wrap';
  const original = copied(target.node);
  const forgery = forged(original, roll);
  const host = one(roll, hosts);
  const hidden = roll(2) ? element(host, namespaceOf[host], [original]) : original;
  const how = one(roll, ['beside', 'in forgery', 'in signature', 'around', 'in original'] as const);
  const signature = found(forgery, 'Signature');
  const parent = target.parent;
  if (how === 'beside' && parent) {
    detach(target);
    for (const child of roll(2) ? [forgery, hidden] : [hidden, forgery])
      insert(parent, child, roll(parent.children.length + 1));
    return `wrapping: ${how}`;
  }
  if (how === 'in original') {
    insert(original, forgery, roll(original.children.length + 1));
    replaceContent(target.node, original);
    return `wrapping: ${how}`;
  }
  const into = how === 'in signature' && signature ? one(roll, placesIn(signature)).node : forgery;
  insert(into, hidden, roll(into.children.length + 1));
  if (how === 'around') moveSignatureOut(forgery, original);
  replaceContent(target.node, forgery);
  return `wrapping: ${how}`;
}

/** The signature of what is hidden becomes that of what hides it. */
function moveSignatureOut(forgery: Node, original: Node): void {
  const signature = original.children.find(
    (child) => isNode(child) && localNameOf(child.name) === 'Signature',
  );
  if (!signature) return;
  original.children = original.children.filter((child) => child !== signature);
  insert(forgery, signature, 1);
}

function replaceContent(node: Node, by: Node): void {
  node.name = by.name;
  node.attributes = by.attributes;
  node.children = by.children;
}
