import { describe, expect, it } from 'vitest';
import { documentOf, generated, refusalOf } from '../../test/open-api-document.ts';

/** The line of the table in which the parameters of a place are. */
async function tableOf(parameters: object[], options: Parameters<typeof documentOf>[1] = {}) {
  const { table } = await generated(documentOf({ operationId: 'op', parameters }, options));
  return table
    .slice(table.indexOf('id: '), table.indexOf('answers'))
    .replace(/\s+/g, ' ')
    .replaceAll(', }', ' }');
}

const writers: Record<string, string> = {
  path: 'Path',
  query: 'Query',
  header: 'Headers',
  cookie: 'Cookies',
};
/** `query: { … }` with the function that the table names beside it: one value each needs the plain one. */
const written = (line: string) =>
  line.replace(/^(\w+): (.*)$/, (_, place: string, table: string) => {
    const plain = /type:|style:/.test(table) ? '' : 'Plain';
    return `${place}: { write: write${plain}${writers[place]}, table: ${table} }`;
  });

const list = { type: 'array', items: { type: 'string' } };
const object = { type: 'object', properties: { a: { type: 'string' } } };
const query = (more: object) => ({ name: 'p', in: 'query', ...more });

describe('what the table writes', () => {
  it.each([
    ['a value', query({ schema: { type: 'string' } }), 'query: { p: {} }'],
    [
      'a required value',
      query({ required: true, schema: { type: 'integer' } }),
      'query: { p: { required: true } }',
    ],
    ['a list', query({ schema: list }), "query: { p: { type: 'list' } }"],
    [
      'a list without explode',
      query({ explode: false, schema: list }),
      "query: { p: { explode: false, type: 'list' } }",
    ],
    ['an object', query({ schema: object }), "query: { p: { type: 'object' } }"],
    [
      'deepObject',
      query({ style: 'deepObject', explode: true, schema: object }),
      "query: { p: { style: 'deepObject', type: 'object' } }",
    ],
    [
      'JSON',
      query({ content: { 'application/json': { schema: object } } }),
      "query: { p: { style: 'json' } }",
    ],
    ['an open schema', query({ schema: {} }), "query: { p: { type: 'any' } }"],
    [
      'either a list or a value',
      query({ schema: { type: ['array', 'string'], items: {} } }),
      "query: { p: { type: 'any' } }",
    ],
    [
      'a list or null',
      query({ schema: { type: ['array', 'null'], items: {} } }),
      "query: { p: { type: 'list' } }",
    ],
    [
      'one of two texts',
      query({ schema: { oneOf: [{ type: 'string' }, { const: 7 }, { type: 'null' }] } }),
      'query: { p: {} }',
    ],
    [
      'parts that agree',
      query({ schema: { allOf: [{ minItems: 1 }, list] } }),
      "query: { p: { type: 'list' } }",
    ],
    ['an enumeration', query({ schema: { enum: ['a', 'b', null] } }), 'query: { p: {} }'],
    [
      'a header',
      { name: 'X-Office', in: 'header', schema: list },
      "header: { 'x-office': { type: 'list' } }",
    ],
    ['a cookie', { name: 's', in: 'cookie', schema: { type: 'string' } }, 'cookie: { s: {} }'],
    [
      'a cookie list',
      { name: 's', in: 'cookie', explode: false, schema: list },
      "cookie: { s: { explode: false, type: 'list' } }",
    ],
  ])('%s', async (_what, parameter, line) => {
    expect(await tableOf([parameter])).toContain(written(line));
  });

  it('a value in the path is required without saying so', async () => {
    const parameter = { name: 'a b', in: 'path', required: true, explode: true, schema: list };
    expect(await tableOf([parameter], { path: '/dogs/{a b}' })).toContain(
      written("path: { 'a b': { explode: true, type: 'list' } }"),
    );
  });

  it('leaves out the headers that OpenAPI ignores, in the types too', async () => {
    const parameters = ['Accept', 'content-type', 'AUTHORIZATION', 'X-Trace'].map((name) => ({
      name,
      in: 'header',
      required: true,
      schema: { type: 'string' },
    }));
    expect(await tableOf(parameters)).toContain(written("header: { 'x-trace': { required: true } }"));
    const { types } = await generated(documentOf({ parameters }));
    expect(types).toContain('"X-Trace": string');
    expect(types).not.toContain('AUTHORIZATION');
  });

  it('the operation wins over the path item', async () => {
    const document = documentOf({ parameters: [query({ schema: list })] });
    const pathItem = document.paths['/dogs'] as Record<string, unknown>;
    pathItem.parameters = [
      query({ required: true, schema: {} }),
      { name: 'q', in: 'query', schema: { type: 'string' } },
    ];
    const { table } = await generated(document);
    expect(table).toContain(written("query: { p: { type: 'list' }, q: {} }"));
  });

  it('takes nullable of 3.0 and ignores what is beside a reference there', async () => {
    const components = { schemas: { List: { ...list, nullable: true } } };
    const schema = { $ref: '#/components/schemas/List', type: 'string' };
    expect(await tableOf([query({ schema })], { components, openapi: '3.0.3' })).toContain(
      "{ type: 'list' }",
    );
    // In 3.1 both hold, and nothing is a list and a text.
    expect(await tableOf([query({ schema })], { components })).toContain("{ type: 'any' }");
  });
});

describe('what the client cannot write', () => {
  it.each([
    ['spaceDelimited', query({ style: 'spaceDelimited', explode: false, schema: list }), 'spaceDelimited'],
    ['pipeDelimited', query({ style: 'pipeDelimited', explode: false, schema: list }), 'pipeDelimited'],
    ['allowReserved', query({ allowReserved: true, schema: { type: 'string' } }), 'allowReserved'],
    ['deepObject of a list', query({ style: 'deepObject', explode: true, schema: list }), 'not an object'],
    [
      'deepObject without explode',
      query({ style: 'deepObject', explode: false, schema: object }),
      'without explode',
    ],
    [
      'a nested deepObject',
      query({ style: 'deepObject', schema: { type: 'object', properties: { tags: list } } }),
      'tags',
    ],
    [
      'deepObject of lists by name',
      query({ style: 'deepObject', schema: { type: 'object', additionalProperties: list } }),
      'every other',
    ],
    ['XML in a parameter', query({ content: { 'application/xml': {} } }), 'JSON'],
    ['a cookie list with explode', { name: 's', in: 'cookie', schema: list }, 'explode: false'],
    ['a cookie of no type', { name: 's', in: 'cookie', schema: {} }, 'say its type'],
    ['a header style', { name: 'X', in: 'header', style: 'form', schema: list }, 'style "form"'],
    [
      'a style of 3.2',
      { name: 's', in: 'cookie', style: 'cookie', schema: { type: 'string' } },
      'style "cookie"',
    ],
  ])('%s', async (_what, parameter, said) => {
    const refusal = await refusalOf(documentOf({ parameters: [parameter] }));
    expect(refusal.code).toBe('core.generate.parameter');
    expect(refusal.message).toContain('#/paths/~1dogs/get/parameters/0');
    expect(refusal.message).toContain(said);
  });

  it('two objects whose members become parameters', async () => {
    const parameters = [query({ schema: object }), { ...query({ schema: object }), name: 'q' }];
    const refusal = await refusalOf(documentOf({ parameters }));
    expect(refusal.code).toBe('core.generate.parameter');
    expect(refusal.message).toContain('#/paths/~1dogs/get/parameters/1');
    const apart = [parameters[0]!, { ...parameters[1]!, explode: false }];
    expect(await tableOf(apart)).toContain("q: { explode: false, type: 'object' }");
  });

  const named = (name: string, more: object) => ({ ...query(more), name });
  it.each([
    ['an object', named('p', { schema: object }), named('q', { schema: {} })],
    [
      'members of a deepObject',
      named('p', { style: 'deepObject', schema: object }),
      named('p[a]', { schema: {} }),
    ],
  ])('%s beside what may collide with it', async (_what, one, other) => {
    for (const parameters of [
      [one, other],
      [other, one],
    ]) {
      const refusal = await refusalOf(documentOf({ parameters }));
      expect(refusal.code).toBe('core.generate.parameter');
      expect(refusal.message).toContain('#/paths/~1dogs/get/parameters/1: query parameter');
    }
  });

  it('nothing that is apart', async () => {
    const parameters = [
      named('a', { schema: {} }),
      named('b', { schema: {} }),
      named('c', { explode: false, schema: object }),
      named('d', { style: 'deepObject', schema: object }),
      named('e[a]', { schema: {} }),
    ];
    expect((await refusalOf(documentOf({ parameters }))).code).toBe('none');
  });

  it.each([
    ['matrix', 'matrix'],
    ['label', 'label'],
  ])('%s in a path', async (_what, style) => {
    const parameters = [{ name: 'id', in: 'path', required: true, style, schema: { type: 'string' } }];
    const refusal = await refusalOf(documentOf({ parameters }, { path: '/dogs/{id}' }));
    expect(refusal).toMatchObject({ code: 'core.generate.parameter' });
  });

  it.each([
    ['a parameter without a place', [{ name: 'p', schema: {} }], '/dogs'],
    ['a place of 3.2', [{ name: 'p', in: 'querystring', content: {} }], '/dogs'],
    ['the same one twice', [query({ schema: {} }), query({ schema: {} })], '/dogs'],
    [
      'two headers that differ in case',
      [
        { name: 'X-A', in: 'header', schema: {} },
        { name: 'x-a', in: 'header', schema: {} },
      ],
      '/dogs',
    ],
    ['a path parameter that is not described', [], '/dogs/{id}'],
    [
      'a path parameter without a place',
      [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      '/dogs',
    ],
    ['an optional path parameter', [{ name: 'id', in: 'path', schema: { type: 'string' } }], '/dogs/{id}'],
    ['a query in the path', [], '/dogs?a=b'],
  ])('%s', async (_what, parameters, path) => {
    expect(await refusalOf(documentOf({ parameters }, { path }))).toMatchObject({
      code: 'core.generate.structure',
    });
  });
});
