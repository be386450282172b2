import { type ErrorText, text } from '@rathaus/client-core/texts';
import { UsageFault } from '../../../program/usage-fault.ts';

/** What can be wrong with the file of a private key. */
export type KeyFileCode =
  | 'key-file-none'
  | 'key-file-public'
  | 'key-file-certificate'
  | 'key-file-kid'
  | 'key-file-passphrase'
  | 'key-file-unreadable'
  | 'key-file-use'
  | 'key-file-algorithm'
  | 'key-file-weak'
  | 'key-file-seal';

const namePrivate = text(
  'Die Datei mit dem privaten Teil nennen; bei rathaus exchange keys new heißt sie ….privat.jwk.json oder ….privat.pem.',
  'Name the file with the private part; rathaus exchange keys new calls it ….privat.jwk.json or ….privat.pem.',
);

/** Meaning and remedy of each, in the words of a configuration. */
export const keyFileTexts: Readonly<Record<KeyFileCode, ErrorText>> = {
  'key-file-none': {
    meaning: text(
      'Das ist keine Schlüsseldatei: erwartet wird ein privater Schlüssel als JWK (JSON) oder PEM.',
      'This is no key file: a private key is expected, as JWK (JSON) or PEM.',
    ),
    remedy: namePrivate,
  },
  'key-file-public': {
    meaning: text(
      'Das ist ein öffentlicher Schlüssel; gebraucht wird der private.',
      'This is a public key; the private one is needed.',
    ),
    remedy: namePrivate,
  },
  'key-file-certificate': {
    meaning: text(
      'Das ist ein Zertifikat; gebraucht wird der private Schlüssel.',
      'This is a certificate; the private key is needed.',
    ),
    remedy: namePrivate,
  },
  'key-file-kid': {
    meaning: text(
      'In der Datei steht nicht, welche Kennung (kid) der Schlüssel hat.',
      'The file does not say which key id (kid) the key has.',
    ),
    remedy: text(
      'Statt des bloßen Pfades { "file": "PFAD", "kid": "KENNUNG" } schreiben; die Kennung steht als "kid" im öffentlichen Schlüssel am Zustellpunkt.',
      'Write { "file": "PATH", "kid": "ID" } instead of the bare path; the id is the "kid" of the public key at the destination.',
    ),
  },
  'key-file-passphrase': {
    meaning: text(
      'Der Schlüssel ist mit einer Passphrase verschlossen, und keine ist genannt.',
      'The key is locked by a passphrase, and none is named.',
    ),
    remedy: text(
      'Neben "file" und "kid" auch "passphrase" nennen: { "file": "PFAD" } oder { "env": "NAME" }.',
      'Beside "file" and "kid" name "passphrase", too: { "file": "PATH" } or { "env": "NAME" }.',
    ),
  },
  'key-file-unreadable': {
    meaning: text(
      'Der private Schlüssel lässt sich nicht lesen: die Datei ist beschädigt, oder die Passphrase stimmt nicht.',
      'The private key cannot be read: the file is damaged, or the passphrase is wrong.',
    ),
    remedy: text(
      'Passphrase prüfen; sonst die Datei aus der Sicherung holen.',
      'Check the passphrase; else take the file from the backup.',
    ),
  },
  'key-file-use': {
    meaning: text(
      'Dieser Schlüssel ist für den anderen Zweck bestimmt.',
      'This key is meant for the other use.',
    ),
    remedy: text(
      'Der Schlüssel zum Verschlüsseln gehört in "decryptionKeys", der zum Signieren in "signingKey".',
      'The key for encryption belongs in "decryptionKeys", that for signatures in "signingKey".',
    ),
  },
  'key-file-algorithm': {
    meaning: text(
      'Diese Art von Schlüssel lässt FIT-Connect nicht zu.',
      'FIT-Connect does not allow this kind of key.',
    ),
    remedy: text(
      'Ein RSA-Schlüsselpaar nehmen; rathaus exchange keys new erzeugt es.',
      'Take a pair of RSA keys; rathaus exchange keys new makes it.',
    ),
  },
  'key-file-weak': {
    meaning: text(
      'Der RSA-Schlüssel ist zu kurz, um noch sicher zu sein.',
      'The RSA key is too short to be safe.',
    ),
    remedy: text(
      'Ein neues Paar erzeugen (rathaus exchange keys new) und hinterlegen.',
      'Make a new pair (rathaus exchange keys new) and publish it.',
    ),
  },
  'key-file-seal': {
    meaning: text('Mit dieser Art Schlüssel wird nicht gesiegelt.', 'This kind of key does not seal.'),
    remedy: text(
      'Einen Schlüssel mit RSA ab 2048 Bit oder auf der Kurve P-256 oder P-384 nehmen.',
      'Take a key of RSA from 2048 bits, or one on the curve P-256 or P-384.',
    ),
  },
};

/** A file that is no usable private key: named, with what it is and what helps. Nothing of it is quoted. */
export class KeyFileFault extends UsageFault {
  readonly code: KeyFileCode;
  readonly path: string;
  constructor(path: string, code: KeyFileCode) {
    const { meaning, remedy } = keyFileTexts[code];
    super(`${path}: ${meaning.de} ${remedy.de}`, `${path}: ${meaning.en} ${remedy.en}`);
    this.code = code;
    this.path = path;
  }
}
