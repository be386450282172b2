import type { ErrorText } from '@rathaus/client-core/texts';
import type { SealRefusal } from '../proof/container/seal-certificates.ts';
import { entry } from './error-entry.ts';

/** What each `details.reason` of `exchange.proof.seal-refused` means, and what to do about it. */
export const sealRefusalTexts: Readonly<Record<SealRefusal, ErrorText>> = {
  algorithm: entry(
    [
      'Der Schlüssel signiert mit einem Verfahren, das kein Siegel kennt.',
      'The key signs by a method that no seal knows.',
    ],
    [
      'PS256, PS512, RS256, RS512, ES256 oder ES384 verwenden.',
      'Use PS256, PS512, RS256, RS512, ES256 or ES384.',
    ],
  ),
  certificate: entry(
    [
      'Hier steht kein lesbares Zertifikat in PEM (-----BEGIN CERTIFICATE-----).',
      'There is no readable certificate in PEM here (-----BEGIN CERTIFICATE-----).',
    ],
    [
      'Das Zertifikat des Schlüssels als PEM angeben, danach die seiner Aussteller; aus DER macht es: openssl x509 -inform DER -in DATEI -out DATEI.pem',
      'Name the certificate of the key in PEM, then those of its issuers; of DER it is made by: openssl x509 -inform DER -in FILE -out FILE.pem',
    ],
  ),
  'too-many': entry(
    ['Das sind mehr als zehn Zertifikate.', 'These are more than ten certificates.'],
    [
      'Nur das Zertifikat des Schlüssels und die seiner Aussteller angeben.',
      'Name the certificate of the key and those of its issuers only.',
    ],
  ),
  authority: entry(
    [
      'Das erste Zertifikat ist das einer Zertifizierungsstelle (CA:TRUE): Es stellt Zertifikate aus und siegelt nicht.',
      'The first certificate is one of a certificate authority (CA:TRUE): it issues certificates and seals nothing.',
    ],
    [
      'Steht die Wurzel zuerst, die Reihenfolge umkehren. Ein selbst erzeugtes Zertifikat zum Probieren braucht bei openssl req -x509 dazu: -addext basicConstraints=critical,CA:FALSE -addext keyUsage=critical,digitalSignature',
      'If the root comes first, turn the order round. A certificate of your own for a trial needs with openssl req -x509 also: -addext basicConstraints=critical,CA:FALSE -addext keyUsage=critical,digitalSignature',
    ],
  ),
  chain: entry(
    [
      'Ein Zertifikat ist nicht vom folgenden ausgestellt.',
      'A certificate is not issued by the one after it.',
    ],
    [
      'Zuerst das Zertifikat des Schlüssels angeben, dann jeweils das seines Ausstellers.',
      'Name the certificate of the key first, then that of its issuer, and so on.',
    ],
  ),
  usage: entry(
    [
      'Die Schlüsselverwendung (keyUsage) des Zertifikats erlaubt keine Signatur.',
      'The key usage of the certificate allows no signature.',
    ],
    [
      'Ein Zertifikat mit digitalSignature oder nonRepudiation ausstellen lassen.',
      'Have a certificate issued with digitalSignature or nonRepudiation.',
    ],
  ),
  validity: entry(
    [
      'Das Zertifikat gilt zur Zeit der Uhr dieses Rechners nicht.',
      'The certificate is not valid at the time of the clock of this machine.',
    ],
    ['Die Uhr prüfen; sonst das Zertifikat erneuern.', 'Check the clock; else renew the certificate.'],
  ),
  key: entry(
    [
      'Der Schlüssel des Zertifikats passt nicht zum Verfahren oder ist zu schwach.',
      'The key of the certificate does not fit the algorithm, or is too weak.',
    ],
    [
      'Das Zertifikat zu diesem Schlüssel angeben: RSA ab 2048 Bit, P-256 für ES256, P-384 für ES384.',
      'Name the certificate of this key: RSA from 2048 bits, P-256 for ES256, P-384 for ES384.',
    ],
  ),
  signature: entry(
    ['Der Schlüssel gehört nicht zum ersten Zertifikat.', 'The key is not that of the first certificate.'],
    [
      'Schlüssel und Zertifikat desselben Siegels angeben, das Zertifikat des Schlüssels zuerst.',
      'Name key and certificate of the same seal, the certificate of the key first.',
    ],
  ),
};
