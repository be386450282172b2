/** The request body of an operation as the table writes it. */

import type { ParameterContract, ParameterTable } from '../contract/contract.ts';
import { isJson } from '../contract/media-type.ts';
import { closedPointers, type Reaches } from './access.ts';
import { refused } from './errors.ts';
import type { BodyData, BodyKind } from './operation-data.ts';
import { styleOf } from './parameters.ts';
import { objectAt, type Reader, type Spot } from './reader.ts';
import { kindOf, membersOf } from './schema.ts';

/** Kind of body that a media type of a request asks for. */
export function bodyKindOf(mediaType: string): BodyKind {
  if (isJson(mediaType)) return 'json';
  const type = mediaType.split(';', 1)[0]!.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded') return 'form';
  if (type.startsWith('multipart/')) return 'multipart';
  return type.startsWith('text/') ? 'text' : 'bytes';
}

/** The body of an operation, or nothing where it has none. */
export function bodyOf(reader: Reader, operation: Spot, reaches: Reaches): BodyData | undefined {
  const spot = reader.child(operation, 'requestBody');
  if (!spot) return undefined;
  const { required } = objectAt(spot);
  const content = reader.members(reader.member(spot, 'content'));
  if (content.length === 0)
    throw refused('core.generate.structure', spot.at, 'a request body needs `content` with a media type');
  const types: Record<string, BodyKind> = {};
  const schemas: Spot[] = [];
  let encoding: ParameterTable = {};
  for (const [type, mediaType] of content) {
    const kind = bodyKindOf(type);
    types[type] = kind;
    const schema = reader.member(mediaType, 'schema');
    if (schema && kind !== 'text' && kind !== 'bytes') schemas.push(schema);
    if (kind === 'form') encoding = encodingOf(reader, mediaType, schema);
  }
  const readOnly = closedPointers(reader, schemas, 'readOnly', reaches);
  return {
    ...(required === true ? { required: true } : {}),
    types,
    ...(readOnly.length > 0 ? { readOnly } : {}),
    ...(Object.keys(encoding).length > 0 ? { encoding } : {}),
  };
}

/**
 * Fields of a form that are not written as `form` with `explode`. OpenAPI 3.1 writes members that are objects as JSON
 * unless `encoding` gives a style (section 4.8.15.1.1); 3.0 writes them in the style `form`.
 */
function encodingOf(reader: Reader, mediaType: Spot, schema: Spot | undefined): ParameterTable {
  const table: Record<string, ParameterContract> = {};
  const encoding = reader.child(mediaType, 'encoding');
  for (const { name, schema: field } of schema ? membersOf(reader, schema) : []) {
    if (name === undefined) continue;
    const entry = encoding && reader.child(encoding, name);
    const contract = fieldContract(reader, field, entry, name);
    // A value or a list of values in the default style needs no entry.
    if (contract.style !== undefined || contract.explode !== undefined) table[name] = contract;
  }
  return table;
}

function fieldContract(
  reader: Reader,
  field: Spot,
  entry: Spot | undefined,
  name: string,
): ParameterContract {
  const { contentType, ...style } = entry ? objectAt(entry) : {};
  const says = `form field ${JSON.stringify(name)}`;
  const hasStyle = ['style', 'explode', 'allowReserved'].some((word) => style[word] !== undefined);
  const kind = kindOf(reader, field);
  if (hasStyle || !entry || contentType === undefined) {
    if (!hasStyle && kind === 'object' && !reader.is30) return { style: 'json' };
    return styleOf(reader, { value: { ...style, schema: field.value }, at: field.at }, 'query', says);
  }
  if (typeof contentType === 'string' && isJson(contentType)) return { style: 'json' };
  if (kind === 'value' && typeof contentType === 'string' && /^text\/plain\b/.test(contentType)) return {};
  throw refused('core.generate.parameter', entry.at, `${says} has a contentType other than JSON`);
}
