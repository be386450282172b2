import { type RuleTexts, text } from '@rathaus/client-core/texts';
import type { KeyRuleValues } from '../keys/rules.ts';

const profile = 'FIT-Connect, Vorgaben für kryptographische Verfahren';
const newKey = text(
  'Einen neuen Schlüssel nach dem Profil erzeugen und veröffentlichen.',
  'Make a new key as the profile says and publish it.',
);
const newCertificate = text(
  'Ein neues Zertifikat der Verwaltungs-PKI für diesen Schlüssel besorgen und veröffentlichen.',
  'Get a new certificate of the Verwaltungs-PKI for this key and publish it.',
);
const uses = {
  encryption: text('Verschlüsselung', 'encryption'),
  signature: text('Signatur', 'signature'),
} as const;

/** What is said about public keys. */
export const keyTexts: RuleTexts<KeyRuleValues> = {
  'exchange.key.kty': {
    title: text('Der Schlüssel ist kein RSA-Schlüssel', 'The key is no RSA key'),
    reason: text('FIT-Connect lässt nur RSA zu.', 'FIT-Connect allows RSA only.'),
    repair: newKey,
    source: profile,
  },
  'exchange.key.kid': {
    title: text(
      'Die Kennung des Schlüssels hat nicht 8 bis 64 Zeichen',
      'The key id does not have 8 to 64 characters',
    ),
    reason: text(
      'Über die Kennung findet der Empfänger den privaten Schlüssel.',
      'By its id the receiver finds the private key.',
    ),
    repair: newKey,
    source: `${profile}; RFC 7517, Abschnitt 4.5`,
  },
  'exchange.key.alg': {
    title: text(
      'Der Schlüssel nennt nicht das vorgeschriebene Verfahren',
      'The key does not name the prescribed algorithm',
    ),
    message: ({ use, wanted }) =>
      text(
        `Ein Schlüssel für ${uses[use].de} muss ${wanted} nennen.`,
        `A key for ${uses[use].en} must name ${wanted}.`,
      ),
    reason: text(
      'Ein Schlüssel darf nur mit dem Verfahren benutzt werden, für das er gemacht ist.',
      'A key may only be used with the algorithm it was made for.',
    ),
    repair: newKey,
    source: `${profile}; RFC 7517, Abschnitt 4.4`,
  },
  'exchange.key.key-ops': {
    title: text(
      'Der Schlüssel ist nicht für genau einen Zweck bestimmt',
      'The key is not meant for exactly one use',
    ),
    message: ({ use, wanted }) =>
      text(
        `Ein Schlüssel für ${uses[use].de} darf nur ${wanted} erlauben.`,
        `A key for ${uses[use].en} may allow ${wanted} only.`,
      ),
    reason: text(
      'Wer einen Schlüssel für zwei Zwecke benutzt, kann durch den einen im anderen angegriffen werden.',
      'A key with two uses can be attacked in one through the other.',
    ),
    repair: newKey,
    source: `${profile}; RFC 7517, Abschnitt 4.3`,
  },
  'exchange.key.exponent': {
    title: text('Der öffentliche Exponent ist nicht 65537', 'The public exponent is not 65537'),
    reason: text('Andere Exponenten sind angreifbar.', 'Other exponents can be attacked.'),
    repair: newKey,
    source: `${profile}; RFC 7518, Abschnitt 6.3.1`,
  },
  'exchange.key.modulus': {
    title: text('Der Modulus ist kein gültiges base64url', 'The modulus is no valid base64url'),
    reason: text(
      'Zwei Schreibweisen eines Schlüssels wären zwei Schlüssel.',
      'Two notations of one key would be two keys.',
    ),
    repair: newKey,
    source: 'RFC 7518, Abschnitt 6.3.1',
  },
  'exchange.key.too-short': {
    title: text('Der Schlüssel ist zu kurz', 'The key is too short'),
    message: ({ bits }) =>
      text(`Der Schlüssel hat ${bits} Bit, nötig sind 4096.`, `The key has ${bits} bits, 4096 are needed.`),
    reason: text('Kürzere Schlüssel lassen sich eher brechen.', 'Shorter keys are easier to break.'),
    repair: newKey,
    source: `${profile}; BSI TR-02102-1`,
  },
  'exchange.key.private': {
    title: text(
      'Der private Teil des Schlüssels wurde veröffentlicht',
      'The private part of the key was published',
    ),
    message: ({ member }) =>
      text(
        `Das Element ${member} gehört zum privaten Teil und steht im veröffentlichten Schlüssel.`,
        `The member ${member} belongs to the private part and is in the published key.`,
      ),
    reason: text(
      'Jeder kann damit entschlüsseln oder unterschreiben: der Schlüssel ist verbrannt.',
      'Anyone can decrypt or sign with it: the key is burnt.',
    ),
    repair: text(
      'Den Schlüssel sofort sperren, durch einen neuen ersetzen und den Vorfall melden.',
      'Revoke the key at once, replace it and report the incident.',
    ),
    source: 'RFC 7518, Abschnitt 6.3.2',
  },
  'exchange.key.x5c': {
    title: text(
      'Das Zertifikat des Schlüssels fehlt oder ist unlesbar',
      'The certificate of the key is missing or unreadable',
    ),
    message: ({ fault }) =>
      fault === 'missing'
        ? text('Es ist kein Zertifikat beigefügt.', 'There is no certificate.')
        : text('Die Zertifikate lassen sich nicht lesen.', 'The certificates cannot be read.'),
    reason: text(
      'Nur das Zertifikat zeigt, dass der Schlüssel der Behörde gehört.',
      'Only the certificate shows that the key belongs to the authority.',
    ),
    repair: newCertificate,
    source: 'RFC 7517, Abschnitt 4.7',
  },
  'exchange.key.x5c-differs': {
    title: text('Das Zertifikat gehört zu einem anderen Schlüssel', 'The certificate is for another key'),
    reason: text(
      'Ein fremdes Zertifikat beweist nichts über diesen Schlüssel.',
      'A foreign certificate proves nothing about this key.',
    ),
    repair: newCertificate,
    source: 'RFC 7517, Abschnitt 4.7',
  },
  'exchange.key.not-yet-valid': {
    title: text('Das Zertifikat gilt noch nicht', 'The certificate is not valid yet'),
    message: ({ from }) =>
      text(`Das Zertifikat gilt erst ab ${from}.`, `The certificate is valid from ${from} on.`),
    reason: text(
      'Vor dem Beginn bürgt der Aussteller nicht für den Schlüssel.',
      'Before that day the issuer does not vouch for the key.',
    ),
    repair: text(
      'Die Uhr dieses Rechners prüfen; sonst den Schlüssel erst ab diesem Tag verwenden.',
      'Check the clock of this machine; otherwise use the key from that day on.',
    ),
    source: 'RFC 5280, Abschnitt 4.1.2.5',
  },
  'exchange.key.expired': {
    title: text('Das Zertifikat ist abgelaufen', 'The certificate has expired'),
    message: ({ since }) =>
      text(`Das Zertifikat galt bis ${since}.`, `The certificate was valid until ${since}.`),
    reason: text(
      'Nach dem Ablauf bürgt der Aussteller nicht mehr für den Schlüssel.',
      'After that day the issuer no longer vouches for the key.',
    ),
    repair: newCertificate,
    source: 'RFC 5280, Abschnitt 4.1.2.5',
  },
  'exchange.key.chain-broken': {
    title: text(
      'Die Zertifikatskette ist unterbrochen: das nächste Zertifikat hat dieses nicht ausgestellt',
      'The chain of certificates is broken: the next one did not issue this one',
    ),
    reason: text(
      'Ohne lückenlose Kette lässt sich der Aussteller nicht feststellen.',
      'Without a complete chain the issuer cannot be determined.',
    ),
    repair: text(
      'Die Kette vollständig und in der Reihenfolge vom eigenen Zertifikat zur Wurzel veröffentlichen.',
      'Publish the whole chain, from the own certificate to the root.',
    ),
    source: 'RFC 5280, Abschnitt 6; RFC 7517, Abschnitt 4.7',
  },
  'exchange.key.untrusted': {
    title: text(
      'Das Zertifikat führt zu keiner eingerichteten Wurzel',
      'The certificate leads to no configured root',
    ),
    reason: text(
      'Jeder kann sich selbst ein Zertifikat ausstellen; nur die Wurzel macht es glaubwürdig.',
      'Anyone can issue a certificate; only the root makes it credible.',
    ),
    repair: text(
      'Stammt es aus der Verwaltungs-PKI, deren Wurzel in trust.roots eintragen; sonst den Schlüssel nicht verwenden.',
      'If it comes from the Verwaltungs-PKI enter its root in trust.roots; otherwise do not use the key.',
    ),
    source: 'RFC 5280, Abschnitt 6',
  },
  'exchange.key.revoked': {
    title: text('Das Zertifikat wurde gesperrt', 'The certificate was revoked'),
    reason: text(
      'Der Aussteller bürgt nicht mehr für den Schlüssel; er kann in fremden Händen sein.',
      'The issuer no longer vouches for the key; it may be in foreign hands.',
    ),
    repair: newKey,
    source: 'RFC 5280, Abschnitt 5; RFC 6960',
  },
};
