import { X509Certificate } from 'node:crypto';
import { readIdentityProvider } from '../../src/saml/metadata/read-identity-provider.ts';
import type { Dice } from '../dice.ts';
import { provider, providerNext } from '../saml/keys.ts';
import { usual } from '../saml/maker.ts';
import { entities, entityId, idpMetadata } from '../saml/provider-metadata.ts';
import { scrambled } from './bytes.ts';
import type { Input } from './inputs.ts';
import { moved } from './moves.ts';
import { nodesOf, one, written } from './nodes.ts';

const base64Of = ({ certificate }: { readonly certificate: string }) =>
  certificate.replace(/-----[^-]+-----|\s/g, '');
const certificates = [provider, providerNext].map(base64Of);
const alone = idpMetadata({ certificates, validUntil: '2027-06-01T00:00:00Z' });
const foreign = idpMetadata({ entityId: 'https://other.example/idp', certificates: [certificates[1]!] });
const texts = [alone, entities(foreign + alone)];
const trees = texts.map(nodesOf);

/** Metadata that somebody changed: they are trusted as they come, so only what they may never say is wrong. */
export function metadata(roll: Dice): Input {
  const which = roll(texts.length);
  let how: string;
  let text: string;
  if (roll(2)) ({ text, how } = scrambled(one(roll, texts), roll));
  else {
    const tree = structuredClone(trees[which]!);
    how = moved(tree, roll);
    text = written(tree);
  }
  return {
    how: `metadata: ${how}`,
    text,
    read: () => {
      const facts = readIdentityProvider(text, entityId, usual.now);
      const keys = facts.certificates.map(({ base64 }) => base64);
      return JSON.stringify([facts.entityId, [facts.sso.POST, facts.sso.Redirect, facts.slo.POST], keys]);
    },
    fault(says) {
      const [name, addresses, keys] = JSON.parse(says) as [string, (string | null)[], string[]];
      if (name !== entityId || !text.includes(entityId)) return 'they are of somebody else';
      const wrong = addresses.find((one) => one !== null && !isAddress(one));
      if (wrong !== undefined) return `they have the address ${wrong}`;
      if (keys.length === 0 || keys.length > 8) return `they have ${keys.length} keys`;
      return keys.every(isStrong) ? undefined : 'they have a key that is too weak';
    },
  };
}

/** As a browser reads it, to which it is given. */
function isAddress(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'https:' && url.username + url.password + url.hash === '';
}

function isStrong(base64: string): boolean {
  const { asymmetricKeyType, asymmetricKeyDetails } = new X509Certificate(Buffer.from(base64, 'base64'))
    .publicKey;
  return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
}
