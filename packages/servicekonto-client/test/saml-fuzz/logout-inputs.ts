import type { KeyObject } from 'node:crypto';
import { readLogoutRequest } from '../../src/saml/logout/logout-request.ts';
import { postedMessage } from '../../src/saml/response/message.ts';
import type { Dice } from '../dice.ts';
import { provider, stranger } from '../saml/keys.ts';
import { usual } from '../saml/maker.ts';
import { signedRoot } from '../saml/own-signature.ts';
import { providerLogout } from '../saml/provider-logout.ts';
import { publicKeyOf } from '../saml/reading.ts';
import { scrambled } from './bytes.ts';
import type { Input } from './inputs.ts';
import { encoded } from './judge.ts';
import { moved } from './moves.ts';
import { attributeOf, isNode, localNameOf, type Node, nodesOf, written } from './nodes.ts';
import { textIn } from './says.ts';
import { wrappedSignature } from './wrapping.ts';

const destination = 'https://portal.musterstadt.example/login/bundid/logout';
const plain = providerLogout({ destination });
const right = signedRoot(plain);
const strangers = signedRoot(plain, { key: stranger });
const trusted = [publicKeyOf(provider)];

function read(field: string, keys: readonly KeyObject[] = trusted): string {
  const message = postedMessage(new URLSearchParams({ SAMLRequest: field }), 'SAMLRequest');
  const expected = { issuer: usual.issuer, destination, now: usual.now };
  const { message: id, subject, sessions } = readLogoutRequest(message, keys, expected);
  return JSON.stringify([id, subject, sessions]);
}
const said = read(encoded(right));

/** A logout by the provider that was changed: afterwards by a stranger, or before it was signed. */
export function logout(roll: Dice): Input {
  if (roll(4) === 0) return signedAgain(roll);
  const isTrusted = roll(4) > 0;
  const xml = isTrusted ? right : strangers;
  const tree = nodesOf(xml);
  let how: string;
  let text: string;
  if (roll(3) === 0) ({ text, how } = scrambled(xml, roll));
  else {
    how = roll(2) ? moved(tree, roll) : wrappedSignature(tree, roll);
    text = written(tree);
  }
  return {
    how: `logout${isTrusted ? '' : ' of a stranger'}: ${how}`,
    text,
    read: (keys) => read(encoded(text), keys),
    fault: (says) => (isTrusted && says === said ? undefined : `it says ${says}`),
  };
}

function signedAgain(roll: Dice): Input {
  const tree = nodesOf(plain);
  const how = moved(tree, roll);
  const text = signedRoot(written(tree));
  return {
    how: `logout signed again: ${how}`,
    text: written(tree),
    read: (keys) => read(encoded(text), keys),
    fault(says) {
      const [, subject] = JSON.parse(says) as [string, string];
      if (attributeOf(tree, 'Destination') !== destination) return 'it is for somebody else';
      if (textOf(tree, 'Issuer') !== usual.issuer) return 'it is by somebody else';
      const name = textOf(tree, 'NameID');
      return name === subject ? undefined : `it says ${subject} for ${name}`;
    },
  };
}

function textOf(tree: Node, localName: string): string | undefined {
  const element = tree.children.filter(isNode).find(({ name }) => localNameOf(name) === localName);
  return element && textIn(element);
}
