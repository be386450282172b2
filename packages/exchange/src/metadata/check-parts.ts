import { isUuid } from '@rathaus/client-core/text';
import { checkHash, isUri } from './check-values.ts';
import { isText, type Judge } from './judge.ts';

const replyChannels = ['eMail', 'deMail', 'fink', 'elster', 'fitConnect', 'idBundDeMailbox'];
const referenceMembers = [
  'senderReference',
  'applicationDate',
  'idBundDeApplicationId',
  'zustimmungZumDigitalenBescheid',
];

export function checkReply(reply: unknown, judge: Judge): void {
  if (reply === undefined || !judge.object(reply, 'replyChannel')) return;
  const members = Object.keys(reply);
  const only = members[0];
  if (members.length !== 1 || only === undefined)
    judge.addWith('reply-channel', { members: members.length }, 'replyChannel');
  else if (!replyChannels.includes(only)) judge.add('reply-channel-unknown', 'replyChannel');
}

export function checkReference(reference: unknown, judge: Judge): void {
  const place = 'additionalReferenceInfo';
  if (reference === undefined || !judge.object(reference, place)) return;
  const members = Object.keys(reference).filter((member) => !referenceMembers.includes(member)).length;
  if (members > 0) judge.addWith('reference-member', { members }, place);
  judge.optionalText(reference, 'senderReference', place);
  const date = reference.applicationDate;
  if (date !== undefined && !(isText(date) && isDate(date)))
    judge.add('application-date', place, 'applicationDate');
  const consent = reference.zustimmungZumDigitalenBescheid;
  if (consent !== undefined && typeof consent !== 'boolean')
    judge.add('consent', place, 'zustimmungZumDigitalenBescheid');
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export function checkAuthor(author: unknown, judge: Judge): void {
  if (author === undefined || !judge.object(author, 'author')) return;
  if (!isText(author.name)) judge.add('author', 'author', 'name');
  judge.optionalText(author, 'description', 'author');
  judge.optionalText(author, 'url', 'author');
  if (!judge.object(author.product, 'author', 'product')) return;
  for (const member of ['name', 'version', 'manufacturer'])
    if (!isText(author.product[member])) judge.add('author', 'author', 'product', member);
}

export function checkDataSets(sets: unknown, judge: Judge): void {
  if (sets === undefined) return;
  if (!Array.isArray(sets)) {
    judge.add('data-sets', 'dataSets');
    return;
  }
  for (const [index, set] of sets.entries()) {
    const at = ['dataSets', index];
    if (!judge.object(set, ...at)) continue;
    if (!isUuid(set.dataSetId)) judge.add('data-set-id', ...at, 'dataSetId');
    checkHash(set.hash, judge, ...at, 'hash');
    if (!('content' in set)) judge.add('data-set-content', ...at, 'content');
    if (judge.object(set.schema, ...at, 'schema') && !isUri(set.schema.schemaUri))
      judge.add('schema-uri', ...at, 'schema', 'schemaUri');
  }
}

export function checkPayment(payment: unknown, judge: Judge): void {
  if (!judge.object(payment, 'paymentInformation')) return;
  for (const member of ['transactionReference', 'transactionId', 'paymentMethod', 'status'])
    if (!isText(payment[member])) judge.add('payment', 'paymentInformation', member);
}
