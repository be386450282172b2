import { pointer } from '@rathaus/client-core/findings';
import type { Dataset, Text } from '../../model.ts';
import { type DatasetRules, excerpt, type Hit, hitIf, hits, type NoValues, type Steps } from '../rule.ts';

const values = (text: Text | undefined): string[] =>
  text === undefined ? [] : typeof text === 'string' ? [text] : Object.values(text);

/** Whether a text says nothing: absent, or blank in some language. */
export const isEmpty = (text: Text | undefined): boolean => {
  const all = values(text);
  return all.length === 0 || all.some((value) => value.trim() === '');
};

const longest = (text: Text | undefined) =>
  values(text).reduce((most, value) => Math.max(most, lengthOf(value)), 0);

/** Characters, counted without a copy of a text that may be huge. */
function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

const foreignTag = /<(?!\/?(?:a|li|ol|ul|p|br|b|i|u)\b)\/?[a-z]/i;
/** Whether a tag begins that GovData does not show, and ends somewhere: in time that is linear in the length. */
const hasForeignHtml = (text: string): boolean => foreignTag.test(text.slice(0, text.lastIndexOf('>') + 1));

const languageTag = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

function* texts(dataset: Dataset): Generator<readonly [Steps, Text | undefined]> {
  for (const key of ['title', 'description', 'versionNotes', 'provenance'] as const)
    yield [[key], dataset[key]];
  yield [['publisher', 'name'], dataset.publisher.name];
  for (const key of ['creators', 'contributors', 'originators', 'custodians'] as const) {
    for (const [i, agent] of (dataset[key] ?? []).entries()) yield [[key, i, 'name'], agent.name];
  }
  for (const [i, contact] of (dataset.contactPoints ?? []).entries())
    yield [['contactPoints', i, 'name'], contact.name];
  for (const [i, place] of (dataset.spatial ?? []).entries()) yield [['spatial', i, 'label'], place.label];
  for (const [i, item] of (dataset.distributions ?? []).entries()) {
    for (const key of ['title', 'description', 'licenseAttributionByText'] as const) {
      yield [['distributions', i, key], item[key]];
    }
  }
}

function* tooLong(
  text: Text,
  most: number,
  member: string,
): Generator<Hit<{ length: number; most: number }>> {
  const length = longest(text);
  if (length > most) yield { place: pointer(member), values: { length, most } };
}

/** Values of the rules about texts. */
export type TextRuleValues = {
  'opendata.dataset.language-tag': { tag: string };
  'opendata.dataset.identifier-present': NoValues;
  'opendata.dataset.title-present': NoValues;
  'opendata.dataset.title-length': { length: number; most: number };
  'opendata.dataset.description-present': NoValues;
  'opendata.dataset.description-length': { length: number; most: number };
  'opendata.dataset.description-html': NoValues;
  'opendata.dataset.keyword-present': NoValues;
  'opendata.dataset.keyword-text': NoValues;
};

export const textRules: DatasetRules<TextRuleValues> = {
  'opendata.dataset.language-tag': {
    severity: 'error',
    who: 'authority',
    *find(dataset) {
      for (const [steps, text] of texts(dataset)) {
        if (text === undefined || typeof text === 'string') continue;
        const tag = Object.keys(text).find((one) => !languageTag.test(one));
        if (tag !== undefined) yield { place: pointer(...steps), values: { tag: excerpt(tag) } };
      }
    },
  },
  'opendata.dataset.identifier-present': {
    severity: 'error',
    who: 'authority',
    find: (dataset) => hitIf(dataset.identifier.trim() === '', 'identifier'),
  },
  'opendata.dataset.title-present': {
    severity: 'error',
    who: 'authority',
    find: (dataset) => hitIf(isEmpty(dataset.title), 'title'),
  },
  'opendata.dataset.title-length': {
    severity: 'warning',
    who: 'authority',
    find: (dataset) => tooLong(dataset.title, 130, 'title'),
  },
  'opendata.dataset.description-present': {
    severity: 'error',
    who: 'authority',
    find: (dataset) => hitIf(isEmpty(dataset.description), 'description'),
  },
  'opendata.dataset.description-length': {
    severity: 'warning',
    who: 'authority',
    find: (dataset) => tooLong(dataset.description, 3000, 'description'),
  },
  'opendata.dataset.description-html': {
    severity: 'warning',
    who: 'authority',
    find: (dataset) => hitIf(values(dataset.description).some(hasForeignHtml), 'description'),
  },
  'opendata.dataset.keyword-present': {
    severity: 'warning',
    who: 'authority',
    find: (dataset) => hitIf((dataset.keywords ?? []).length === 0, 'keywords'),
  },
  'opendata.dataset.keyword-text': {
    severity: 'warning',
    who: 'authority',
    find: (dataset) =>
      hits('keywords', dataset.keywords, (word) => lengthOf(word.trim()) < 2 || lengthOf(word) > 100),
  },
};
