import { exchangeError } from '../errors.ts';

/** A JSON Schema as an object: 2020-12 (also without `$schema`), 2019-09 or draft-07. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** Versions of JSON Schema that are read. */
export type Dialect = '2020-12' | '2019-09' | 'draft-07';

const dialects: Readonly<Record<string, Dialect>> = {
  'https://json-schema.org/draft/2020-12/schema': '2020-12',
  'https://json-schema.org/draft/2019-09/schema': '2019-09',
  'http://json-schema.org/draft-07/schema': 'draft-07',
};

const maxSchemaDepth = 200;
const maxSchemaLength = 10_000_000;
/** In UTF-16 units: that of DIN 91379 with all its sequences fits. */
const maxPatternLength = 10_000;

/** Why a schema cannot be used. */
export type SchemaFault =
  | 'not-loaded'
  | 'not-json'
  | 'too-large'
  | 'too-deep'
  | 'dialect'
  | 'async'
  | 'pattern'
  | 'format'
  | 'reserved-name'
  | 'reference'
  | 'invalid';

/** Refuses a schema. The URI and the place are of the operator's own schema, so they may be said. */
export function schemaRefused(schemaUri: string, fault: SchemaFault, place = '', cause?: unknown) {
  return exchangeError('exchange.schema.refused', {
    message: `${schemaUri}: ${fault}${place && ` at ${place}`}`,
    details: { schemaUri, fault, place },
    cause,
  });
}

/** A schema that was looked through. */
export interface InspectedSchema {
  schemaUri: string;
  schema: JsonSchema;
  dialect: Dialect;
  formats: ReadonlyMap<string, string>;
  /** Names of members: words of the schema, which a place may show. */
  names: ReadonlySet<string>;
}

/** Members whose children are schemas by name. */
const maps = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'dependencies'];
/** Members that hold values or names, no schemas. */
const values = ['enum', 'const', 'default', 'examples', 'required', 'dependentRequired'];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Copies a schema and looks through it, before anything is compiled. Errors: `exchange.schema.refused`, also for what
 * would be ignored silently later: an unknown dialect, `$async`, a member named `__proto__`.
 */
export function inspectSchema(schemaUri: string, given: unknown): InspectedSchema {
  const schema = copyOf(schemaUri, given);
  const { $schema = 'https://json-schema.org/draft/2020-12/schema' } = schema;
  const dialect = typeof $schema === 'string' ? dialects[$schema.replace(/#$/, '')] : undefined;
  if (dialect === undefined) throw schemaRefused(schemaUri, 'dialect', '/$schema');
  const names = new Set<string>();
  const formats = new Map<string, string>();
  const refuse = (fault: SchemaFault, place: string) => schemaRefused(schemaUri, fault, place);

  const judgeKeyword = (keyword: string, value: unknown, place: string) => {
    if (keyword === '$async' && value !== false) throw refuse('async', place);
    if (keyword === 'pattern') judgePattern(value, place);
    if (keyword === 'format' && typeof value === 'string' && !formats.has(value)) formats.set(value, place);
    if (keyword === 'required' && Array.isArray(value))
      for (const name of value) if (typeof name === 'string') names.add(name);
  };
  const judgePattern = (pattern: unknown, place: string) => {
    if (typeof pattern === 'string' && pattern.length > maxPatternLength) throw refuse('pattern', place);
  };
  const walkMap = (map: Record<string, unknown>, keyword: string, place: string, depth: number) => {
    for (const [name, child] of Object.entries(map)) {
      const at = `${place}/${name}`;
      if (keyword === 'properties') names.add(name);
      // Neither the validator nor most applications would treat it as a member like any other.
      if (name === '__proto__') throw refuse('reserved-name', place);
      if (keyword === 'patternProperties') judgePattern(name, at);
      walk(child, at, depth + 1);
    }
  };
  const walk = (node: unknown, place: string, depth: number) => {
    if (depth > maxSchemaDepth) throw refuse('too-deep', '');
    if (Array.isArray(node)) {
      for (const [index, child] of node.entries()) walk(child, `${place}/${index}`, depth + 1);
      return;
    }
    if (!isObject(node)) return;
    for (const [keyword, value] of Object.entries(node)) {
      const at = `${place}/${keyword}`;
      if (keyword === '__proto__') throw refuse('reserved-name', place);
      judgeKeyword(keyword, value, at);
      if (values.includes(keyword)) continue;
      if (maps.includes(keyword) && isObject(value)) walkMap(value, keyword, at, depth + 1);
      else walk(value, at, depth + 1);
    }
  };
  walk(schema, '', 0);
  return { schemaUri, schema, dialect, formats, names };
}

/** A copy in plain JSON: what the caller does with the schema later, or what is hidden in it, does not count. */
function copyOf(schemaUri: string, given: unknown): JsonSchema {
  let text: string | undefined;
  let copy: unknown;
  try {
    text = JSON.stringify(given);
    copy = text === undefined ? undefined : JSON.parse(text);
  } catch (cause) {
    // A cycle, or so deep that it cannot be written.
    throw schemaRefused(schemaUri, 'not-json', '', cause);
  }
  if (text === undefined || !isObject(copy)) throw schemaRefused(schemaUri, 'not-json');
  if (text.length > maxSchemaLength) throw schemaRefused(schemaUri, 'too-large');
  return copy;
}
