import { type LocalText, text } from '@rathaus/client-core/texts';

/** Why a certificate cannot be used, by the reason that the client gives. */
const faults: Readonly<Record<string, LocalText>> = {
  weak: text('der Schlüssel ist zu schwach', 'the key is too weak'),
  'key-type': text('der Schlüssel ist kein RSA-Schlüssel', 'the key is no RSA key'),
  several: text(
    'die Datei enthält mehrere Zertifikate; jedes braucht eine eigene, ohne die der Aussteller',
    'the file holds several certificates; each needs one of its own, without those of the issuers',
  ),
  'private-key': text(
    'die Datei enthält einen privaten Schlüssel; in diese Datei gehört nur das Zertifikat',
    'the file holds a private key; only the certificate belongs into this file',
  ),
};
const unreadable = text('das Zertifikat ist nicht lesbar', 'the certificate cannot be read');

/** What is said of a certificate that cannot be used. */
export const certificateFault = (reason: string): LocalText =>
  Object.hasOwn(faults, reason) ? faults[reason]! : unreadable;
