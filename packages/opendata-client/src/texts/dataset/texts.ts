import { type RuleTexts, text } from '@rathaus/client-core/texts';
import type { TextRuleValues } from '../../dcat/check/rules/texts.ts';

const openNrw = text(
  'Leitfaden Open.NRW 2.2 (nach einer Zweitquelle)',
  'Open.NRW guide 2.2 (from a secondary source)',
);

export const textTexts: RuleTexts<TextRuleValues> = {
  'opendata.dataset.language-tag': {
    title: text('Ein Sprachkennzeichen ist keines nach BCP 47', 'A language tag is not one of BCP 47'),
    message: ({ tag }) =>
      text(`„${tag}“ ist kein Sprachkennzeichen nach BCP 47.`, `"${tag}" is no language tag of BCP 47.`),
    reason: text(
      'RDF mit falschem Sprachkennzeichen ist unlesbar.',
      'RDF with a wrong language tag is unreadable.',
    ),
    repair: text(
      '„de“ oder „en-GB“ schreiben, nicht „deutsch_DE“.',
      'Write "de" or "en-GB", not "german_DE".',
    ),
    source: text('DCAT-AP.de, Konvention K03; BCP 47', 'DCAT-AP.de, convention K03; BCP 47'),
  },
  'opendata.dataset.identifier-present': {
    title: text('Der Datensatz hat keinen Identifikator', 'The dataset has no identifier'),
    reason: text(
      'Portale erkennen daran, dass es derselbe Datensatz ist; sonst entstehen Dubletten.',
      'Portals recognise the same dataset by it; without one duplicates arise.',
    ),
    repair: text(
      'Einen dauerhaften Identifikator vergeben, am besten die Webadresse des Datensatzes.',
      'Give it a permanent identifier, best the web address of the dataset.',
    ),
    source: text(
      'DCAT-AP.de 2.0, Konventionen K25 und K26; Dublettenregel von GovData',
      'DCAT-AP.de 2.0, conventions K25 and K26; duplicate rule of GovData',
    ),
  },
  'opendata.dataset.title-present': {
    title: text('Der Titel fehlt oder ist leer', 'The title is missing or empty'),
    reason: text('Der Titel ist Pflicht.', 'The title is mandatory.'),
    repair: text('Einen sprechenden Titel eintragen.', 'Enter a meaningful title.'),
    source: text(
      'DCAT-AP.de 3.0, Datensatz: dcterms:title (Pflicht)',
      'DCAT-AP.de 3.0, dataset: dcterms:title (mandatory)',
    ),
  },
  'opendata.dataset.title-length': {
    title: text('Der Titel ist zu lang', 'The title is too long'),
    message: ({ length, most }) =>
      text(
        `Der Titel hat ${length} Zeichen, höchstens ${most} sind vorgesehen.`,
        `The title has ${length} characters; at most ${most} are meant.`,
      ),
    reason: text('Open.NRW kürzt längere Titel.', 'Open.NRW cuts longer titles.'),
    repair: text(
      'Den Titel kürzen, Einzelheiten in die Beschreibung.',
      'Shorten it, move details to the description.',
    ),
    source: openNrw,
  },
  'opendata.dataset.description-present': {
    title: text('Die Beschreibung fehlt oder ist leer', 'The description is missing or empty'),
    reason: text('Die Beschreibung ist Pflicht.', 'The description is mandatory.'),
    repair: text(
      'Inhalt, Herkunft und Stand in wenigen Sätzen beschreiben.',
      'Describe content, origin and state in a few sentences.',
    ),
    source: text(
      'DCAT-AP.de 3.0, Datensatz: dcterms:description (Pflicht)',
      'DCAT-AP.de 3.0, dataset: dcterms:description (mandatory)',
    ),
  },
  'opendata.dataset.description-length': {
    title: text('Die Beschreibung ist zu lang', 'The description is too long'),
    message: ({ length, most }) =>
      text(
        `Die Beschreibung hat ${length} Zeichen, höchstens ${most} sind vorgesehen.`,
        `The description has ${length} characters; at most ${most} are meant.`,
      ),
    reason: text('Open.NRW nimmt höchstens 3000 Zeichen.', 'Open.NRW takes at most 3000 characters.'),
    repair: text('Kürzen und auf eine Dokumentation verweisen.', 'Shorten it and link documentation.'),
    source: openNrw,
  },
  'opendata.dataset.description-html': {
    title: text(
      'Die Beschreibung enthält HTML-Elemente, die nicht erlaubt sind',
      'The description contains HTML elements that are not allowed',
    ),
    reason: text(
      'Erlaubt sind a, li, ol, ul, p, br, b, i, u; Portale entfernen anderes oder zeigen es als Text.',
      'Allowed are a, li, ol, ul, p, br, b, i, u; portals strip others or show them as text.',
    ),
    repair: text('Andere Elemente entfernen.', 'Remove other elements.'),
    source: text('DCAT-AP.de 3.0, HTML in Beschreibungen', 'DCAT-AP.de 3.0, HTML in descriptions'),
  },
  'opendata.dataset.keyword-present': {
    title: text('Es gibt keine Schlagwörter', 'There are no keywords'),
    reason: text(
      'Ohne Schlagwörter wird der Datensatz schlecht gefunden.',
      'Without keywords the dataset is hard to find.',
    ),
    repair: text('Mindestens ein Schlagwort eintragen.', 'Enter at least one keyword.'),
    source: text(
      'DCAT-AP.de 3.0, Datensatz: dcat:keyword (empfohlen); europäische Bewertung der Metadatenqualität (MQA): Auffindbarkeit',
      'DCAT-AP.de 3.0, dataset: dcat:keyword (recommended); European Metadata Quality Assessment (MQA): findability',
    ),
  },
  'opendata.dataset.keyword-text': {
    title: text(
      'Ein Schlagwort ist leer, einbuchstabig oder länger als 100 Zeichen',
      'A keyword is empty, a single letter or longer than 100 characters',
    ),
    reason: text('Portale nehmen 2 bis 100 Zeichen.', 'Portals take 2 to 100 characters.'),
    repair: text('Das Schlagwort ändern oder löschen.', 'Change or delete the keyword.'),
    source: text(`${openNrw.de}; CKAN, tag_length_validator`, `${openNrw.en}; CKAN, tag_length_validator`),
  },
};
