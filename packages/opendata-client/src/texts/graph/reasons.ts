import { type LocalText, text } from '@rathaus/client-core/texts';

/** Why a property matters and what to enter, where there is more to say than that the standard asks for it. */
export interface PropertyAdvice {
  readonly reason?: LocalText;
  readonly repair?: LocalText;
}

/** By property; by class and property where it differs. */
export const advice: Readonly<Record<string, PropertyAdvice>> = {
  'dcterms:license': {
    reason: text(
      'Ohne eine Lizenz aus der Liste von DCAT-AP.de weiß niemand, was er mit den Daten tun darf; GovData zeigt die Daten dann als „nicht offen“.',
      'Without a licence of the list of DCAT-AP.de nobody knows what the data may be used for; GovData then shows them as "not open".',
    ),
    repair: text(
      'Die Lizenz als Adresse eintragen, zum Beispiel http://dcat-ap.de/def/licenses/dl-zero-de/2.0 (Datenlizenz Deutschland Zero) oder …/dl-by-de/2.0 (mit Namensnennung).',
      'Enter the licence as an address, for example http://dcat-ap.de/def/licenses/dl-zero-de/2.0 (Data licence Germany Zero) or …/dl-by-de/2.0 (with attribution).',
    ),
  },
  'dcterms:publisher': {
    reason: text(
      'Der Herausgeber ist die Stelle, die rechtlich verantwortlich ist. Nach ihm wird in den Portalen gefiltert.',
      'The publisher is the body that is legally responsible. Portals filter by it.',
    ),
    repair: text(
      'Genau eine Stelle mit ihrem Namen eintragen: dcterms:publisher [ a foaf:Organization ; foaf:name "Stadt Musterstadt" ].',
      'Enter exactly one body with its name: dcterms:publisher [ a foaf:Organization ; foaf:name "Stadt Musterstadt" ].',
    ),
  },
  'dcterms:title': {
    reason: text(
      'Der Titel ist das Erste, was Suchende sehen; ohne ihn zeigt kein Portal den Eintrag.',
      'The title is what searchers see first; without it no portal shows the entry.',
    ),
    repair: text(
      'Einen kurzen Titel als Text eintragen, ohne Ort und Jahr.',
      'Enter a short title as text, without place and year.',
    ),
  },
  'dcterms:description': {
    reason: text(
      'Die Beschreibung entscheidet, ob die Daten gefunden und verstanden werden.',
      'The description decides whether the data are found and understood.',
    ),
    repair: text(
      'In zwei, drei Sätzen sagen, was die Daten enthalten, woher sie kommen und wie oft sie erneuert werden.',
      'Say in two or three sentences what the data hold, where they come from and how often they are renewed.',
    ),
  },
  'dcat:accessURL': {
    reason: text(
      'Die Zugangsadresse führt zu den Daten; ohne sie ist der Eintrag nutzlos.',
      'The access address leads to the data; without it the entry is of no use.',
    ),
    repair: text(
      'Die Adresse der Datei oder Schnittstelle als IRI eintragen: dcat:accessURL <https://…>. Bei einem direkten Link dieselbe Adresse auch als dcat:downloadURL.',
      'Enter the address of the file or service as an IRI: dcat:accessURL <https://…>. For a direct link also as dcat:downloadURL.',
    ),
  },
  'dcterms:format': {
    reason: text(
      'Nach dem Format wird gefiltert; ein Text wie „CSV“ wird von Portalen nicht erkannt.',
      'Portals filter by the format; a text such as "CSV" is not recognised.',
    ),
    repair: text(
      'Einen Code der EU-Liste file-type eintragen, zum Beispiel http://publications.europa.eu/resource/authority/file-type/CSV.',
      'Enter a code of the EU list file-type, for example http://publications.europa.eu/resource/authority/file-type/CSV.',
    ),
  },
  'dcat:mediaType': {
    reason: text(
      'Programme erkennen am Medientyp, wie sie die Datei öffnen müssen.',
      'Programs know by the media type how to open the file.',
    ),
    repair: text(
      'Die Adresse bei der IANA eintragen, zum Beispiel https://www.iana.org/assignments/media-types/text/csv.',
      'Enter the address at IANA, for example https://www.iana.org/assignments/media-types/text/csv.',
    ),
  },
  'dcat:theme': {
    reason: text(
      'Nach den dreizehn EU-Kategorien ordnen Open.NRW, GovData und das europäische Portal.',
      'Open.NRW, GovData and the European portal sort by the thirteen EU themes.',
    ),
    repair: text(
      'Mindestens eine Kategorie eintragen, zum Beispiel http://publications.europa.eu/resource/authority/data-theme/SOCI (Bevölkerung und Gesellschaft).',
      'Enter at least one theme, for example http://publications.europa.eu/resource/authority/data-theme/SOCI (population and society).',
    ),
  },
  'dcterms:accrualPeriodicity': {
    repair: text(
      'Einen Code der EU-Liste frequency eintragen, zum Beispiel http://publications.europa.eu/resource/authority/frequency/ANNUAL (jährlich).',
      'Enter a code of the EU list frequency, for example http://publications.europa.eu/resource/authority/frequency/ANNUAL.',
    ),
  },
  'dcterms:language': {
    repair: text(
      'Einen Code der EU-Liste language eintragen: http://publications.europa.eu/resource/authority/language/DEU für Deutsch.',
      'Enter a code of the EU list language: http://publications.europa.eu/resource/authority/language/DEU for German.',
    ),
  },
  'dcatde:contributorID': {
    reason: text(
      'An der Kennung erkennt GovData, wer liefert; fehlt sie oder ist sie unbekannt, wird der Datensatz nicht zugeordnet.',
      'GovData knows by this ID who delivers; without it, or with an unknown one, the dataset belongs to nobody.',
    ),
    repair: text(
      'Kommunen in Nordrhein-Westfalen liefern über Open.NRW: genau einmal http://dcat-ap.de/def/contributors/openNRW eintragen.',
      'Municipalities of North Rhine-Westphalia deliver through Open.NRW: enter http://dcat-ap.de/def/contributors/openNRW exactly once.',
    ),
  },
  'dcat:contactPoint': {
    reason: text(
      'Wer Fragen zu den Daten hat, braucht eine Stelle, die antwortet.',
      'Whoever has a question about the data needs an office that answers.',
    ),
    repair: text(
      'Eine Stelle mit Funktionspostfach angeben, keine Person: dcat:contactPoint [ a vcard:Organization ; vcard:fn "Statistikstelle" ; vcard:hasEmail <mailto:statistik@…> ].',
      'Give an office with a function mailbox, not a person: dcat:contactPoint [ a vcard:Organization ; vcard:fn "Statistikstelle" ; vcard:hasEmail <mailto:statistik@…> ].',
    ),
  },
  'vcard:hasEmail': {
    repair: text(
      'Die Adresse als IRI schreiben: vcard:hasEmail <mailto:statistik@musterstadt.example>.',
      'Write the address as an IRI: vcard:hasEmail <mailto:statistik@musterstadt.example>.',
    ),
  },
  'vcard:hasTelephone': {
    repair: text(
      'Die Nummer als IRI ohne Leerzeichen schreiben: vcard:hasTelephone <tel:+492215550100>.',
      'Write the number as an IRI without spaces: vcard:hasTelephone <tel:+492215550100>.',
    ),
  },
  'dcat:keyword': {
    reason: text(
      'Schlagwörter helfen beim Finden; GovData zählt sie in seiner Qualitätsmessung.',
      'Keywords help to find the data; GovData counts them in its measure of quality.',
    ),
    repair: text(
      'Drei bis fünf Schlagwörter eintragen, jedes für sich.',
      'Enter three to five keywords, each of its own.',
    ),
  },
  'dcatap:applicableLegislation': {
    reason: text(
      'An diesem Verweis erkennt das europäische Portal hochwertige Datensätze; er gehört an den Datensatz und an jede seiner Distributionen und Dienste.',
      'The European portal knows high-value datasets by this reference; it belongs to the dataset and to each of its distributions and services.',
    ),
    repair: text(
      'dcatap:applicableLegislation <http://data.europa.eu/eli/reg_impl/2023/138/oj> eintragen.',
      'Enter dcatap:applicableLegislation <http://data.europa.eu/eli/reg_impl/2023/138/oj>.',
    ),
  },
  'dcatap:hvdCategory': {
    repair: text(
      'Die genaueste passende Kategorie eintragen, zum Beispiel http://data.europa.eu/bna/c_e1da4e07 (Statistik).',
      'Enter the most precise category that fits, for example http://data.europa.eu/bna/c_e1da4e07 (statistics).',
    ),
  },
  'dcterms:identifier': {
    reason: text(
      'An der Kennung erkennen Portale denselben Datensatz wieder; ohne sie entstehen Dubletten.',
      'Portals recognise a dataset by its identifier; without it there are duplicates.',
    ),
    repair: text(
      'Eine Kennung eintragen, die sich nie mehr ändert, am besten die Adresse des Datensatzes.',
      'Enter an identifier that never changes again, best the address of the dataset.',
    ),
  },
  'dcterms:modified': {
    reason: text(
      'Am Änderungsdatum entscheidet GovData bei Dubletten, welche Fassung gilt.',
      'GovData decides by this date which version counts when there are duplicates.',
    ),
  },
};
