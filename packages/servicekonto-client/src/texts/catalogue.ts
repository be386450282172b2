import { type Catalogue, text } from '@rathaus/client-core/texts';
import {
  formerUnchecked,
  requestUnchecked,
  serviceProviderKind,
  signatureUnchecked,
} from '../metadata/rules.ts';
import { certificateRuleTexts } from './sp-certificate-rules.ts';
import { metadataRuleTexts } from './sp-metadata-rules.ts';
import { requestRuleTexts } from './sp-request-rules.ts';

/** Names of elements and attributes of SAML and of the extension of AKDB: no names of people. */
const members: ReadonlySet<string> = new Set(
  `EntityDescriptor EntitiesDescriptor SPSSODescriptor IDPSSODescriptor KeyDescriptor KeyInfo X509Data X509Certificate
  EncryptionMethod DigestMethod SigningMethod Extensions UIInfo NameIDFormat SingleLogoutService
  AssertionConsumerService Organization ContactPerson AttributeConsumingService
  @ID @entityID @validUntil @use @Location @Binding @AuthnRequestsSigned @WantAssertionsSigned
  AuthnRequest Issuer Signature Subject NameIDPolicy Conditions RequestedAuthnContext Scoping AuthnContextClassRef
  AuthenticationRequest AuthnMethods RequestedAttributes RequestedAttribute DisplayInformation Version
  OrganizationDisplayName OnlineServiceId Lang BackURL Enabled
  @AssertionConsumerServiceURL @Comparison @Version`.split(/\s+/),
);

/** All that is said about the checks of this package, for `explain`, `reportText`, `reportJson` and pages. */
export const catalogue: Catalogue = {
  rules: { ...metadataRuleTexts, ...certificateRuleTexts, ...requestRuleTexts },
  unchecked: {
    [requestUnchecked]: {
      title: text(
        'Keine Anfrage wurde geprüft: die Hälfte der Regeln betrifft sie.',
        'No request was judged: half of the rules are about it.',
      ),
      remedy: text(
        'Eine Anfrage mitgeben, wie der Browser sie an den Anmeldedienst sendet (Feld SAMLRequest).',
        'Give a request as the browser sends it to the provider (field SAMLRequest).',
      ),
    },
    [formerUnchecked]: {
      title: text(
        'Ob sich die entityID geändert hat, wurde nicht geprüft: die bisherigen Metadaten sind nicht lesbar.',
        'Whether the entityID has changed was not judged: the former metadata cannot be read.',
      ),
      remedy: text(
        'Die Metadaten angeben, die beim Anmeldedienst eingetragen sind, oder deren entityID.',
        'Give the metadata that are registered at the provider, or their entityID.',
      ),
    },
    [signatureUnchecked]: {
      title: text(
        'Die Signatur der Anfrage wurde nicht geprüft: die Metadaten haben kein Zertifikat dafür.',
        'The signature of the request was not verified: the metadata have no certificate for it.',
      ),
      remedy: text(
        'Das Zertifikat für Signaturen in die Metadaten aufnehmen.',
        'Put the certificate for signatures into the metadata.',
      ),
    },
  },
  reports: {
    [serviceProviderKind]: {
      title: text('Metadaten und Anfrage eines Dienstes (SAML)', 'Metadata and request of a service (SAML)'),
      verdicts: {
        passed: text(
          'Metadaten und Anfrage halten die öffentlichen Regeln ein.',
          'Metadata and request follow the public rules.',
        ),
        failed: text(
          'Mindestens ein Fehler verhindert Anmeldungen oder trennt Personen von ihren Konten.',
          'At least one fault keeps people from logging in or cuts them off from their accounts.',
        ),
        'not-judged': text(
          'Kein Urteil: nicht alles wurde geprüft.',
          'No verdict: not everything was checked.',
        ),
      },
      next: ({ verdict }) =>
        verdict === 'failed'
          ? text(
              'Die Fehler beheben und noch einmal prüfen, bevor die Metadaten eingereicht werden.',
              'Mend the faults and judge again before the metadata are handed in.',
            )
          : verdict === 'passed'
            ? text('Die Metadaten beim Anmeldedienst einreichen.', 'Hand the metadata in at the provider.')
            : text(
                'Nachholen, was offen ist, bevor die Metadaten eingereicht werden.',
                'Do what is open before the metadata are handed in.',
              ),
    },
  },
  isTerm: (word) => members.has(word),
};
