import type { KeyObject } from 'node:crypto';
import { attributeValues } from '../../src/saml/attribute-value.ts';
import type { Assertion } from '../../src/saml/profile.ts';
import { type Dice, dice } from '../dice.ts';
import { stranger } from '../saml/keys.ts';
import { signedRoot } from '../saml/own-signature.ts';
import { seal } from '../saml-encryption.ts';
import { scrambled } from './bytes.ts';
import { encoded, identityOf, readForm } from './judge.ts';
import {
  type Base,
  carrying,
  contentKey,
  plainAssertion,
  plainBases,
  sealed,
  sealedBases,
  signedAssertion,
  strangersAssertion,
} from './messages.ts';
import { moved } from './moves.ts';
import { found, localNameOf, type Node, nodesOf, one, placesIn, written } from './nodes.ts';
import { sayingOf } from './says.ts';
import { evil, wrappedSignature } from './wrapping.ts';

/** Something that a reader gets. */
export interface Input {
  /** What was done, so that a failure can be understood. */
  readonly how: string;
  /** What the reader gets. */
  readonly text: string;
  /** Reads it, and says what it has read. */
  readonly read: (keys?: readonly KeyObject[]) => string | Promise<string>;
  /** What is wrong with what was read; `undefined` when it is what somebody trusted has said. */
  readonly fault: (says: string) => string | undefined;
}

const right = new Map<string, Promise<string>>();
/** What a base says when nothing was changed. */
export function saidBy(base: Base): Promise<string> {
  const known = right.get(base.name) ?? readForm(encoded(base.xml), base.policy).then(identityOf);
  right.set(base.name, known);
  return known;
}

const trees = new Map<string, Node>();
function treeOf(xml: string): Node {
  const tree = trees.get(xml) ?? nodesOf(xml);
  trees.set(xml, tree);
  return structuredClone(tree);
}

const all = [...plainBases, ...sealedBases];

/** A response that a stranger has changed: nothing may come out of it but what the base says. */
async function changed(base: Base, how: string, field: string): Promise<Input> {
  const may = base.isTrusted ? await saidBy(base) : undefined;
  return {
    how: `${base.name}: ${how}`,
    text: field,
    read: async (keys) => identityOf(await readForm(field, base.policy, keys)),
    fault: (says) => {
      if (may === undefined) return 'nobody trusted has signed it';
      return says === may ? undefined : `it says ${says}`;
    },
  };
}

function bytes(roll: Dice): Promise<Input> {
  const base = one(roll, all);
  // The form itself at times: what stands around the XML is read as well.
  const isForm = roll(5) === 0;
  const { text, how } = scrambled(isForm ? encoded(base.xml) : base.xml, roll);
  return changed(base, `bytes: ${how}`, isForm ? text : encoded(text));
}

function structure(roll: Dice): Promise<Input> {
  const base = one(roll, roll(4) ? plainBases : sealedBases);
  const tree = treeOf(base.xml);
  const how = roll(5) < 2 ? wrappedSignature(tree, roll) : moved(tree, roll);
  const more = how.startsWith('wrapping') && roll(3) === 0 ? `, ${moved(tree, roll)}` : '';
  return changed(base, how + more, encoded(written(tree)));
}

const textsOf = ({ attributes }: Assertion): string[] =>
  [...attributes].map(([name, element]) => {
    const texts = attributeValues(element);
    return `${name}=${texts === undefined ? '?' : texts.map((text) => text.trim()).join('|')}`;
  });

/** An assertion that was changed before the provider signed it: it may say that, if it is for this login. */
async function inside(roll: Dice): Promise<Input> {
  const tree = treeOf(plainAssertion);
  const how = moved(tree, roll);
  const { xml, policy } = carrying(signedRoot(written(tree)));
  const field = encoded(xml);
  return {
    how: `signed again: ${how}`,
    text: written(tree),
    read: async (keys) => {
      const read = await readForm(field, policy, keys);
      return JSON.stringify([read.nameId.value, textsOf(read)]);
    },
    fault(says) {
      const saying = sayingOf(tree);
      if ('fault' in saying) return `the assertion has a wrong ${saying.fault}`;
      const [name, texts] = JSON.parse(says) as [string, string[]];
      if (name !== saying.name) return `it says ${name} for ${saying.name}`;
      const signed = [...saying.attributes].map(([key, text]) => `${key}=${text}`);
      const isSame =
        texts.length === signed.length && texts.every((text, n) => text.endsWith('=?') || text === signed[n]);
      return isSame ? undefined : `it says ${texts.join()} for ${signed.join()}`;
    },
  };
}

const open = /<xenc:CipherValue>([^<]*)<\/xenc:CipherValue>/g;

/** What somebody encrypts who has our public key, as everybody has. */
function contentOf(roll: Dice): { readonly how: string; readonly xml: string } {
  const forged = plainAssertion.replace(/(<saml:NameID [^>]*>)[^<]*/, `$1${evil}`);
  const tree = treeOf(signedAssertion);
  switch (roll(9)) {
    case 0:
      return { how: 'not signed', xml: forged };
    case 1:
      return { how: 'signed by a stranger', xml: signedRoot(forged, { key: stranger }) };
    case 2:
      return {
        how: 'another one behind it',
        xml: roll(2) ? signedAssertion + forged : forged + signedAssertion,
      };
    case 3: {
      const { text, how } = scrambled(signedAssertion, roll);
      return { how: `bytes: ${how}`, xml: text };
    }
    case 4:
      return { how: 'a stranger’s', xml: scrambled(strangersAssertion, roll).text };
    case 5:
      return { how: moved(tree, roll), xml: written(tree) };
    case 6:
      return { how: 'encrypted twice', xml: sealed(roll(2) ? signedAssertion : forged) };
    default:
      return { how: wrappedSignature(tree, roll), xml: written(tree) };
  }
}

/** The structure of encryption: other contents, other keys, parts that are moved, bits that are turned. */
async function encryption(roll: Dice): Promise<Input> {
  const base = sealedBases.find(({ name }) => name === 'BundID, response not signed')!;
  if (roll(2)) {
    const { how, xml } = contentOf(roll);
    return changed(base, `encrypted again: ${how}`, encoded(carrying(xml).xml));
  }
  if (roll(3) === 0) {
    const turned = base.xml.replaceAll(open, (whole, value: string) => {
      if (roll(2)) return whole;
      const bits = Buffer.from(value, 'base64');
      for (let n = roll(3); n >= 0; n -= 1) bits[roll(bits.length)]! ^= 1 << roll(8);
      return whole.replace(value, bits.toString('base64'));
    });
    return changed(base, 'bits turned', encoded(turned));
  }
  const tree = treeOf(base.xml);
  const part = found(tree, 'EncryptedAssertion')!;
  const how = moved(part, roll);
  if (roll(3) === 0) fresh(part, roll);
  return changed(base, `encryption: ${how}`, encoded(written(tree)));
}

/** Other bytes where bytes are encrypted: a forged content under the same key. */
function fresh(part: Node, roll: Dice): void {
  const values = placesIn(part).filter(({ node }) => localNameOf(node.name) === 'CipherValue');
  if (values.length === 0) return;
  const content = seal(contentOf(roll).xml, contentKey, 'aes256-gcm');
  one(roll, values).node.children = [content.toString('base64')];
}

/** Kinds of mutations of responses, by their name; how often each comes is in `kindOf`. */
export const responseKinds = { bytes, structure, inside, encryption };

/** A number of its own for each input of each run. */
export const diceFor = (seed: number, n: number): Dice =>
  dice(Math.imul(seed, 0x85ebca6b) ^ Math.imul(n + 1, 0x9e3779b1));
