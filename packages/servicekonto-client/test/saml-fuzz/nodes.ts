import { parseXml, type XmlElement } from '../../src/saml/xml/tree.ts';
import { xmlAttribute, xmlText } from '../../src/saml/xml/write.ts';
import type { Dice } from '../dice.ts';

/** Markup as it stands, which no tree has: comments, instructions, entities. */
export interface Raw {
  readonly raw: string;
}

/** An element that can be changed. Declarations of namespaces are attributes. */
export interface Node {
  name: string;
  attributes: [name: string, value: string][];
  children: Child[];
}
export type Child = Node | Raw | string;

export const isNode = (child: Child | undefined): child is Node =>
  typeof child === 'object' && 'children' in child;

const nodeOf = (element: XmlElement): Node => ({
  name: element.tagName,
  attributes: element.attributes.map(({ name, value }) => [name, value]),
  children: element.childNodes.map((child) => (child.nodeType === 3 ? child.data : nodeOf(child))),
});

/** The tree of a message that is right. */
export const nodesOf = (xml: string): Node => nodeOf(parseXml(xml));

/** A tree as text, whatever was done to it. */
export function written(child: Child): string {
  if (typeof child === 'string') return xmlText(child);
  if (!isNode(child)) return child.raw;
  const attributes = child.attributes.map(([name, value]) => ` ${name}="${xmlAttribute(value)}"`).join('');
  return `<${child.name}${attributes}>${child.children.map(written).join('')}</${child.name}>`;
}

export const copied = <T extends Child>(child: T): T => structuredClone(child);

/** An element in a tree, and where it stands. */
export interface Place {
  readonly node: Node;
  /** `undefined` for the root. */
  readonly parent: Node | undefined;
}

/** Every element, from the outside in. */
export function placesIn(root: Node): Place[] {
  const places: Place[] = [{ node: root, parent: undefined }];
  for (const { node } of places)
    for (const child of node.children) if (isNode(child)) places.push({ node: child, parent: node });
  return places;
}

export const localNameOf = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The first element of a name, whatever its prefix. */
export const found = (root: Node, localName: string): Node | undefined =>
  placesIn(root).find(({ node }) => localNameOf(node.name) === localName)?.node;

export const attributeOf = (node: Node, name: string): string | undefined =>
  node.attributes.find(([one]) => one === name)?.[1];

export function setAttribute(node: Node, name: string, value: string | undefined): void {
  node.attributes = node.attributes.filter(([one]) => one !== name);
  if (value !== undefined) node.attributes.push([name, value]);
}

/** Takes an element out of where it stands. */
export function detach({ node, parent }: Place): void {
  if (parent) parent.children = parent.children.filter((child) => child !== node);
}

export function insert(parent: Node, child: Child, at: number): void {
  parent.children.splice(Math.min(at, parent.children.length), 0, child);
}

export const one = <T>(roll: Dice, list: readonly T[]): T => list[roll(list.length)]!;
