import { text, type UncheckedText } from '@rathaus/client-core/texts';
import {
  destinationUnchecked,
  hashesUnchecked,
  oldVersionUnchecked,
  serviceUnchecked,
} from '../proof/rules.ts';

/** What is said about what nobody checked in a proof. */
export const proofUncheckedTexts: Readonly<Record<string, UncheckedText>> = {
  [serviceUnchecked]: {
    title: text(
      'Ob der Schlüssel dem Zustelldienst gehört, wurde nicht geprüft.',
      'Whether the key is that of the delivery service was not checked.',
    ),
    remedy: text(
      'In trust.serviceKeys die Fingerabdrücke seiner Schlüssel oder in trust.serviceCertificate den Inhaber seines Zertifikats nennen.',
      'Name the thumbprints of its keys in trust.serviceKeys or the holder of its certificate in trust.serviceCertificate.',
    ),
  },
  [destinationUnchecked]: {
    title: text(
      'Ob der Schlüssel der empfangenden Stelle gehört, wurde nicht geprüft.',
      'Whether the key is that of the receiving office was not checked.',
    ),
    remedy: text(
      'In trust.destinationCertificate nennen, auf wen ihr Zertifikat ausgestellt ist, oder in trust.destinationKeys ihre Schlüssel.',
      'Name in trust.destinationCertificate to whom its certificate is issued, or its keys in trust.destinationKeys.',
    ),
  },
  [hashesUnchecked]: {
    title: text(
      'Ob die Prüfsummen die des angenommenen Inhalts sind, lässt sich nicht prüfen.',
      'Whether the digests are those of the accepted content cannot be checked.',
    ),
    remedy: text(
      'Einen Nachweis verwenden, der die Metadaten öffnet; ohne sie sind die Prüfsummen eine Angabe des Absenders.',
      'Use a proof that opens its metadata; without them the digests are the word of the sender.',
    ),
  },
  [oldVersionUnchecked]: {
    title: text(
      'Der Nachweis hat die Version 1 und kann nicht zeigen, was er sagt.',
      'The proof has version 1 and cannot show what it says.',
    ),
    remedy: text(
      'Die Annahme im Protokoll des Zustelldienstes nachsehen oder den Empfänger um Bestätigung bitten: Version 1 bindet weder den Schlüssel an den Empfänger noch die Prüfsummen an die Annahme.',
      'Look the acceptance up in the log of the service or ask the recipient to confirm it: version 1 binds neither the key to the recipient nor the digests to the acceptance.',
    ),
  },
};
