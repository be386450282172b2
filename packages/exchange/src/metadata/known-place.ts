import type { JsonPath } from '../json/scan-json.ts';

/** Members on the way to a place that may be named: a finding shows nothing that only the document says. */
const shown: ReadonlySet<string | number> = new Set([
  'additionalReferenceInfo',
  'attachments',
  'authenticationInformation',
  'author',
  'contentStructure',
  'data',
  'dataSets',
  'deMail',
  'eMail',
  'elster',
  'fink',
  'fitConnect',
  'hash',
  'idBundDeMailbox',
  'paymentInformation',
  'product',
  'publicServiceType',
  'replyChannel',
  'schema',
  'signature',
  'submissionSchema',
]);

/** The beginning of a path that the standard has. */
export function knownPlace(path: JsonPath): JsonPath {
  const foreign = path.findIndex((step) => typeof step !== 'number' && !shown.has(step));
  return foreign < 0 ? path : path.slice(0, foreign);
}
