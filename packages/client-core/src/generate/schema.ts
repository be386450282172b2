/** What the generator asks of a schema: its parts, what may be beneath it, and the kind of its values. */
import { isObject, type JsonObject, pointerStep } from './document.ts';
import { refused } from './errors.ts';
import { type Reader, refOf, type Spot } from './reader.ts';

/**
 * A schema together with all that holds for the same value without condition: the targets of its `$ref` and the members
 * of its `allOf`. The schema itself comes first.
 */
export function partsOf(reader: Reader, schema: Spot): Spot[] {
  const parts: Spot[] = [];
  const visit = (spot: Spot, above: readonly string[]) => {
    if (above.includes(spot.at)) throw refused('core.generate.reference', spot.at, 'leads in a circle');
    if (parts.some(({ at }) => at === spot.at)) return;
    const { value } = spot;
    if (typeof value !== 'boolean' && !isObject(value))
      throw refused('core.generate.structure', spot.at, 'must be a schema');
    const inside = [...above, spot.at];
    // In 3.0 a reference is nothing but a reference.
    const isRef = refOf(value) !== undefined;
    if (!isRef || !reader.is30) parts.push(spot);
    if (isRef) visit(reader.target(spot), inside);
    if (isRef && reader.is30) return;
    for (const [, part] of reader.members(reader.member(spot, 'allOf'))) visit(part, inside);
  };
  visit(schema, []);
  return parts;
}

/** The keywords of a part; a schema that is `true` or `false` has none. */
export const keywords = (part: Spot): JsonObject => (isObject(part.value) ? part.value : {});

/** A schema beneath a part: of the member `step`, or of the same value under a condition. */
export interface Branch {
  /** As in a JSON pointer; a star is every item or every member without a name of its own. */
  readonly step: string | undefined;
  /** Of a member that has one. */
  readonly name?: string;
  /** An item of a list: marks of members mean nothing there (OpenAPI 3.0, section 4.7.24.1). */
  readonly isItem?: boolean;
  readonly schema: Spot;
}

const conditional = ['oneOf', 'anyOf', 'dependentSchemas', 'prefixItems'];
const single = [
  'if',
  'then',
  'else',
  'items',
  'additionalProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
];
const stars = new Set(['items', 'additionalProperties', 'unevaluatedProperties', 'unevaluatedItems']);

/** The schemas directly beneath one part, without those of `$ref` and `allOf`. */
export function branchesOf(reader: Reader, part: Spot): Branch[] {
  const branches: Branch[] = [];
  for (const [name, schema] of reader.members(reader.member(part, 'properties')))
    branches.push({ step: pointerStep(name), name, schema });
  for (const [, schema] of reader.members(reader.member(part, 'patternProperties')))
    branches.push({ step: '/*', schema });
  for (const keyword of single) {
    const schema = reader.member(part, keyword);
    if (schema && isObject(schema.value))
      branches.push({
        step: stars.has(keyword) ? '/*' : undefined,
        isItem: /items$/i.test(keyword),
        schema,
      });
  }
  for (const keyword of conditional)
    for (const [name, schema] of reader.members(reader.member(part, keyword))) {
      const isItem = keyword === 'prefixItems';
      branches.push({ step: isItem ? `/${name}` : undefined, isItem, schema });
    }
  return branches;
}

/** Everything that may be a member of a value of the schema, under whatever condition. */
export function membersOf(reader: Reader, schema: Spot): Branch[] {
  const members: Branch[] = [];
  const seen = new Set<string>();
  const visit = (spot: Spot) => {
    for (const part of partsOf(reader, spot)) {
      if (seen.has(part.at)) continue;
      seen.add(part.at);
      for (const branch of branchesOf(reader, part)) {
        if (branch.step === undefined) visit(branch.schema);
        else members.push(branch);
      }
    }
  };
  visit(schema);
  return members;
}

/** One value, a list, an object, or what the schema leaves open. */
export type Kind = 'value' | 'list' | 'object' | 'any';

const kindOfType = (type: unknown): Kind =>
  type === 'array' ? 'list' : type === 'object' ? 'object' : typeof type === 'string' ? 'value' : 'any';

const kindOfValue = (value: unknown): Kind =>
  Array.isArray(value) ? 'list' : isObject(value) ? 'object' : 'value';

const agreed = (kinds: readonly Kind[]): Kind =>
  kinds.length > 0 && kinds.every((kind) => kind === kinds[0]) ? kinds[0]! : 'any';

/**
 * What a value of the schema is, where the schema says so; `null` does not count. `known` keeps what was found, and
 * while a schema is looked at, it is `any`: that ends recursion.
 */
export function kindOf(reader: Reader, schema: Spot, known = new Map<string, Kind>()): Kind {
  const before = known.get(schema.at);
  if (before !== undefined) return before;
  known.set(schema.at, 'any');
  const kinds = partsOf(reader, schema).flatMap((part): Kind[] => {
    const { type, enum: words, const: word, properties, items } = keywords(part);
    const found: Kind[] = [];
    if (type !== undefined) {
      const types = [type].flat().filter((one) => one !== 'null');
      found.push(types.length === 0 ? 'value' : agreed(types.map(kindOfType)));
    } else if (word !== undefined) found.push(kindOfValue(word));
    else if (Array.isArray(words)) found.push(agreed(words.filter((one) => one !== null).map(kindOfValue)));
    else if (isObject(properties)) found.push('object');
    else if (isObject(items)) found.push('list');
    for (const keyword of ['oneOf', 'anyOf']) {
      const branches = reader
        .members(reader.member(part, keyword))
        .filter(([, { value }]) => !isObject(value) || value.type !== 'null');
      if (branches.length > 0) found.push(agreed(branches.map(([, one]) => kindOf(reader, one, known))));
    }
    return found.filter((kind) => kind !== 'any');
  });
  const kind = agreed(kinds);
  known.set(schema.at, kind);
  return kind;
}
