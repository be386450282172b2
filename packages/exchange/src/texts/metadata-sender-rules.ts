import { type RuleTexts, text } from '@rathaus/client-core/texts';
import type { MetadataRuleValues } from '../metadata/rules.ts';
import { member, old, refused } from './metadata-sources.ts';

/** What is said about who applies for what, and who sends: service, proofs of identity, references, author. */
export const senderTexts = {
  'exchange.metadata.service-identifier': {
    title: text(
      'Die Kennung der Verwaltungsleistung ist keine URN',
      'The identifier of the public service is no URN',
    ),
    reason: text(
      'An der Kennung erkennt der Empfänger, welche Leistung beantragt wird.',
      'By the identifier the receiver knows which service is applied for.',
    ),
    repair: text(
      'Eine URN in Kleinbuchstaben mit 7 bis 255 Zeichen angeben, etwa urn:de:fim:leika:leistung:99102013104000.',
      'Give a URN in lower case of 7 to 255 characters, such as urn:de:fim:leika:leistung:99102013104000.',
    ),
    source: old('publicServiceType.identifier'),
  },
  'exchange.metadata.authentication': {
    title: text(
      'Die Liste der Identifikationsnachweise ist leer oder keine Liste',
      'The list of proofs of identity is empty or no list',
    ),
    reason: refused,
    repair: text(
      'Mindestens einen Nachweis angeben oder das Element weglassen.',
      'Give at least one proof or leave the member out.',
    ),
    source: old('authenticationInformation'),
  },
  'exchange.metadata.authentication-type': {
    title: text(
      'Die Art eines Identifikationsnachweises ist nicht erlaubt',
      'The type of a proof of identity is not allowed',
    ),
    reason: refused,
    repair: text('identificationReport angeben.', 'Give identificationReport as its type.'),
    source: old('authenticationInformation.type'),
  },
  'exchange.metadata.authentication-version': {
    title: text(
      'Die Version eines Identifikationsnachweises ist keine',
      'The version of a proof of identity is none',
    ),
    reason: text(
      'Ohne die Version weiß der Empfänger nicht, wie er den Nachweis lesen soll.',
      'Without the version the receiver does not know how to read the proof.',
    ),
    repair: text(
      'Eine Version aus drei Zahlen angeben, etwa 1.0.0.',
      'Give a version of three numbers, such as 1.0.0.',
    ),
    source: old('authenticationInformation.version'),
  },
  'exchange.metadata.authentication-content': {
    title: text(
      'Ein Identifikationsnachweis ist nicht in Base64url angegeben',
      'A proof of identity is not given in Base64url',
    ),
    reason: text('Der Empfänger kann den Nachweis so nicht lesen.', 'The receiver cannot read the proof so.'),
    repair: text('Den Nachweis in Base64url angeben.', 'Give the proof in Base64url.'),
    source: old('authenticationInformation.content'),
  },
  'exchange.metadata.reference-member': {
    title: text(
      'Die Angaben zum Vorgang haben ein Element, das das Schema verbietet',
      'The reference information has a member that the schema forbids',
    ),
    message: ({ members }) =>
      text(`Zahl der verbotenen Elemente: ${members}.`, `Number of forbidden members: ${members}.`),
    reason: refused,
    repair: text(
      'Nur senderReference, applicationDate, idBundDeApplicationId und zustimmungZumDigitalenBescheid angeben.',
      'Give only senderReference, applicationDate, idBundDeApplicationId and zustimmungZumDigitalenBescheid.',
    ),
    source: member('additionalReferenceInfo'),
  },
  'exchange.metadata.application-date': {
    title: text('Das Antragsdatum ist kein Datum', 'The date of the application is no date'),
    reason: text('Vom Antragsdatum hängen Fristen ab.', 'Time limits depend on the date of the application.'),
    repair: text('Ein Datum in der Form JJJJ-MM-TT angeben.', 'Give a date in the form YYYY-MM-DD.'),
    source: member('additionalReferenceInfo.applicationDate'),
  },
  'exchange.metadata.application-id': {
    title: text(
      'Die Antrags-ID der DeutschlandID ist keine UUID',
      'The application id of DeutschlandID is no UUID',
    ),
    reason: text(
      'Ohne sie zeigt der Statusmonitor den Stand des Antrags nicht.',
      'Without it the status monitor does not show the state of the application.',
    ),
    repair: text(
      'Die Antrags-ID aus dem Login angeben oder das Element weglassen.',
      'Give the id from the login or leave the member out.',
    ),
    source: member('additionalReferenceInfo.idBundDeApplicationId'),
  },
  'exchange.metadata.consent': {
    title: text(
      'Die Zustimmung zum digitalen Bescheid ist nicht eindeutig',
      'The consent to a digital decision is not unambiguous',
    ),
    reason: text(
      'Ein Bescheid darf nur mit klarer Zustimmung digital bekannt gegeben werden.',
      'A decision may be announced digitally with clear consent only.',
    ),
    repair: text(
      'true oder false angeben oder das Element weglassen.',
      'Give true or false or leave the member out.',
    ),
    source: member('additionalReferenceInfo.zustimmungZumDigitalenBescheid'),
  },
  'exchange.metadata.author': {
    title: text(
      'Die Selbstauskunft des sendenden Systems ist unvollständig',
      'The self-description of the sending system is incomplete',
    ),
    reason: text(
      'Sie hilft, bei Fehlern den Hersteller zu finden.',
      'It helps to find the vendor when something fails.',
    ),
    repair: text(
      'Name, Produktname, Version und Hersteller als Text angeben.',
      'Give name, product name, version and manufacturer as text.',
    ),
    source: member('author'),
  },
} satisfies Partial<RuleTexts<MetadataRuleValues>>;
