import { type RuleTexts, text } from '@rathaus/client-core/texts';
import type { AgentRuleValues } from '../../dcat/check/rules/agents.ts';
import { notListed } from './written.ts';

export const agentTexts: RuleTexts<AgentRuleValues> = {
  'opendata.dataset.publisher-name': {
    title: text('Die veröffentlichende Stelle hat keinen Namen', 'The publisher has no name'),
    reason: text(
      'Seit 3.0 ist die veröffentlichende Stelle Pflicht.',
      'Since 3.0 the publisher is mandatory.',
    ),
    repair: text('Den Namen der Behörde eintragen.', 'Enter the name of the authority.'),
    source: 'DCAT-AP.de 3.0 Dataset, dcterms:publisher (Pflicht); Agent, foaf:name (Pflicht)',
  },
  'opendata.dataset.publisher-type': {
    title: text(
      'Der Typ der veröffentlichenden Stelle steht nicht in der Liste',
      'The publisher type is not in the list',
    ),
    message: notListed('Der Typ', 'The type'),
    reason: text(
      'Erlaubt sind LocalAuthority, RegionalAuthority, NationalAuthority, SupraNationalAuthority.',
      'Allowed are LocalAuthority, RegionalAuthority, NationalAuthority, SupraNationalAuthority.',
    ),
    repair: text('Für eine Kommune LocalAuthority wählen.', 'Choose LocalAuthority for a municipality.'),
    source: 'DCAT-AP.de 3.0 Agent, dcterms:type; K36, K37',
  },
  'opendata.dataset.contributor-present': {
    title: text('Die Kennung des Datenbereitstellers (contributorID) fehlt', 'The contributorID is missing'),
    reason: text(
      'GovData verlangt genau eine Kennung; fehlt sie, ergänzt sie erst der nächste Harvester.',
      'GovData demands exactly one; when missing, only the next harvester adds it.',
    ),
    repair: text('Für Kommunen in NRW „openNRW“ eintragen.', 'Enter "openNRW" for municipalities of NRW.'),
    source: 'DCAT-AP.de K12; GovData dashboard rule',
  },
  'opendata.dataset.contributor-known': {
    title: text(
      'Die contributorID steht nicht in der Liste von GovData',
      'The contributorID is not in GovData’s list',
    ),
    message: notListed('Die Kennung', 'The id'),
    reason: text('GovData weist unbekannte Kennungen zurück.', 'GovData refuses unknown ids.'),
    repair: text(
      'Eine Kennung der Liste verwenden, in NRW „openNRW“.',
      'Use an id of the list, in NRW "openNRW".',
    ),
    source: 'DCAT-AP.de K13; list of 2025-10-21',
  },
  'opendata.dataset.contact-present': {
    title: text('Es gibt keine Kontaktstelle', 'There is no contact point'),
    reason: text('Wer Fragen zu den Daten hat, findet niemanden.', 'Users with questions find nobody.'),
    repair: text('Ein Funktionspostfach als Kontakt angeben.', 'Give a function mailbox as contact.'),
    source: 'DCAT-AP.de 3.0 Dataset, dcat:contactPoint (Empfohlen); MQA reusability',
  },
  'opendata.dataset.contact-reachable': {
    title: text(
      'Die Kontaktstelle hat weder E-Mail noch Webadresse noch Telefon',
      'The contact point has neither e-mail nor web address nor telephone',
    ),
    reason: text('Mindestens eines davon ist Pflicht.', 'At least one of them is mandatory.'),
    repair: text('E-Mail oder Kontaktformular eintragen.', 'Enter an e-mail address or a contact form.'),
    source: 'DCAT-AP.de 3.0 ContactPoint; K01',
  },
  'opendata.dataset.contact-email': {
    title: text('Eine E-Mail-Adresse ist keine', 'An e-mail address is not one'),
    reason: text(
      'Sie wird als mailto-IRI geschrieben und muss gültig sein.',
      'It is written as a mailto IRI and must be valid.',
    ),
    repair: text(
      'Die Adresse berichtigen, ohne „mailto:“ und Leerzeichen.',
      'Correct it, without "mailto:" and blanks.',
    ),
    source: 'DCAT-AP.de 3.0 ContactPoint, vcard:hasEmail (mailto IRI)',
  },
  'opendata.dataset.contact-telephone': {
    title: text('Die Telefonnummer enthält keine Ziffern', 'The telephone number contains no digits'),
    reason: text(
      'Sie wird als tel-IRI geschrieben, ohne Ziffern gar nicht.',
      'It is written as a tel IRI, and without digits not at all.',
    ),
    repair: text('Die Nummer nach DIN 5008 eintragen.', 'Enter the number as DIN 5008 says.'),
    source: 'DCAT-AP.de 3.0 ContactPoint, vcard:hasTelephone (tel IRI)',
  },
  'opendata.dataset.contact-not-personal': {
    title: text('Die Kontaktstelle ist als Person eingetragen', 'The contact point is entered as a person'),
    reason: text(
      'Metadaten dürfen in NRW keine personenbezogenen Daten enthalten.',
      'In NRW metadata must not contain personal data.',
    ),
    repair: text(
      'Stelle und Funktionspostfach statt der Person nennen.',
      'Name the office and a function mailbox instead.',
    ),
    source: '§ 4 Open Data-Verordnung NRW',
  },
};
