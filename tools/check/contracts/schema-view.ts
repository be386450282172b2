/** A schema as one of both directions sees it: references resolved, `allOf` merged into one list of demands. */
import {
  CannotJudge,
  isAnnotation,
  isObject,
  type Json,
  type JsonObject,
  listOf,
  objectOf,
  target,
} from './document.ts';

/** Requests are read by the service, answers by the client. */
export type Direction = 'request' | 'answer';

export interface SchemaView {
  /** Schemas by member name; each with all demands that `allOf` puts on it. */
  readonly properties: ReadonlyMap<string, Json>;
  readonly required: ReadonlySet<string>;
  /** Members that this direction does not have: `readOnly` in requests, `writeOnly` in answers. */
  readonly hidden: ReadonlySet<string>;
  /** Every other keyword; a keyword that occurs twice with different values has each of them. */
  readonly keywords: ReadonlyMap<string, readonly Json[]>;
  /** The component the schema comes from, for the place of a change. */
  readonly component: string | undefined;
}

const HIDES = { request: 'readOnly', answer: 'writeOnly' } as const;

/** Flattens a schema. Throws `CannotJudge` where demands cannot be put together. */
export function viewSchema(document: JsonObject, schema: Json | undefined, direction: Direction): SchemaView {
  const properties = new Map<string, Json>();
  const required = new Set<string>();
  const keywords = new Map<string, Json[]>();
  let closed = false;
  let parts = 0;
  const component = isObject(schema) && typeof schema.$ref === 'string' ? schema.$ref : undefined;
  const visit = (value: Json | undefined, path: readonly string[]): void => {
    if (value === undefined || value === true) return;
    if (!isObject(value)) throw new CannotJudge('a schema that is `false` or no schema');
    if (typeof value.$ref === 'string') {
      if (path.includes(value.$ref)) throw new CannotJudge(`"${value.$ref}" contains itself by allOf`);
      visit(target(document, value.$ref), [...path, value.$ref]);
    }
    for (const part of listOf(value.allOf)) visit(part, path);
    const own = objectOf(value.properties);
    if (Object.keys(own).length > 0) parts += 1;
    for (const [name, property] of Object.entries(own)) {
      const known = properties.get(name);
      properties.set(name, known === undefined ? property! : { allOf: [known, property!] });
    }
    for (const name of listOf(value.required)) if (typeof name === 'string') required.add(name);
    for (const [key, demand] of Object.entries(value)) {
      if (['$ref', 'allOf', 'properties', 'required'].includes(key) || isAnnotation(key)) continue;
      if (demand === undefined) continue;
      if (key === 'additionalProperties') {
        if (demand === true) continue;
        closed = true;
      }
      const known = keywords.get(key) ?? [];
      const text = JSON.stringify(demand);
      if (!known.some((one) => JSON.stringify(one) === text)) keywords.set(key, [...known, demand]);
    }
  };
  visit(schema, []);
  if (closed && parts > 1) throw new CannotJudge('additionalProperties in one part of an allOf');
  const hidden = new Set(
    [...properties]
      .filter(([, property]) => marked(document, property, HIDES[direction], []))
      .map(([name]) => name),
  );
  return { properties, required, hidden, keywords, component };
}

/** Whether a member is marked, itself or by what it refers to. */
function marked(
  document: JsonObject,
  schema: Json | undefined,
  mark: string,
  path: readonly string[],
): boolean {
  if (!isObject(schema)) return false;
  if (schema[mark] === true) return true;
  if (typeof schema.$ref === 'string' && !path.includes(schema.$ref)) {
    if (marked(document, target(document, schema.$ref), mark, [...path, schema.$ref])) return true;
  }
  return listOf(schema.allOf).some((part) => marked(document, part, mark, path));
}

const TYPES = ['null', 'boolean', 'integer', 'fraction', 'string', 'array', 'object'];

/** Types that a value may have; `number` is both `integer` and `fraction`. */
export function typesOf(view: SchemaView): ReadonlySet<string> {
  let allowed = new Set(TYPES);
  for (const demand of view.keywords.get('type') ?? []) {
    const named = new Set(
      (Array.isArray(demand) ? demand : [demand]).flatMap((name) =>
        name === 'number' ? ['integer', 'fraction'] : [String(name)],
      ),
    );
    allowed = new Set([...allowed].filter((name) => named.has(name)));
  }
  return allowed;
}

/** The values that `enum` and `const` leave, as JSON texts; absent when every value is possible. */
export function valuesOf(view: SchemaView): ReadonlySet<string> | undefined {
  const lists = [
    ...(view.keywords.get('enum') ?? []).map((demand) => listOf(demand)),
    ...(view.keywords.get('const') ?? []).map((demand) => [demand]),
  ].map((list) => new Set(list.map((value) => JSON.stringify(value))));
  const [first, ...others] = lists;
  return first && new Set([...first].filter((value) => others.every((list) => list.has(value))));
}
