import { opendataError } from '../errors.ts';
import type { CkanDataset } from './actions.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isList = (value: unknown, fits: (item: Json) => boolean): boolean =>
  Array.isArray(value) && value.every((item) => isObject(item) && fits(item));

/** The site answered with success, but with something else than CKAN would: a fault of the service, not ours. */
export const badAnswer = () => opendataError('opendata.ckan.bad-answer');

/** The parts of a dataset that are relied on; a site that answers otherwise is refused before anything is used. */
export function checkedDataset(value: unknown): CkanDataset {
  const fits =
    isObject(value) &&
    isText(value.id) &&
    value.id !== '' &&
    isText(value.name) &&
    isText(value.metadata_modified) &&
    isList(value.extras, ({ key, value: text }) => isText(key) && isText(text)) &&
    isList(value.tags, ({ name }) => isText(name)) &&
    isList(
      value.resources,
      ({ id, url }) => isText(id) && (url === undefined || url === null || isText(url)),
    ) &&
    (value.groups === undefined || isList(value.groups, ({ name }) => isText(name)));
  if (!fits) throw badAnswer();
  return value as unknown as CkanDataset;
}

/** The hits of a search. */
export function checkedHits(value: unknown): { results: CkanDataset[] } {
  if (!isObject(value) || !Array.isArray(value.results)) throw badAnswer();
  return { results: value.results.map(checkedDataset) };
}
