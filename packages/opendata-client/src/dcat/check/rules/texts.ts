import type { Dataset, Text } from '../../model.ts';
import { hitIf, hits, type Rule } from '../rule.ts';

const values = (text: Text | undefined): string[] =>
  text === undefined ? [] : typeof text === 'string' ? [text] : Object.values(text);

/** Whether a text says nothing: absent, or blank in some language. */
export const isEmpty = (text: Text | undefined): boolean => {
  const all = values(text);
  return all.length === 0 || all.some((value) => value.trim() === '');
};

const longest = (text: Text | undefined) => Math.max(0, ...values(text).map((value) => [...value].length));
const allowedHtml = /<(?!\/?(?:a|li|ol|ul|p|br|b|i|u)\b)\/?[a-z][^>]*>/i;

function* texts(dataset: Dataset): Generator<readonly [string, Text | undefined]> {
  for (const key of ['title', 'description', 'versionNotes', 'provenance'] as const)
    yield [key, dataset[key]];
  yield ['publisher.name', dataset.publisher.name];
  for (const key of ['creators', 'contributors', 'originators', 'custodians'] as const) {
    for (const [i, agent] of (dataset[key] ?? []).entries()) yield [`${key}[${i}].name`, agent.name];
  }
  for (const [i, contact] of (dataset.contactPoints ?? []).entries())
    yield [`contactPoints[${i}].name`, contact.name];
  for (const [i, place] of (dataset.spatial ?? []).entries()) yield [`spatial[${i}].label`, place.label];
  for (const [i, item] of (dataset.distributions ?? []).entries()) {
    for (const key of ['title', 'description', 'licenseAttributionByText'] as const) {
      yield [`distributions[${i}].${key}`, item[key]];
    }
  }
}

export const textRules: readonly Rule[] = [
  {
    id: 'language-tag',
    severity: 'error',
    source: 'DCAT-AP.de K03; BCP 47',
    message: {
      de: 'Ein Sprachkennzeichen ist keines nach BCP 47.',
      en: 'A language tag is not one of BCP 47.',
    },
    reason: {
      de: 'RDF mit falschem Sprachkennzeichen ist unlesbar.',
      en: 'RDF with a wrong language tag is unreadable.',
    },
    repair: {
      de: '„de“ oder „en-GB“ schreiben, nicht „deutsch_DE“.',
      en: 'Write "de" or "en-GB", not "german_DE".',
    },
    *find(dataset) {
      for (const [place, text] of texts(dataset)) {
        if (text === undefined || typeof text === 'string') continue;
        if (!Object.keys(text).every((tag) => /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag)))
          yield { place };
      }
    },
  },
  {
    id: 'identifier-present',
    severity: 'error',
    source: 'DCAT-AP.de 2.0 K25, K26; GovData duplicate rule',
    message: { de: 'Der Datensatz hat keinen Identifikator.', en: 'The dataset has no identifier.' },
    reason: {
      de: 'Portale erkennen daran, dass es derselbe Datensatz ist; sonst entstehen Dubletten.',
      en: 'Portals recognise the same dataset by it; without one duplicates arise.',
    },
    repair: {
      de: 'Einen dauerhaften Identifikator vergeben, am besten die Webadresse des Datensatzes.',
      en: 'Give it a permanent identifier, best the web address of the dataset.',
    },
    find: (dataset) => hitIf(dataset.identifier.trim() === '', 'identifier'),
  },
  {
    id: 'title-present',
    severity: 'error',
    source: 'DCAT-AP.de 3.0 Dataset, dcterms:title (Pflicht)',
    message: { de: 'Der Titel fehlt oder ist leer.', en: 'The title is missing or empty.' },
    reason: { de: 'Der Titel ist Pflicht.', en: 'The title is mandatory.' },
    repair: { de: 'Einen sprechenden Titel eintragen.', en: 'Enter a meaningful title.' },
    find: (dataset) => hitIf(isEmpty(dataset.title), 'title'),
  },
  {
    id: 'title-length',
    severity: 'warning',
    source: 'Open.NRW Leitfaden 2.2 (secondary source)',
    message: { de: 'Der Titel ist länger als 130 Zeichen.', en: 'The title is longer than 130 characters.' },
    reason: { de: 'Open.NRW kürzt längere Titel.', en: 'Open.NRW cuts longer titles.' },
    repair: {
      de: 'Den Titel kürzen, Einzelheiten in die Beschreibung.',
      en: 'Shorten it, move details to the description.',
    },
    find: (dataset) => hitIf(longest(dataset.title) > 130, 'title'),
  },
  {
    id: 'description-present',
    severity: 'error',
    source: 'DCAT-AP.de 3.0 Dataset, dcterms:description (Pflicht)',
    message: { de: 'Die Beschreibung fehlt oder ist leer.', en: 'The description is missing or empty.' },
    reason: { de: 'Die Beschreibung ist Pflicht.', en: 'The description is mandatory.' },
    repair: {
      de: 'Inhalt, Herkunft und Stand in wenigen Sätzen beschreiben.',
      en: 'Describe content, origin and state in a few sentences.',
    },
    find: (dataset) => hitIf(isEmpty(dataset.description), 'description'),
  },
  {
    id: 'description-length',
    severity: 'warning',
    source: 'Open.NRW Leitfaden 2.2 (secondary source)',
    message: {
      de: 'Die Beschreibung ist länger als 3000 Zeichen.',
      en: 'The description is longer than 3000 characters.',
    },
    reason: { de: 'Open.NRW nimmt höchstens 3000 Zeichen.', en: 'Open.NRW takes at most 3000 characters.' },
    repair: { de: 'Kürzen und auf eine Dokumentation verweisen.', en: 'Shorten it and link documentation.' },
    find: (dataset) => hitIf(longest(dataset.description) > 3000, 'description'),
  },
  {
    id: 'description-html',
    severity: 'warning',
    source: 'DCAT-AP.de 3.0, HTML in descriptions',
    message: {
      de: 'Die Beschreibung enthält HTML-Elemente, die nicht erlaubt sind.',
      en: 'The description contains HTML elements that are not allowed.',
    },
    reason: {
      de: 'Erlaubt sind a, li, ol, ul, p, br, b, i, u; Portale entfernen anderes oder zeigen es als Text.',
      en: 'Allowed are a, li, ol, ul, p, br, b, i, u; portals strip others or show them as text.',
    },
    repair: { de: 'Andere Elemente entfernen.', en: 'Remove other elements.' },
    find: (dataset) =>
      hitIf(
        values(dataset.description).some((text) => allowedHtml.test(text)),
        'description',
      ),
  },
  {
    id: 'keyword-present',
    severity: 'warning',
    source: 'DCAT-AP.de 3.0 Dataset, dcat:keyword (Empfohlen); MQA findability',
    message: { de: 'Es gibt keine Schlagwörter.', en: 'There are no keywords.' },
    reason: {
      de: 'Ohne Schlagwörter wird der Datensatz schlecht gefunden.',
      en: 'Without keywords the dataset is hard to find.',
    },
    repair: { de: 'Mindestens ein Schlagwort eintragen.', en: 'Enter at least one keyword.' },
    find: (dataset) => hitIf((dataset.keywords ?? []).length === 0, 'keywords'),
  },
  {
    id: 'keyword-text',
    severity: 'warning',
    source: 'Open.NRW Leitfaden 2.2 (secondary source); CKAN tag_length_validator',
    message: {
      de: 'Ein Schlagwort ist leer, einbuchstabig oder länger als 100 Zeichen.',
      en: 'A keyword is empty, a single letter or longer than 100 characters.',
    },
    reason: { de: 'Portale nehmen 2 bis 100 Zeichen.', en: 'Portals take 2 to 100 characters.' },
    repair: { de: 'Das Schlagwort ändern oder löschen.', en: 'Change or delete the keyword.' },
    find: (dataset) =>
      hits('keywords', dataset.keywords, (word) => [...word.trim()].length < 2 || [...word].length > 100),
  },
];
