import { type LocalText, type RuleTexts, sameText, text } from '@rathaus/client-core/texts';
import type { KeyRuleValues } from '../keys/rules.ts';

const profile = text(
  'FIT-Connect, Vorgaben für kryptographische Verfahren',
  'FIT-Connect, requirements for cryptographic procedures',
);
/** The profile together with a standard, as the basis of a rule. */
const profileAnd = ({ de, en }: LocalText) => text(`${profile.de}; ${de}`, `${profile.en}; ${en}`);
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
    source: profileAnd(text('RFC 7517, Abschnitt 4.5', 'RFC 7517, section 4.5')),
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
    source: profileAnd(text('RFC 7517, Abschnitt 4.4', 'RFC 7517, section 4.4')),
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
    source: profileAnd(text('RFC 7517, Abschnitt 4.3', 'RFC 7517, section 4.3')),
  },
  'exchange.key.exponent': {
    title: text('Der öffentliche Exponent ist nicht 65537', 'The public exponent is not 65537'),
    reason: text('Andere Exponenten sind angreifbar.', 'Other exponents can be attacked.'),
    repair: newKey,
    source: profileAnd(text('RFC 7518, Abschnitt 6.3.1', 'RFC 7518, section 6.3.1')),
  },
  'exchange.key.modulus': {
    title: text('Der Modulus ist kein gültiges base64url', 'The modulus is no valid base64url'),
    reason: text(
      'Zwei Schreibweisen eines Schlüssels wären zwei Schlüssel.',
      'Two notations of one key would be two keys.',
    ),
    repair: newKey,
    source: text('RFC 7518, Abschnitt 6.3.1', 'RFC 7518, section 6.3.1'),
  },
  'exchange.key.too-short': {
    title: text('Der Schlüssel ist zu kurz', 'The key is too short'),
    message: ({ bits }) =>
      text(`Der Schlüssel hat ${bits} Bit, nötig sind 4096.`, `The key has ${bits} bits, 4096 are needed.`),
    reason: text('Kürzere Schlüssel lassen sich eher brechen.', 'Shorter keys are easier to break.'),
    repair: newKey,
    source: profileAnd(sameText('BSI TR-02102-1')),
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
    source: text('RFC 7518, Abschnitt 6.3.2', 'RFC 7518, section 6.3.2'),
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
    source: text('RFC 7517, Abschnitt 4.7', 'RFC 7517, section 4.7'),
  },
  'exchange.key.x5c-differs': {
    title: text('Das Zertifikat gehört zu einem anderen Schlüssel', 'The certificate is for another key'),
    reason: text(
      'Ein fremdes Zertifikat beweist nichts über diesen Schlüssel.',
      'A foreign certificate proves nothing about this key.',
    ),
    repair: newCertificate,
    source: text('RFC 7517, Abschnitt 4.7', 'RFC 7517, section 4.7'),
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
    source: text('RFC 5280, Abschnitt 4.1.2.5', 'RFC 5280, section 4.1.2.5'),
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
    source: text('RFC 5280, Abschnitt 4.1.2.5', 'RFC 5280, section 4.1.2.5'),
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
    source: text(
      'RFC 5280, Abschnitt 6; RFC 7517, Abschnitt 4.7',
      'RFC 5280, section 6; RFC 7517, section 4.7',
    ),
  },
  'exchange.key.chain-duplicate': {
    title: text('Ein Zertifikat steht zweimal in der Kette', 'A certificate is in the chain twice'),
    reason: text(
      'Eine Kette mit Wiederholung ist keine; manche Prüfung überspringt dann ein Glied.',
      'A chain with a repetition is none; some checks then skip a link.',
    ),
    repair: text(
      'Jedes Zertifikat einmal veröffentlichen, vom eigenen zur Wurzel.',
      'Publish each certificate once, from the own one to the root.',
    ),
    source: text('RFC 5280, Abschnitt 6.1', 'RFC 5280, section 6.1'),
  },
  'exchange.key.certificate-algorithm': {
    title: text(
      'Das Zertifikat ist mit einem nicht zugelassenen Verfahren unterschrieben',
      'The certificate is signed with an algorithm that is not allowed',
    ),
    message: ({ oid }) =>
      text(
        `Das Verfahren hat die Kennung ${oid}; zugelassen sind RSASSA-PSS, RSA und ECDSA mit SHA-256, SHA-384 oder SHA-512.`,
        `The algorithm has the id ${oid}; RSASSA-PSS, RSA and ECDSA with SHA-256, SHA-384 or SHA-512 are allowed.`,
      ),
    reason: text(
      'Mit einem schwachen Verfahren lassen sich Zertifikate fälschen.',
      'With a weak algorithm certificates can be forged.',
    ),
    repair: newCertificate,
    source: profileAnd(text('BSI TR-02102-1; RFC 4055', 'BSI TR-02102-1; RFC 4055')),
  },
  'exchange.key.issuer-key': {
    title: text('Der Schlüssel eines Ausstellers ist zu schwach', 'The key of an issuer is too weak'),
    reason: text(
      'Wer den Schlüssel eines Ausstellers bricht, stellt sich selbst Zertifikate aus; nötig sind RSA ab 2048 Bit oder eine anerkannte Kurve ab 256 Bit.',
      'Whoever breaks the key of an issuer issues certificates to himself; RSA from 2048 bits or a recognised curve from 256 bits is needed.',
    ),
    repair: newCertificate,
    source: sameText('BSI TR-02102-1'),
  },
  'exchange.key.key-usage': {
    title: text(
      'Das Zertifikat lässt diese Verwendung des Schlüssels nicht zu',
      'The certificate does not allow this use of the key',
    ),
    message: ({ wanted }) =>
      text(
        `Die Schlüsselverwendung (keyUsage) enthält ${wanted} nicht.`,
        `The key usage (keyUsage) does not contain ${wanted}.`,
      ),
    reason: text(
      'Der Aussteller bürgt nur für die Verwendung, die er einträgt.',
      'The issuer vouches only for the use that he enters.',
    ),
    repair: newCertificate,
    source: text('RFC 5280, Abschnitt 4.2.1.3', 'RFC 5280, section 4.2.1.3'),
  },
  'exchange.key.purpose': {
    title: text(
      'Das Zertifikat ist für einen anderen Zweck ausgestellt',
      'The certificate was issued for another purpose',
    ),
    reason: text(
      'Der kritische Eintrag extKeyUsage schließt jeden nicht genannten Zweck aus.',
      'The critical entry extKeyUsage excludes every purpose that it does not name.',
    ),
    repair: newCertificate,
    source: text('RFC 5280, Abschnitt 4.2.1.12', 'RFC 5280, section 4.2.1.12'),
  },
  'exchange.key.path-length': {
    title: text(
      'Der Aussteller durfte keine so lange Kette ausstellen',
      'The issuer was not allowed to issue so long a chain',
    ),
    message: ({ allowed, found }) =>
      text(
        `Unter diesem Aussteller sind ${allowed} weitere Stellen erlaubt, es sind ${found}.`,
        `Below this issuer ${allowed} further authorities are allowed, there are ${found}.`,
      ),
    reason: text(
      'Wer keine weiteren Stellen zulassen darf, kann sich auch keine geben.',
      'Whoever may not admit further authorities cannot create one.',
    ),
    repair: newCertificate,
    source: text('RFC 5280, Abschnitt 4.2.1.9', 'RFC 5280, section 4.2.1.9'),
  },
  'exchange.key.name-constraints': {
    title: text(
      'Ein Zertifikat der Kette beschränkt Namen, was hier nicht ausgewertet wird',
      'A certificate of the chain limits names, which is not evaluated here',
    ),
    reason: text(
      'Eine Beschränkung zu übergehen hieße, einem Aussteller mehr zu glauben, als ihm erlaubt ist.',
      'To ignore a limit would be to believe an issuer more than he is allowed to say.',
    ),
    repair: newCertificate,
    source: text('RFC 5280, Abschnitt 4.2.1.10', 'RFC 5280, section 4.2.1.10'),
  },
  'exchange.key.critical-extension': {
    title: text(
      'Ein Zertifikat enthält eine unbekannte kritische Erweiterung',
      'A certificate has an unknown critical extension',
    ),
    message: ({ oid }) =>
      text(
        `Die Erweiterung ${oid} ist als kritisch gekennzeichnet und hier unbekannt.`,
        `The extension ${oid} is marked as critical and unknown here.`,
      ),
    reason: text(
      'Was kritisch ist und nicht verstanden wird, macht das Zertifikat unbrauchbar.',
      'What is critical and not understood makes the certificate unusable.',
    ),
    repair: newCertificate,
    source: text('RFC 5280, Abschnitt 4.2', 'RFC 5280, section 4.2'),
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
    source: text('RFC 5280, Abschnitt 6', 'RFC 5280, section 6'),
  },
  'exchange.key.revoked': {
    title: text('Das Zertifikat wurde gesperrt', 'The certificate was revoked'),
    reason: text(
      'Der Aussteller bürgt nicht mehr für den Schlüssel; er kann in fremden Händen sein.',
      'The issuer no longer vouches for the key; it may be in foreign hands.',
    ),
    repair: newKey,
    source: text('RFC 5280, Abschnitt 5; RFC 6960', 'RFC 5280, section 5; RFC 6960'),
  },
};
