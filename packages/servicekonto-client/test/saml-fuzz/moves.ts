import { ns } from '../../src/saml/xml/namespaces.ts';
import type { Dice } from '../dice.ts';
import {
  attributeOf,
  type Child,
  copied,
  detach,
  insert,
  localNameOf,
  type Node,
  one,
  type Place,
  placesIn,
  setAttribute,
} from './nodes.ts';

/** Changes a tree at places that are rolled. */
export type Move = (root: Node, roll: Dice) => void;

const anyPlace = (root: Node, roll: Dice): Place => one(roll, placesIn(root));
/** Any but the root. */
const inner = (root: Node, roll: Dice): Place | undefined => {
  const places = placesIn(root).slice(1);
  return places.length === 0 ? undefined : one(roll, places);
};
const signatures = (root: Node): Place[] =>
  placesIn(root).filter(({ node }) => localNameOf(node.name) === 'Signature');

const wrappers = [
  'samlp:Extensions',
  'samlp:StatusDetail',
  'saml:Advice',
  'saml:Assertion',
  'saml:EncryptedAssertion',
  'saml:AttributeValue',
  'ds:Object',
  'ds:Signature',
  'ds:KeyInfo',
  'x:Any',
] as const;
const declared: readonly [string, string][] = [
  ['xmlns:saml', ns.saml],
  ['xmlns:samlp', ns.samlp],
  ['xmlns:ds', ns.ds],
  ['xmlns:x', 'urn:x'],
];
const namespaces = [
  ns.saml,
  ns.samlp,
  ns.ds,
  ns.xenc,
  'urn:x',
  '',
  '1',
  './x',
  'urn:x" y="',
  ns.xmlns,
  'http://www.w3.org/XML/1998/namespace',
] as const;
const prefixes = ['', 'saml', 'samlp', 'ds', 'xenc', 'xml', 'xmlns', 'x', 'saml2'] as const;
const values = [
  '',
  ' ',
  '_assertion-1',
  '#_assertion-1',
  '_response-1',
  '_evil',
  'x',
  '2.0',
  'AAevil',
] as const;
/** Markup by what it says as text; `undefined`: nobody may read a message that has it. */
export const raws: ReadonlyMap<string, string | undefined> = new Map([
  ['<!-- -->', undefined],
  ['<?x y?>', undefined],
  ['<![CDATA[]]>', ''],
  ['<![CDATA[AAevil]]>', 'AAevil'],
  ['&#0;', undefined],
  ['&#x41;', 'A'],
  ['&lt;x/&gt;', '<x/>'],
  ['&xxe;', undefined],
  ['\u0000', undefined],
  ['\uFEFF', '\uFEFF'],
  ['\u200B', '\u200B'],
  [' ', ' '],
]);
const rawTexts = [...raws.keys()];

const wrapped = (node: Node, name: string): Node => ({
  name,
  attributes: declared.map(([key, value]) => [key, value]),
  children: [node],
});

/** Moves by their name. What cannot be done at a tree does nothing. */
export const moves: Readonly<Record<string, Move>> = {
  remove(root, roll) {
    const place = inner(root, roll);
    if (place) detach(place);
  },
  duplicate(root, roll) {
    const place = inner(root, roll);
    if (place?.parent) insert(place.parent, copied(place.node), roll(place.parent.children.length + 1));
  },
  'move elsewhere'(root, roll) {
    const place = inner(root, roll);
    if (!place) return;
    detach(place);
    const to = anyPlace(root, roll).node;
    insert(to, place.node, roll(to.children.length + 1));
  },
  'copy elsewhere'(root, roll) {
    const place = inner(root, roll);
    const to = anyPlace(root, roll).node;
    if (place) insert(to, copied(place.node), roll(to.children.length + 1));
  },
  reorder(root, roll) {
    const { node } = anyPlace(root, roll);
    const [first] = node.children.splice(roll(node.children.length), 1);
    if (first !== undefined) insert(node, first, roll(node.children.length + 1));
  },
  wrap(root, roll) {
    const place = inner(root, roll);
    if (!place?.parent) return;
    const at = place.parent.children.indexOf(place.node);
    place.parent.children[at] = wrapped(place.node, one(roll, wrappers));
  },
  unwrap(root, roll) {
    const place = inner(root, roll);
    if (!place?.parent) return;
    place.parent.children.splice(place.parent.children.indexOf(place.node), 1, ...place.node.children);
  },
  'rename element'(root, roll) {
    const { node } = anyPlace(root, roll);
    const local = roll(2) ? localNameOf(node.name) : localNameOf(one(roll, wrappers));
    const prefix = one(roll, prefixes);
    node.name = prefix === '' ? local : `${prefix}:${local}`;
  },
  'declare namespace'(root, roll) {
    const { node } = anyPlace(root, roll);
    const prefix = one(roll, prefixes);
    setAttribute(node, prefix === '' ? 'xmlns' : `xmlns:${prefix}`, one(roll, namespaces));
  },
  'undeclare namespace'(root, roll) {
    const { node } = anyPlace(root, roll);
    const names = node.attributes.map(([name]) => name).filter((name) => name.startsWith('xmlns'));
    if (names.length > 0) setAttribute(node, one(roll, names), undefined);
  },
  'remove attribute'(root, roll) {
    const { node } = anyPlace(root, roll);
    if (node.attributes.length > 0) setAttribute(node, one(roll, node.attributes)[0], undefined);
  },
  'change attribute'(root, roll) {
    const { node } = anyPlace(root, roll);
    if (node.attributes.length > 0) setAttribute(node, one(roll, node.attributes)[0], one(roll, values));
  },
  'pollute attribute'(root, roll) {
    const { node } = anyPlace(root, roll);
    const name = one(roll, [
      'ID',
      'Id',
      'id',
      'xml:id',
      'x:ID',
      'xmlns:ID',
      'xmlnsID',
      'samlp:ID',
      'AssertionID',
    ]);
    node.attributes.splice(roll(node.attributes.length + 1), 0, [name, one(roll, values)]);
    if (roll(2)) node.attributes.push(['xmlns:x', 'urn:x']);
  },
  'swap ids'(root, roll) {
    const withId = placesIn(root).filter(({ node }) => attributeOf(node, 'ID') !== undefined);
    if (withId.length === 0) return;
    const [a, b] = [one(roll, withId).node, one(roll, withId).node];
    const [idOfA, idOfB] = [attributeOf(a, 'ID'), attributeOf(b, 'ID')];
    setAttribute(a, 'ID', idOfB);
    setAttribute(b, 'ID', idOfA);
  },
  'change text'(root, roll) {
    const texts = placesIn(root).filter(({ node }) =>
      node.children.some((child) => typeof child === 'string'),
    );
    if (texts.length === 0) return;
    const { node } = one(roll, texts);
    node.children = roll(2) ? [one(roll, values)] : [...node.children, one(roll, values)];
  },
  'cut text'(root, roll) {
    const { node } = anyPlace(root, roll);
    const at = node.children.findIndex((child) => typeof child === 'string');
    const text = node.children[at];
    const raw: Child = { raw: one(roll, rawTexts) };
    if (typeof text !== 'string') return insert(node, raw, roll(node.children.length + 1));
    const cut = roll(text.length + 1);
    node.children.splice(at, 1, text.slice(0, cut), raw, text.slice(cut));
  },
  'move signature'(root, roll) {
    const all = signatures(root);
    if (all.length === 0) return;
    const place = one(roll, all);
    if (roll(3)) detach(place);
    const to = anyPlace(root, roll).node;
    if (!placesIn(place.node).some(({ node }) => node === to))
      insert(to, copied(place.node), roll(to.children.length + 1));
  },
  'remove signature'(root, roll) {
    const all = signatures(root);
    if (all.length > 0) detach(one(roll, all));
  },
  'something in the signature'(root, roll) {
    const all = signatures(root);
    if (all.length === 0) return;
    const { node } = one(roll, all);
    const parts = placesIn(node).map((place) => place.node);
    const inside = roll(2)
      ? wrapped(copied(one(roll, parts)), one(roll, wrappers))
      : copied(one(roll, parts));
    const to = one(roll, parts);
    insert(to, inside, roll(to.children.length + 1));
  },
  'another algorithm'(root, roll) {
    const named = placesIn(root).filter(({ node }) => attributeOf(node, 'Algorithm') !== undefined);
    if (named.length > 0) setAttribute(one(roll, named).node, 'Algorithm', one(roll, algorithms));
  },
};

const algorithms = [
  'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  'http://www.w3.org/2000/09/xmldsig#hmac-sha1',
  'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/10/xml-exc-c14n#WithComments',
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
  'http://www.w3.org/TR/1999/REC-xslt-19991116',
  'http://www.w3.org/2001/04/xmlenc#aes256-cbc',
  'http://www.w3.org/2009/xmlenc11#aes128-gcm',
  'http://www.w3.org/2001/04/xmlenc#rsa-1_5',
  'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p',
  'constructor',
  '',
] as const;

const names = Object.keys(moves);

/** One to three moves; says which. */
export function moved(root: Node, roll: Dice): string {
  const done = Array.from({ length: 1 + roll(3) }, () => one(roll, names));
  // A copy of a copy of a copy would be long and teach nothing.
  for (const name of done) if (placesIn(root).length < 400) moves[name]!(root, roll);
  return done.join(', ');
}
