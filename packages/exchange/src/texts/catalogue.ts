import { type Catalogue, text } from '@rathaus/client-core/texts';
import { certificateUnchecked, revocationUnchecked } from '../keys/rules.ts';
import { keyTexts } from './key-rules.ts';
import { metadataTexts } from './metadata-rules.ts';

/** Member names of the FIT-Connect metadata (2.1.0) and of a JWK (RFC 7517, RFC 7518): no names of people. */
const members: ReadonlySet<string> = new Set(
  `$schema contentStructure data hash type content submissionSchema schemaUri mimeType signature signatureFormat
  detachedSignature attachments attachmentId purpose filename description fragments replyChannel eMail deMail fink elster
  fitConnect idBundDeMailbox additionalReferenceInfo senderReference applicationDate idBundDeApplicationId
  zustimmungZumDigitalenBescheid author name url product version manufacturer dataSets dataSetId schema
  paymentInformation transactionReference transactionId paymentMethod status publicServiceType
  kty kid alg use key_ops n e x5c x5t d p q dp dq qi oth k`.split(/\s+/),
);

/** All that is said about the checks of this package, for `explain`, `reportText`, `reportJson` and pages. */
export const catalogue: Catalogue = {
  rules: { ...metadataTexts, ...keyTexts },
  unchecked: {
    [revocationUnchecked]: {
      title: text(
        'Ob das Zertifikat gesperrt wurde, hat niemand geprüft.',
        'Nobody checked whether the certificate was revoked.',
      ),
      remedy: text(
        'In trust.isRevoked eine Abfrage der Sperrliste (CRL) oder des Auskunftsdienstes (OCSP) einrichten.',
        'Configure a query of the revocation list (CRL) or of the responder (OCSP) in trust.isRevoked.',
      ),
    },
    [certificateUnchecked]: {
      title: text(
        'Wem der Schlüssel gehört, wurde nicht geprüft: [allowInsecurePublicKey] ist gesetzt.',
        'Whose key it is was not checked: [allowInsecurePublicKey] is set.',
      ),
      remedy: text(
        'Außerhalb der Testumgebung die Angabe entfernen und die Wurzelzertifikate in trust.roots eintragen.',
        'Outside the test environment remove it and enter the root certificates in trust.roots.',
      ),
    },
  },
  reports: {
    'exchange.metadata': {
      title: text('Metadaten einer Sendung', 'Metadata of a submission'),
      verdicts: {
        passed: text('Die Metadaten erfüllen ihr Schema.', 'The metadata meet their schema.'),
        failed: text('Die Metadaten verletzen ihr Schema.', 'The metadata does not follow its schema.'),
        'not-judged': text(
          'Kein Urteil: nicht alles wurde geprüft.',
          'No verdict: not everything was checked.',
        ),
      },
      next: ({ verdict }) =>
        verdict === 'failed'
          ? text(
              'Den Bericht an den Hersteller der sendenden Software geben.',
              'Hand the report to the vendor of the sending software.',
            )
          : text('Die Sendung kann verarbeitet werden.', 'The submission can be processed.'),
    },
    'exchange.key': {
      title: text('Öffentlicher Schlüssel', 'Public key'),
      verdicts: {
        passed: text('Der Schlüssel ist vertrauenswürdig.', 'The key can be trusted.'),
        failed: text('Der Schlüssel darf nicht verwendet werden.', 'The key must not be used.'),
        'not-judged': text(
          'Kein Urteil: der Schlüssel erfüllt das Profil, aber nicht alles wurde geprüft.',
          'No verdict: the key meets the profile, but not everything was checked.',
        ),
      },
      next: ({ verdict }) =>
        verdict === 'failed'
          ? text(
              'Die Stelle verständigen, die den Schlüssel veröffentlicht.',
              'Tell whoever publishes the key.',
            )
          : verdict === 'passed'
            ? text('Der Schlüssel kann verwendet werden.', 'The key can be used.')
            : text(
                'Prüfen lassen, was offen ist, bevor personenbezogene Daten gesendet werden.',
                'Have the open points checked before personal data are sent.',
              ),
    },
  },
  isTerm: (word) => members.has(word),
};
