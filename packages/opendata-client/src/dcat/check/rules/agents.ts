import { codeOf, contributor, publisherType, suggestCode } from '../../vocabulary/index.ts';
import { type Hit, hitIf, hits, type Rule } from '../rule.ts';
import { isEmpty } from './texts.ts';

const email = /^[^\s@:<>"{}|\\^`]+@[^\s@:<>"{}|\\^`]+\.[^\s@.<>"{}|\\^`]+$/;
const control = /\p{Cc}/u;
const hasBadEmail = (item: { email?: string }) =>
  item.email !== undefined && (!email.test(item.email) || control.test(item.email));

export const agentRules: readonly Rule[] = [
  {
    id: 'publisher-name',
    severity: 'error',
    source: 'DCAT-AP.de 3.0 Dataset, dcterms:publisher (Pflicht); Agent, foaf:name (Pflicht)',
    message: { de: 'Die veröffentlichende Stelle hat keinen Namen.', en: 'The publisher has no name.' },
    reason: {
      de: 'Seit 3.0 ist die veröffentlichende Stelle Pflicht.',
      en: 'Since 3.0 the publisher is mandatory.',
    },
    repair: { de: 'Den Namen der Behörde eintragen.', en: 'Enter the name of the authority.' },
    find: (dataset) => hitIf(isEmpty(dataset.publisher.name), 'publisher.name'),
  },
  {
    id: 'publisher-type',
    severity: 'error',
    source: 'DCAT-AP.de 3.0 Agent, dcterms:type; K36, K37',
    message: {
      de: 'Der Typ der veröffentlichenden Stelle steht nicht in der Liste.',
      en: 'The publisher type is not in the list.',
    },
    reason: {
      de: 'Erlaubt sind LocalAuthority, RegionalAuthority, NationalAuthority, SupraNationalAuthority.',
      en: 'Allowed are LocalAuthority, RegionalAuthority, NationalAuthority, SupraNationalAuthority.',
    },
    repair: {
      de: 'Für eine Kommune LocalAuthority wählen.',
      en: 'Choose LocalAuthority for a municipality.',
    },
    *find({ publisher: { type } }): Generator<Hit> {
      if (type === undefined || codeOf(publisherType, type) !== undefined) return;
      const suggestion = suggestCode(publisherType, type);
      yield { place: 'publisher.type', ...(suggestion === undefined ? {} : { suggestion }) };
    },
  },
  {
    id: 'contributor-present',
    severity: 'warning',
    source: 'DCAT-AP.de K12; GovData dashboard rule',
    message: {
      de: 'Die Kennung des Datenbereitstellers (contributorID) fehlt.',
      en: 'The contributorID is missing.',
    },
    reason: {
      de: 'GovData verlangt genau eine Kennung; fehlt sie, ergänzt sie erst der nächste Harvester.',
      en: 'GovData demands exactly one; when missing, only the next harvester adds it.',
    },
    repair: {
      de: 'Für Kommunen in NRW „openNRW“ eintragen.',
      en: 'Enter "openNRW" for municipalities of NRW.',
    },
    find: (dataset) => hitIf(dataset.contributorID === undefined, 'contributorID'),
  },
  {
    id: 'contributor-known',
    severity: 'error',
    source: 'DCAT-AP.de K13; list of 2025-10-21',
    message: {
      de: 'Die contributorID steht nicht in der Liste von GovData.',
      en: 'The contributorID is not in GovData’s list.',
    },
    reason: { de: 'GovData weist unbekannte Kennungen zurück.', en: 'GovData refuses unknown ids.' },
    repair: {
      de: 'Eine Kennung der Liste verwenden, in NRW „openNRW“.',
      en: 'Use an id of the list, in NRW "openNRW".',
    },
    *find({ contributorID: id }): Generator<Hit> {
      if (id === undefined || codeOf(contributor, id) !== undefined) return;
      const suggestion = suggestCode(contributor, id);
      yield { place: 'contributorID', ...(suggestion === undefined ? {} : { suggestion }) };
    },
  },
  {
    id: 'contact-present',
    severity: 'warning',
    source: 'DCAT-AP.de 3.0 Dataset, dcat:contactPoint (Empfohlen); MQA reusability',
    message: { de: 'Es gibt keine Kontaktstelle.', en: 'There is no contact point.' },
    reason: { de: 'Wer Fragen zu den Daten hat, findet niemanden.', en: 'Users with questions find nobody.' },
    repair: { de: 'Ein Funktionspostfach als Kontakt angeben.', en: 'Give a function mailbox as contact.' },
    find: (dataset) => hitIf((dataset.contactPoints ?? []).length === 0, 'contactPoints'),
  },
  {
    id: 'contact-reachable',
    severity: 'error',
    source: 'DCAT-AP.de 3.0 ContactPoint; K01',
    message: {
      de: 'Die Kontaktstelle hat weder E-Mail noch Webadresse noch Telefon.',
      en: 'The contact point has neither e-mail nor web address nor telephone.',
    },
    reason: { de: 'Mindestens eines davon ist Pflicht.', en: 'At least one of them is mandatory.' },
    repair: {
      de: 'E-Mail oder Kontaktformular eintragen.',
      en: 'Enter an e-mail address or a contact form.',
    },
    find: (dataset) =>
      hits(
        'contactPoints',
        dataset.contactPoints,
        ({ email, url, telephone }) => !email && !url && !telephone,
      ),
  },
  {
    id: 'contact-email',
    severity: 'error',
    source: 'DCAT-AP.de 3.0 ContactPoint, vcard:hasEmail (mailto IRI)',
    message: {
      de: 'Eine E-Mail-Adresse ist keine.',
      en: 'An e-mail address is not one.',
    },
    reason: {
      de: 'Sie wird als mailto-IRI geschrieben und muss gültig sein.',
      en: 'It is written as a mailto IRI and must be valid.',
    },
    repair: {
      de: 'Die Adresse berichtigen, ohne „mailto:“ und Leerzeichen.',
      en: 'Correct it, without "mailto:" and blanks.',
    },
    *find(dataset): Generator<Hit> {
      yield* hits('contactPoints', dataset.contactPoints, hasBadEmail, '.email');
      if (hasBadEmail(dataset.publisher)) yield { place: 'publisher.email' };
      for (const key of ['creators', 'contributors', 'originators', 'custodians'] as const) {
        yield* hits(key, dataset[key], hasBadEmail, '.email');
      }
    },
  },
  {
    id: 'contact-telephone',
    severity: 'warning',
    source: 'DCAT-AP.de 3.0 ContactPoint, vcard:hasTelephone (tel IRI)',
    message: {
      de: 'Die Telefonnummer enthält keine Ziffern.',
      en: 'The telephone number contains no digits.',
    },
    reason: { de: 'Sie wird als tel-IRI geschrieben.', en: 'It is written as a tel IRI.' },
    repair: { de: 'Die Nummer nach DIN 5008 eintragen.', en: 'Enter the number as DIN 5008 says.' },
    find: (dataset) =>
      hits(
        'contactPoints',
        dataset.contactPoints,
        ({ telephone }) => telephone !== undefined && !/[0-9]{3}/.test(telephone.replace(/[^0-9]/g, '')),
        '.telephone',
      ),
  },
  {
    id: 'contact-not-personal',
    severity: 'warning',
    source: '§ 4 Open Data-Verordnung NRW',
    message: {
      de: 'Die Kontaktstelle ist als Person eingetragen.',
      en: 'The contact point is entered as a person.',
    },
    reason: {
      de: 'Metadaten dürfen in NRW keine personenbezogenen Daten enthalten.',
      en: 'In NRW metadata must not contain personal data.',
    },
    repair: {
      de: 'Stelle und Funktionspostfach statt der Person nennen.',
      en: 'Name the office and a function mailbox instead.',
    },
    find: (dataset) => hits('contactPoints', dataset.contactPoints, ({ kind }) => kind === 'Individual'),
  },
];
