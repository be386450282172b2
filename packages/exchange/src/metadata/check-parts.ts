import { isUuid } from '@rathaus/client-core/text';
import { checkHash, type PartContext } from './check-content.ts';
import { isDate, isUri } from './formats.ts';
import { isText, type Json, type Judge, type Steps } from './judge.ts';

const referenceMembers = [
  'senderReference',
  'applicationDate',
  'idBundDeApplicationId',
  'zustimmungZumDigitalenBescheid',
];

/** `additionalReferenceInfo`: closed in 2.x. */
export function checkReference(reference: unknown, { major, judge, later }: PartContext): void {
  const place = 'additionalReferenceInfo';
  if (reference === undefined || !judge.object(reference, place)) return;
  const members = Object.keys(reference).filter((member) => !referenceMembers.includes(member)).length;
  if (major === 2 && members > 0) judge.addWith('reference-member', { members }, place);
  judge.optionalText(reference, 'senderReference', place);
  const { applicationDate, idBundDeApplicationId: id, zustimmungZumDigitalenBescheid: consent } = reference;
  if (applicationDate !== undefined && !isDate(applicationDate))
    judge.add('application-date', place, 'applicationDate');
  if (id !== undefined && !isUuid(id)) later.add('application-id', place, 'idBundDeApplicationId');
  if (consent !== undefined && typeof consent !== 'boolean')
    later.add('consent', place, 'zustimmungZumDigitalenBescheid');
}

/** `author`: the sending system about itself. */
export function checkAuthor(author: unknown, judge: Judge): void {
  if (author === undefined || !judge.object(author, 'author')) return;
  if (!isText(author.name)) judge.add('author', 'author', 'name');
  judge.optionalText(author, 'description', 'author');
  judge.optionalText(author, 'url', 'author');
  const { product } = author;
  if (!judge.object(product, 'author', 'product')) return;
  for (const member of ['name', 'version', 'manufacturer'])
    if (!isText(product[member])) judge.add('author', 'author', 'product', member);
  judge.optionalText(product, 'description', 'author', 'product');
}

/** `dataSets`: data beside those of the application, such as proofs of identity. */
export function checkDataSets(sets: unknown, judge: Judge): void {
  if (sets === undefined) return;
  if (!Array.isArray(sets)) {
    judge.add('data-sets', 'dataSets');
    return;
  }
  const seen = new Map<string, number>();
  for (const [index, set] of (sets as unknown[]).entries()) {
    const at = ['dataSets', index];
    if (!judge.object(set, ...at)) continue;
    checkDataSet(set, judge, ...at);
    if (!isUuid(set.dataSetId)) continue;
    const id = set.dataSetId.toLowerCase();
    const first = seen.get(id);
    if (first === undefined) seen.set(id, index);
    else judge.addWith('data-set-duplicate-id', { first }, ...at, 'dataSetId');
  }
}

function checkDataSet(set: Json, judge: Judge, ...at: Steps): void {
  if (!isUuid(set.dataSetId)) judge.add('data-set-id', ...at, 'dataSetId');
  checkHash(set.hash, judge, ...at, 'hash');
  if (set.content === undefined) judge.add('data-set-content', ...at, 'content');
  judge.optionalText(set, 'description', ...at);
  const { schema } = set;
  if (!judge.object(schema, ...at, 'schema')) return;
  if (!isUri(schema.schemaUri)) judge.add('schema-uri', ...at, 'schema', 'schemaUri');
  if (!isText(schema.mimeType) || !dataSetTypes.includes(schema.mimeType))
    judge.add('data-set-mime-type', ...at, 'schema', 'mimeType');
}

const dataSetTypes = ['application/json', 'application/xml', 'application/jose'];
