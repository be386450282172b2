import { type Catalogue, text } from '@rathaus/client-core/texts';
import { certificateUnchecked, revocationUnchecked } from '../keys/rules.ts';
import { metadataVersionUnchecked } from '../metadata/rules.ts';
import { dataTexts, dataUncheckedTexts } from './data-rules.ts';
import { keyTexts } from './key-rules.ts';
import { metadataTexts } from './metadata-rules.ts';
import { proofReportText } from './proof-report.ts';
import { proofTexts } from './proof-rules.ts';
import { proofUncheckedTexts } from './proof-unchecked.ts';

/** Member names of the FIT-Connect metadata (1.0.0, 2.1.0) and of a JWK (RFC 7517, RFC 7518): no names of people. */
const members: ReadonlySet<string> = new Set(
  `$schema contentStructure data hash type content submissionSchema schemaUri mimeType signature signatureFormat
  detachedSignature attachments attachmentId purpose filename description fragments replyChannel eMail deMail fink elster
  fitConnect idBundDeMailbox additionalReferenceInfo senderReference applicationDate idBundDeApplicationId
  zustimmungZumDigitalenBescheid author name url product version manufacturer dataSets dataSetId schema
  paymentInformation transactionReference transactionId transactionUrl transactionTimestamp paymentMethod
  paymentMethodDetail status grossAmount publicServiceType identifier authenticationInformation eidasAdesProfile address
  pgpPublicKey finkPostfachRef host accountId lieferTicket geschaeftszeichen processStandards encryptionPublicKey
  mailboxUuid
  kty kid alg use key_ops n e x5c x5t d p q dp dq qi oth k
  reference submissionId caseId destinationId destination encryptionKid parts metadata sha512 encryptedSha512 opening
  plaintext header seed events keys service`.split(/\s+/),
);

/** All that is said about the checks of this package, for `explain`, `reportText`, `reportJson` and pages. */
export const catalogue: Catalogue = {
  rules: { ...metadataTexts, ...dataTexts, ...keyTexts, ...proofTexts },
  unchecked: {
    ...proofUncheckedTexts,
    ...dataUncheckedTexts,
    [metadataVersionUnchecked]: {
      title: text(
        'Die Metadaten haben eine Version, deren Schema hier nicht bekannt ist.',
        'The metadata have a version whose schema is not known here.',
      ),
      remedy: text(
        'Eine Fassung dieses Pakets einsetzen, die diese Version liest, oder die Metadaten von einem Menschen prüfen lassen.',
        'Install a release of this package that reads this version, or have a person look at the metadata.',
      ),
    },
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
    'exchange.proof': proofReportText,
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
          : verdict === 'passed'
            ? text('Die Sendung kann verarbeitet werden.', 'The submission can be processed.')
            : text(
                'Die Sendung weder annehmen noch zurückweisen, bevor die Version geklärt ist.',
                'Neither accept nor reject the submission before the version is clear.',
              ),
    },
    'exchange.data': {
      title: text('Fachdaten einer Sendung', 'Data of a submission'),
      verdicts: {
        passed: text('Die Fachdaten erfüllen ihr Schema.', 'The data meet their schema.'),
        failed: text('Die Fachdaten verletzen ihr Schema.', 'The data break their schema.'),
        'not-judged': text(
          'Kein Urteil: nicht alles wurde geprüft.',
          'No verdict: not everything was checked.',
        ),
      },
      next: ({ verdict }) =>
        verdict === 'failed'
          ? text(
              'Die Sendung zurückweisen oder den Bericht an den Hersteller der sendenden Software geben.',
              'Reject the submission or hand the report to the vendor of the sending software.',
            )
          : verdict === 'passed'
            ? text('Die Daten können übernommen werden.', 'The data can be taken over.')
            : text(
                'Die Daten ansehen, bevor sie übernommen oder zurückgewiesen werden.',
                'Look at the data before they are taken over or rejected.',
              ),
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
