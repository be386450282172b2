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
    source: text(
      'DCAT-AP.de 3.0, Datensatz: dcterms:publisher (Pflicht); Akteur: foaf:name (Pflicht)',
      'DCAT-AP.de 3.0, dataset: dcterms:publisher (mandatory); agent: foaf:name (mandatory)',
    ),
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
    source: text(
      'DCAT-AP.de 3.0, Akteur: dcterms:type; Konventionen K36 und K37',
      'DCAT-AP.de 3.0, agent: dcterms:type; conventions K36 and K37',
    ),
  },
  'opendata.dataset.contributor-present': {
    title: text('Die Kennung des Datenbereitstellers (contributorID) fehlt', 'The contributorID is missing'),
    reason: text(
      'GovData verlangt genau eine Kennung; fehlt sie, ergänzt sie erst der nächste Harvester.',
      'GovData demands exactly one; when missing, only the next harvester adds it.',
    ),
    repair: text('Für Kommunen in NRW „openNRW“ eintragen.', 'Enter "openNRW" for municipalities of NRW.'),
    source: text(
      'DCAT-AP.de, Konvention K12; Regel des GovData-Dashboards',
      'DCAT-AP.de, convention K12; rule of the GovData dashboard',
    ),
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
    source: text(
      'DCAT-AP.de, Konvention K13; Liste vom 21. Oktober 2025',
      'DCAT-AP.de, convention K13; list of 21 October 2025',
    ),
  },
  'opendata.dataset.contact-present': {
    title: text('Es gibt keine Kontaktstelle', 'There is no contact point'),
    reason: text('Wer Fragen zu den Daten hat, findet niemanden.', 'Users with questions find nobody.'),
    repair: text('Ein Funktionspostfach als Kontakt angeben.', 'Give a function mailbox as contact.'),
    source: text(
      'DCAT-AP.de 3.0, Datensatz: dcat:contactPoint (empfohlen); europäische Bewertung der Metadatenqualität (MQA): Nachnutzbarkeit',
      'DCAT-AP.de 3.0, dataset: dcat:contactPoint (recommended); European Metadata Quality Assessment (MQA): reusability',
    ),
  },
  'opendata.dataset.contact-reachable': {
    title: text(
      'Die Kontaktstelle hat weder E-Mail noch Webadresse noch Telefon',
      'The contact point has neither e-mail nor web address nor telephone',
    ),
    reason: text('Mindestens eines davon ist Pflicht.', 'At least one of them is mandatory.'),
    repair: text('E-Mail oder Kontaktformular eintragen.', 'Enter an e-mail address or a contact form.'),
    source: text('DCAT-AP.de 3.0, Kontakt; Konvention K01', 'DCAT-AP.de 3.0, contact point; convention K01'),
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
    source: text(
      'DCAT-AP.de 3.0, Kontakt: vcard:hasEmail (IRI mit mailto)',
      'DCAT-AP.de 3.0, contact point: vcard:hasEmail (mailto IRI)',
    ),
  },
  'opendata.dataset.contact-telephone': {
    title: text('Die Telefonnummer enthält keine Ziffern', 'The telephone number contains no digits'),
    reason: text(
      'Sie wird als tel-IRI geschrieben, ohne Ziffern gar nicht.',
      'It is written as a tel IRI, and without digits not at all.',
    ),
    repair: text('Die Nummer nach DIN 5008 eintragen.', 'Enter the number as DIN 5008 says.'),
    source: text(
      'DCAT-AP.de 3.0, Kontakt: vcard:hasTelephone (IRI mit tel)',
      'DCAT-AP.de 3.0, contact point: vcard:hasTelephone (tel IRI)',
    ),
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
    source: text(
      '§ 4 Open Data-Verordnung NRW',
      'Section 4 of the open data regulation of NRW (Open Data-Verordnung NRW)',
    ),
  },
};
