/** An example of a schema: the one it gives itself, or one made of its keywords. */
import { isClosed } from './access.ts';
import { isObject, type JsonObject } from './document.ts';
import { refused } from './errors.ts';
import { type Reader, refOf, type Spot } from './reader.ts';
import { sampleNumber, sampleText } from './sample-value.ts';
import { keywords, partsOf } from './schema.ts';

/** No example: the schema contains itself, or nothing fits. */
const none = Symbol('none');
type Sample = unknown | typeof none;

/** Optional members beneath more schemas than these are left out, and so are those of a body that is large already. */
const maxAbove = 24;
const largeBody = 150;
/** Larger bodies are not made: schemas that require one another again and again. */
const maxBody = 20_000;

/** Words that members of the outermost object have, where the caller knows better: `status` of a problem. */
export type Fixed = Readonly<Record<string, unknown>>;

/** An example of an answer. Members that are `writeOnly` are left out. */
export function sampleOf(reader: Reader, schema: Spot, fixed: Fixed = {}): unknown {
  const sample = createSampler(reader)(schema, fixed);
  if (sample === none)
    throw refused('core.generate.example', schema.at, 'no value was found that fits its keywords');
  return sample;
}

/** More alternatives of one schema are not looked at: those of several parts multiply. */
const maxAlternatives = 100;

/**
 * The alternatives of a schema (`oneOf`, `anyOf`), one after the other, each as all the parts that hold in it. `above`
 * are alternatives that are being looked at: what leads back to them is not expanded again.
 */
export function* alternativesOf(
  reader: Reader,
  parts: readonly Spot[],
  above: readonly string[] = [],
): Generator<Spot[]> {
  let left = maxAlternatives;
  for (const alternative of expanded(reader, parts, above)) {
    yield alternative;
    if (--left === 0) return;
  }
}

function* expanded(reader: Reader, parts: readonly Spot[], above: readonly string[]): Generator<Spot[]> {
  for (const owner of parts)
    for (const keyword of ['oneOf', 'anyOf']) {
      const choices = reader.members(reader.member(owner, keyword));
      if (choices.length === 0 || above.includes(owner.at)) continue;
      const rest = parts.map((part) =>
        part === owner ? { ...part, value: { ...keywords(part), [keyword]: undefined } } : part,
      );
      for (const [, choice] of choices)
        yield* expanded(reader, [...rest, ...partsOf(reader, choice)], [...above, choice.at]);
      return;
    }
  yield [...parts];
}

/** The example that a schema gives itself, or the one of the schema it is a reference to. */
function givenExample(reader: Reader, schema: Spot): unknown {
  for (let spot = schema; ; spot = reader.target(spot)) {
    const isRef = refOf(spot.value) !== undefined;
    const { example, examples } = isRef && reader.is30 ? {} : keywords(spot);
    if (example !== undefined) return example;
    if (Array.isArray(examples) && examples.length > 0) return examples[0] as unknown;
    if (!isRef) return undefined;
  }
}

function createSampler(reader: Reader): (schema: Spot, fixed: Fixed) => Sample {
  let size = 0;
  const sample = (schema: Spot, above: readonly string[], fixed: Fixed = {}): Sample => {
    const given = givenExample(reader, schema);
    if (given !== undefined) return given;
    return firstOf(partsOf(reader, schema), above, fixed);
  };

  /** Of the first alternative that has one; an alternative that says nothing of the value comes last. */
  const firstOf = (all: readonly Spot[], above: readonly string[], fixed: Fixed): Sample => {
    let open: readonly Spot[] | undefined;
    for (const parts of alternativesOf(reader, all, above)) {
      if (typeOf(parts, Object.assign({}, ...parts.map(keywords))) === undefined && !wordsOf(parts)) {
        open ??= parts;
        continue;
      }
      const made = sampleOfParts(parts, above, fixed);
      if (made !== none) return made;
    }
    return open ? sampleOfParts(open, above, fixed) : none;
  };

  const sampleOfParts = (parts: readonly Spot[], above: readonly string[], fixed: Fixed): Sample => {
    if (++size > maxBody || parts.some(({ at, value }) => above.includes(at) || value === false)) return none;
    const all: JsonObject = Object.assign({}, ...parts.map(keywords).reverse());
    const words = wordsOf(parts);
    const type = typeOf(parts, all);
    if (words) {
      const fitting = words.filter((word) => type === undefined || hasType(word, type));
      return fitting.length > 0 ? (fitting.find((word) => word !== null) ?? fitting[0]) : none;
    }
    const inside = [...above, ...parts.map(({ at }) => at)];
    if (type === 'never') return none;
    if (type === 'object') return object(parts, all, inside, fixed);
    // What one part of a text or number gives is a whole; what one part of an object gives is not.
    if (all.example !== undefined) return all.example;
    if (all.default !== undefined) return all.default;
    if (type === 'array') return list(parts, all, inside);
    if (type === 'string') return sampleText(all) ?? none;
    if (type === 'integer' || type === 'number') return sampleNumber(all, type === 'integer') ?? none;
    return type === 'boolean' ? true : type === 'null' ? null : {};
  };

  const object = (
    parts: readonly Spot[],
    all: JsonObject,
    above: readonly string[],
    fixed: Fixed,
  ): Sample => {
    const required = new Set(parts.flatMap((part) => [keywords(part).required ?? []].flat()));
    const schemas = new Map<string, Spot[]>();
    for (const part of parts)
      for (const [name, schema] of reader.members(reader.member(part, 'properties')))
        schemas.set(name, [...(schemas.get(name) ?? []), schema]);
    for (const part of parts) {
      // What one part says of other members holds for those that another part names.
      const others = reader.member(part, 'additionalProperties');
      const own = Object(keywords(part).properties) as object;
      if (others && others.value !== true)
        for (const [name, spots] of schemas) if (!Object.hasOwn(own, name)) spots.push(others);
    }
    const made: JsonObject = {};
    for (const [name, spots] of schemas) {
      if (spots.some((spot) => isClosed(reader, spot, 'writeOnly'))) continue;
      const isNeeded = required.has(name);
      const known = Object.hasOwn(fixed, name) ? fixed[name] : undefined;
      const isKnown = known !== undefined && accepts(reader, spots, known);
      const tooDeep = !isNeeded && (above.length > maxAbove || size > largeBody);
      const member = isKnown ? known : tooDeep ? none : together(spots, above);
      if (member !== none) made[name] = member;
      else if (isNeeded) return none;
    }
    const others = parts.flatMap((part) => reader.member(part, 'additionalProperties') ?? []);
    const other = () => (others.length > 0 ? together(others, above) : none);
    for (const name of required) if (typeof name === 'string' && !schemas.has(name)) made[name] = other();
    for (let n = 1; Object.keys(made).length < Number(all.minProperties ?? 0) && n < 100; n++)
      made[`example${n}`] = other();
    return Object.values(made).includes(none) ? none : made;
  };

  /** A member that several parts describe keeps to all of them. */
  const together = (spots: readonly Spot[], above: readonly string[]): Sample => {
    if (spots.length === 1) return sample(spots[0]!, above);
    const given = spots.map((spot) => givenExample(reader, spot)).find((one) => one !== undefined);
    if (given !== undefined) return given;
    return firstOf(
      spots.flatMap((spot) => partsOf(reader, spot)),
      above,
      {},
    );
  };

  const list = (parts: readonly Spot[], all: JsonObject, above: readonly string[]): Sample => {
    const least = Number(all.minItems ?? 0);
    const wanted = Math.min(Math.max(least, 1), Number(all.maxItems ?? Number.POSITIVE_INFINITY));
    if (wanted > 1000) return none;
    const first = parts
      .flatMap((part) => reader.members(reader.member(part, 'prefixItems')))
      .map(([, schema]) => sample(schema, above));
    const items = parts.flatMap((part) => reader.member(part, 'items') ?? []);
    const made = first.slice(0, wanted);
    const item = items.length > 0 && made.length < wanted ? together(items, above) : {};
    if (made.includes(none)) return none;
    if (item === none) return made.length >= least ? made : none;
    if (items.length === 0 && made.length >= least) return made;
    while (made.length < wanted) made.push(all.uniqueItems === true ? varied(item, made.length) : item);
    return made.includes(none) ? none : made;
  };

  return (schema, fixed) => sample(schema, [], fixed);
}

/** The nth value beside the first one that differs from it. */
const varied = (item: unknown, index: number): Sample =>
  index === 0
    ? item
    : typeof item === 'number'
      ? item + index
      : typeof item === 'string'
        ? `${item}${index}`
        : none;

/** Whether a text or number has the type of a member and is among its words. */
function accepts(reader: Reader, schemas: readonly Spot[], value: unknown): boolean {
  const parts = schemas.flatMap((schema) => partsOf(reader, schema));
  const words = wordsOf(parts);
  const type = typeOf(parts, {});
  if (words && !words.includes(value)) return false;
  return type === undefined || hasType(value, type);
}

const hasType = (value: unknown, type: unknown): boolean => {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array' || type === 'null') return type === 'array' ? Array.isArray(value) : value === null;
  return type === 'object' ? isObject(value) : type === typeof value;
};

/** Values that `const` and `enum` of all parts allow. */
function wordsOf(parts: readonly Spot[]): unknown[] | undefined {
  const lists = parts.flatMap((part) => {
    const { const: word, enum: words } = keywords(part);
    return [...(word === undefined ? [] : [[word]]), ...(Array.isArray(words) ? [words] : [])];
  });
  if (lists.length === 0) return undefined;
  const texts = lists.map((list) => new Set(list.map((word) => JSON.stringify(word))));
  return lists[0]!.filter((word) => texts.every((list) => list.has(JSON.stringify(word))));
}

/** The type that all parts allow; `never` where they contradict one another. A schema with members is an object. */
function typeOf(parts: readonly Spot[], all: JsonObject): unknown {
  const types = parts.flatMap((part) => {
    const { type, properties } = keywords(part);
    return type !== undefined ? [[type].flat()] : isObject(properties) ? [['object']] : [];
  });
  const common = types
    .flat()
    .filter((type) =>
      types.every((list) => list.includes(type) || (type === 'integer' && list.includes('number'))),
    );
  if (types.length > 0) return common.find((type) => type !== 'null') ?? common[0] ?? 'never';
  if (Array.isArray(all.required)) return 'object';
  if (all.items !== undefined || all.prefixItems !== undefined) return 'array';
  if (['format', 'pattern', 'minLength', 'maxLength'].some((word) => all[word] !== undefined))
    return 'string';
  return ['minimum', 'maximum', 'multipleOf'].some((word) => all[word] !== undefined) ? 'number' : undefined;
}
