/**
 * Schemas for a direction: requests lack `readOnly` members, answers lack `writeOnly` ones. A schema that both use and
 * that differs gets a second name, `DogWritable`.
 */
import { type Closing, createReaches, isClosed } from './access.ts';
import { isObject, type JsonObject } from './document.ts';
import { type Reader, refOf, type Spot } from './reader.ts';
import { keywords, membersOf, partsOf } from './schema.ts';
import { closedIn, componentOf, type Direction, usedSchemas } from './usage.ts';

/** Marks the empty object for the types; openapi-typescript makes any object of it. */
export const emptyObject = 'x-rathaus-empty';

const single = [
  'items',
  'additionalProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
  'contains',
  'propertyNames',
  'not',
  'if',
  'then',
  'else',
];
const named = ['patternProperties', 'dependentSchemas', '$defs', 'definitions'];
/** Schemas for the same value: what is left out beside them is left out in them. */
const sameValue = ['allOf', 'oneOf', 'anyOf'];

/** Writes schemas for a direction. */
export interface DirectedSchemas {
  /** A schema without what the direction leaves out; without a direction as it is. */
  schema(spot: Spot, direction: Direction | undefined): unknown;
  /** Second names of schemas that requests use, by name. */
  readonly writable: ReadonlyMap<string, string>;
  /** The direction of a named schema under its own name. */
  ownDirection(at: string): Direction | undefined;
}

/** See {@link DirectedSchemas}. */
export function createDirectedSchemas(reader: Reader): DirectedSchemas {
  const requests = usedSchemas(reader, 'request');
  const answers = usedSchemas(reader, 'answer');
  const reaches = (['readOnly', 'writeOnly'] as const).map((word: Closing) => createReaches(reader, word));
  const differs = (spot: Spot) => reaches.some((reach) => reach(spot));
  const schemas = reader.members(componentsAt(reader, 'schemas'));
  const names = new Set(schemas.map(([name]) => name));
  const writable = new Map<string, string>();
  for (const [name, spot] of schemas) {
    if (!requests.has(spot.at) || !answers.has(spot.at) || !differs(spot)) continue;
    let other = `${name}Writable`;
    while (names.has(other)) other += '_';
    names.add(other);
    writable.set(name, other);
  }

  const reference = (
    spot: Spot,
    direction: Direction,
    without: ReadonlySet<string>,
    above: readonly string[],
  ): JsonObject | undefined => {
    const { $ref, ...beside } = spot.value as JsonObject;
    const target = reader.target(spot);
    const name = componentOf(target.at);
    const inner = /^#\/components\/schemas\/[^/]+/.exec(target.at)?.[0];
    const owner = inner && schemas.find(([, schema]) => schema.at === inner)?.[1];
    const isInside = name === undefined && (owner ? differs(owner) : differs(target));
    const isCut = membersOf(reader, target).some(
      (member) => without.has(member.name ?? '') && !isClosed(reader, member.schema, closedIn[direction]),
    );
    if ((isInside || isCut) && !above.includes(target.at))
      return { ...beside, ...(write(target, direction, without, [...above, target.at]) as JsonObject) };
    const other = direction === 'request' && name !== undefined ? writable.get(name) : undefined;
    return other === undefined ? undefined : { ...beside, $ref: `#/components/schemas/${other}` };
  };

  const write = (
    spot: Spot,
    direction: Direction,
    without: ReadonlySet<string>,
    above: readonly string[],
  ): unknown => {
    if (!isObject(spot.value)) return spot.value;
    const isRef = refOf(spot.value) !== undefined;
    if (isRef && reader.is30) return reference(spot, direction, without, above) ?? spot.value;
    const left = new Set([...without, ...closedNames(reader, spot, closedIn[direction])]);
    const made: JsonObject = { ...((isRef && reference(spot, direction, left, above)) || spot.value) };
    const inside = (schema: Spot, cut: ReadonlySet<string> = new Set()) =>
      write(schema, direction, cut, above);
    const each = (keyword: string, cut?: ReadonlySet<string>) => {
      const members = reader
        .members(reader.member(spot, keyword))
        .map(([name, schema]) => [name, inside(schema, cut)] as const);
      return Array.isArray(keywords(spot)[keyword])
        ? members.map(([, one]) => one)
        : Object.fromEntries(members);
    };
    for (const keyword of [...sameValue, 'prefixItems', ...named])
      if (Object.hasOwn(spot.value, keyword))
        made[keyword] = each(keyword, sameValue.includes(keyword) ? left : undefined);
    for (const keyword of single) {
      const schema = reader.member(spot, keyword);
      if (!schema) continue;
      const isMap = keyword === 'additionalProperties' || keyword === 'unevaluatedProperties';
      made[keyword] = isMap && isClosed(reader, schema, closedIn[direction]) ? false : inside(schema);
    }
    if (isObject(spot.value.properties)) {
      const members = Object.entries(each('properties')).filter(([name]) => !left.has(name));
      made.properties = Object.fromEntries(members);
    }
    // A schema without its members would be any object. Alone it is the empty one, as a part of a whole it goes.
    const isClosedMap = made.additionalProperties === false && spot.value.additionalProperties !== false;
    if (isEmptied(reader, spot, direction, left) || (isClosedMap && made.properties === undefined))
      made[emptyObject] = true;
    if (Array.isArray(made.allOf)) {
      const before = reader.members(reader.member(spot, 'allOf'));
      const parts = made.allOf.filter((_, index) => !isEmptied(reader, before[index]![1], direction, left));
      made.allOf = parts.length > 0 ? parts : made.allOf.slice(0, 1);
    }
    if (Array.isArray(made.required)) made.required = made.required.filter((name) => !left.has(String(name)));
    if (direction === 'request') made.discriminator = redirected(made.discriminator, writable);
    // Comments in the types show short examples; the long ones are in the examples.
    for (const word of ['example', 'examples']) if (!isShort(made[word])) delete made[word];
    for (const word of ['readOnly', 'writeOnly', 'discriminator', '$ref'])
      if (typeof made[word] === 'boolean' || made[word] === undefined) delete made[word];
    return made;
  };

  return {
    writable,
    schema: (spot, direction) => (direction ? write(spot, direction, new Set(), []) : spot.value),
    ownDirection: (at) => (answers.has(at) ? 'answer' : requests.has(at) ? 'request' : undefined),
  };
}

const isShort = (example: unknown): boolean => JSON.stringify(example ?? '').length < 80;

/** Whether a schema says nothing but its members, and loses them all. */
function isEmptied(reader: Reader, spot: Spot, direction: Direction, without: ReadonlySet<string>): boolean {
  const schema = reader.follow(spot);
  const { properties, ...words } = keywords(schema);
  const others = [...sameValue, 'additionalProperties', 'patternProperties', 'unevaluatedProperties'];
  if (!isObject(properties) || others.some((word) => Object.hasOwn(words, word))) return false;
  const names = Object.keys(properties);
  const closed = new Set([...without, ...closedNames(reader, schema, closedIn[direction])]);
  return names.length > 0 && names.every((name) => closed.has(name));
}

/** Names of members that a schema leaves out, whichever of its parts says so. */
function closedNames(reader: Reader, schema: Spot, word: Closing): string[] {
  return partsOf(reader, schema).flatMap((part) =>
    reader
      .members(reader.member(part, 'properties'))
      .filter(([, member]) => isClosed(reader, member, word))
      .map(([name]) => name),
  );
}

/** The mapping of a discriminator, with the second names. */
function redirected(discriminator: unknown, writable: ReadonlyMap<string, string>): unknown {
  if (!isObject(discriminator) || !isObject(discriminator.mapping)) return discriminator;
  const mapping = Object.entries(discriminator.mapping).map(([word, ref]) => {
    const other = writable.get(componentOf(String(ref)) ?? String(ref));
    return [word, other === undefined ? ref : `#/components/schemas/${other}`];
  });
  return { ...discriminator, mapping: Object.fromEntries(mapping) };
}

/** The components of a kind. */
export function componentsAt(reader: Reader, kind: string): Spot | undefined {
  const components = reader.member(reader.root, 'components');
  return components && reader.member(components, kind);
}
