import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  style?: string;
  explode?: boolean;
  schema: { type: string; pattern?: string; maximum?: number; maxItems?: number };
}
interface Schema {
  $ref?: string;
  type?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  enum?: string[];
}
interface Operation {
  parameters?: { $ref?: string }[];
  responses: Record<
    string,
    { $ref?: string; content?: Record<string, { schema: Schema }>; headers?: object }
  >;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: object;
}

const root = new URL('../../../', import.meta.url);
const official = new URL('../shared/data/fitconnect/routing-api-2.0.0.yaml', root);
const present = existsSync(official);
if (!present)
  console.warn(
    'skipped: the public Routing API 2.0.0 is not beside the checkout (../shared/data/fitconnect)',
  );

const read = (url: URL) => parse(readFileSync(url, 'utf8')) as Document;

/** Follows references, also those that lead to a reference. */
function open<T extends object>(document: Document, value: T | { $ref?: string }): T {
  let found: unknown = value;
  while (typeof (found as { $ref?: string }).$ref === 'string')
    found = (found as { $ref: string }).$ref
      .slice(2)
      .split('/')
      .reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], document);
  return found as T;
}

/** What of a schema decides on the wire: types and members, the required ones marked. */
function shape(document: Document, value: Schema, levels = 6): unknown {
  const { type, properties, required = [], items, enum: words } = open<Schema>(document, value);
  if (levels === 0) return '…';
  if (items) return [shape(document, items, levels - 1)];
  if (!properties) return words ? [...words].sort() : type;
  return Object.fromEntries(
    Object.entries(properties)
      .map(([name, member]) => [
        required.includes(name) ? `${name}!` : name,
        shape(document, member, levels - 1),
      ])
      .sort(([a], [b]) => String(a).localeCompare(String(b))),
  );
}

function operations(document: Document) {
  return Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, operation]) => ({ name: `${verb} ${path}`, operation })),
  );
}

const parameters = (document: Document, { parameters: list = [] }: Operation) =>
  list
    .map((one) => open<Parameter>(document, one))
    .map(({ name, in: place, required = false, style = 'form', explode = true, schema }) => ({
      name,
      place,
      required,
      style,
      explode,
      type: schema.type,
      pattern: schema.pattern,
      maximum: schema.maximum,
      maxItems: schema.maxItems,
    }))
    .sort((a, b) => a.name.localeCompare(b.name));

describe.skipIf(!present)('our contract of the Routing API beside the public one', () => {
  const theirs = present ? read(official) : (undefined as unknown as Document);
  const ours = read(new URL('openapi/fit-connect-routing.v2.yaml', root));
  const ofTheirs = present ? operations(theirs) : [];
  const ofOurs = new Map(operations(ours).map(({ name, operation }) => [name, operation]));

  it('has the same operations', () => {
    expect([...ofOurs.keys()].sort()).toEqual(ofTheirs.map(({ name }) => name).sort());
    expect(ofOurs.size).toBe(3);
  });

  it.each(ofTheirs)('$name takes the same parameters', ({ name, operation }) => {
    expect(parameters(ours, ofOurs.get(name)!)).toEqual(parameters(theirs, operation));
  });

  it.each(ofTheirs)('$name answers with the same members and counts requests', ({ name, operation }) => {
    for (const [status, answer] of Object.entries(operation.responses)) {
      const own = open(ours, ofOurs.get(name)!.responses[status] ?? {}) as typeof answer;
      const { content = {}, headers = {} } = open(theirs, answer) as typeof answer;
      expect(Object.keys(own.headers ?? {}).sort()).toEqual(Object.keys(headers).sort());
      for (const [type, { schema }] of Object.entries(content))
        expect(shape(ours, own.content?.[type]?.schema ?? {}), `${status} ${type}`).toEqual(
          shape(theirs, schema),
        );
    }
  });
});
