/** Parameters of an operation as the table writes them; what the client cannot write is refused here. */

import type { ParameterContract, ParameterTable } from '../contract/contract.ts';
import { isJson } from '../contract/media-type.ts';
import { refused } from './errors.ts';
import { objectAt, type Reader, type Spot } from './reader.ts';
import { type Kind, kindOf, membersOf } from './schema.ts';

/** Where parameters are. */
export type Place = 'path' | 'query' | 'header' | 'cookie';
const places = ['path', 'query', 'header', 'cookie'] as const satisfies readonly Place[];

/** What OpenAPI says to ignore as a parameter (3.1, section 4.8.12.2): content negotiation and credentials. */
const ignored = new Set(['accept', 'content-type', 'authorization']);

/** Whether a parameter is one of the headers that OpenAPI does not take as parameters. */
export const isIgnored = (name: unknown, place: unknown): boolean =>
  place === 'header' && ignored.has(String(name).toLowerCase());

const stylesOf: Readonly<Record<Place, readonly string[]>> = {
  path: ['simple'],
  query: ['form', 'deepObject'],
  header: ['simple'],
  cookie: ['form'],
};

const isPlace = (value: unknown): value is Place => places.some((place) => place === value);

/** Tables of an operation by place; those of the path item count unless the operation repeats them. */
export function parametersOf(
  reader: Reader,
  pathItem: Spot,
  operation: Spot,
  template: string,
): Partial<Record<Place, ParameterTable>> {
  const tables: Partial<Record<Place, Record<string, ParameterContract>>> = {};
  for (const spot of mergedParameters(reader, pathItem, operation)) {
    const { name, in: place } = objectAt(spot);
    if (typeof name !== 'string' || !isPlace(place))
      throw refused('core.generate.structure', spot.at, 'a parameter needs `name` and `in`');
    if (isIgnored(name, place)) continue;
    const key = place === 'header' ? name.toLowerCase() : name;
    const table = tables[place] ?? {};
    tables[place] = table;
    if (key === '__proto__')
      throw refused('core.generate.name', spot.at, 'is a key that reaches a prototype');
    if (Object.hasOwn(table, key))
      throw refused('core.generate.structure', spot.at, 'is given twice, names of headers have no case');
    table[key] = parameterOf(reader, spot, name, place);
    if (place === 'query') {
      const rule = collision(key, table);
      if (rule)
        throw refused('core.generate.parameter', spot.at, `query parameter ${JSON.stringify(name)} ${rule}`);
    }
  }
  checkTemplate(template, Object.keys(tables.path ?? {}), operation);
  return tables;
}

/** Whether a value is written as one parameter a member; one of no type is where it turns out to be an object. */
const isSpread = ({ type, style, explode }: ParameterContract, kind: 'object' | 'any'): boolean =>
  type === kind && style === undefined && explode !== false;

/**
 * Why the parameter added last cannot be told from the others of a query. Two values of no type are allowed: the client
 * refuses objects among them whose members collide.
 */
function collision(added: string, table: Readonly<Record<string, ParameterContract>>): string | undefined {
  const names = Object.keys(table);
  const objects = names.filter((name) => isSpread(table[name]!, 'object'));
  const remedy = 'give one of them explode: false or style: deepObject';
  if (objects.length > 1 && objects.includes(added))
    return `is a second object whose members become parameters: ${remedy}`;
  const open = names.find((name) => isSpread(table[name]!, 'any'));
  if (objects.length > 0 && open !== undefined && [open, ...objects].includes(added))
    return `and ${JSON.stringify(added === open ? objects[0] : open)} may both be objects whose members become parameters: say the type, or ${remedy}`;
  const deep = names.find(
    (name) => table[name]!.style === 'deepObject' && names.some((other) => isMemberOf(other, name)),
  );
  return deep === undefined
    ? undefined
    : `and another one are written alike: members of the deepObject ${JSON.stringify(deep)}`;
}

/** `filter[kind]` is what a member of the deepObject `filter` is written as. */
const isMemberOf = (name: string, owner: string): boolean =>
  name.startsWith(`${owner}[`) && name.endsWith(']');

/** Parameters of an operation, followed, in the order of the document. */
export function mergedParameters(reader: Reader, pathItem: Spot, operation: Spot): Spot[] {
  const merged = new Map<string, Spot>();
  for (const owner of [pathItem, operation]) {
    const own = new Set<string>();
    for (const [, one] of reader.members(reader.member(owner, 'parameters'))) {
      const spot = reader.follow(one);
      const { name, in: place } = objectAt(spot);
      const key = JSON.stringify([place, place === 'header' ? String(name).toLowerCase() : name]);
      if (own.has(key)) throw refused('core.generate.structure', one.at, 'the same parameter is given twice');
      own.add(key);
      merged.set(key, spot);
    }
  }
  return [...merged.values()];
}

function checkTemplate(template: string, names: readonly string[], operation: Spot): void {
  const wanted = [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name!);
  const fault = (rule: string) => refused('core.generate.structure', operation.at, rule);
  for (const name of wanted)
    if (!names.includes(name)) throw fault(`the path parameter ${JSON.stringify(name)} is not described`);
  for (const name of names)
    if (!wanted.includes(name))
      throw fault(`the path has no place for the parameter ${JSON.stringify(name)}`);
  if (new Set(wanted).size < wanted.length) throw fault('the path names a parameter twice');
  if (/[{}?#]/.test(template.replace(/\{[^{}]*\}/g, '')))
    throw fault('the path has a brace, a question mark or a hash of its own');
}

function parameterOf(reader: Reader, spot: Spot, name: string, place: Place): ParameterContract {
  const { required } = objectAt(spot);
  const says = `${place} parameter ${JSON.stringify(name)}`;
  if (place === 'path' && required !== true)
    throw refused('core.generate.structure', spot.at, `${says} must be \`required: true\``);
  // What is in the path is always required.
  const needed: ParameterContract = required === true && place !== 'path' ? { required: true } : {};
  const content = reader.member(spot, 'content');
  if (!content) return { ...styleOf(reader, spot, place, says), ...needed };
  const types = reader.members(content).map(([type]) => type);
  if (types.length !== 1 || !isJson(types[0]!))
    throw refused('core.generate.parameter', spot.at, `${says} has content other than one JSON media type`);
  return { style: 'json', ...needed };
}

/** How a value of a schema is written in its place, without what is the default there. */
export function styleOf(reader: Reader, spot: Spot, place: Place, says: string): ParameterContract {
  const written = objectAt(spot);
  const fault = (rule: string) => refused('core.generate.parameter', spot.at, `${says} ${rule}`);
  const style = written.style ?? stylesOf[place][0]!;
  if (typeof style !== 'string' || !stylesOf[place].includes(style))
    throw fault(`has style ${JSON.stringify(style)}; supported: ${stylesOf[place].join(', ')}`);
  if (written.allowReserved === true) throw fault('has allowReserved: true');
  const schema = reader.member(spot, 'schema');
  const kind = schema ? kindOf(reader, schema) : 'any';
  const usual = style === 'form';
  const explode = written.explode ?? usual;
  if (style === 'deepObject') {
    if (written.explode === false) throw fault('has style deepObject without explode');
    if (kind !== 'object') throw fault('has style deepObject, but is not an object');
    const deep = schema && nestedMember(reader, schema);
    if (deep) throw fault(`has style deepObject, but ${deep} is a list or an object`);
    return { style, type: 'object' };
  }
  if (place === 'cookie' && kind !== 'value' && explode === true)
    throw fault(kind === 'any' ? 'may be a list, say its type' : 'needs explode: false');
  const type: { type?: Exclude<Kind, 'value'> } = kind === 'value' ? {} : { type: kind };
  return { ...(explode === usual || kind === 'value' ? {} : { explode: explode === true }), ...type };
}

/** Name of a member that `key[member]=value` cannot hold. */
function nestedMember(reader: Reader, schema: Spot): string | undefined {
  const deep = membersOf(reader, schema).find((member) =>
    ['list', 'object'].includes(kindOf(reader, member.schema)),
  );
  return deep && (deep.name ?? 'every other member');
}
