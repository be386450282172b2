import { describe, expect, it } from 'vitest';
import { documentOf, generated, json, refusalOf } from '../../test/open-api-document.ts';

type Options = Parameters<typeof documentOf>[1];
const post = (content: object, more: Options = {}, operation: object = {}) =>
  documentOf({ operationId: 'op', requestBody: { content }, ...operation }, { method: 'post', ...more });
const bodyOf = async (document: unknown) => {
  const { table } = await generated(document);
  return table.slice(table.indexOf('body:'), table.indexOf('answers:')).replace(/\s+/g, ' ');
};
const readOnly = { type: 'string', readOnly: true };

describe('request bodies', () => {
  it('have a kind for each media type', async () => {
    const types = [
      'application/json',
      'application/merge-patch+json; charset=utf-8',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'text/csv',
      'application/jose',
    ];
    const content = Object.fromEntries(types.map((type) => [type, {}]));
    const kinds = [...(await bodyOf(post(content))).matchAll(/'([^']+)': (\w+)Body/g)].map(
      ([, , kind]) => kind,
    );
    expect(kinds).toEqual(['json', 'json', 'form', 'multipart', 'bytes', 'bytes']);
  });

  it('list what only the service sets, through references, parts, lists and maps', async () => {
    const components = {
      schemas: {
        Base: { properties: { id: readOnly, 'a/b': { properties: { c: readOnly } } } },
        Stamp: { ...readOnly },
      },
    };
    const schema = {
      allOf: [
        { $ref: '#/components/schemas/Base' },
        {
          properties: {
            rows: { type: 'array', items: { properties: { at: { $ref: '#/components/schemas/Stamp' } } } },
            map: { additionalProperties: { properties: { at: readOnly } } },
            pair: { prefixItems: [{}, { properties: { at: readOnly } }] },
            whole: { readOnly: true, properties: { inner: readOnly } },
          },
        },
        { oneOf: [{ properties: { x: readOnly } }, { properties: { y: {} } }] },
      ],
    };
    expect(await bodyOf(post(json(schema), { components }))).toContain(
      "readOnly: ['/a~1b/c', '/id', '/map/*/at', '/pair/1/at', '/rows/*/at', '/whole', '/x']",
    );
  });

  it('do not count a mark on the items of a list, which is for members only', async () => {
    const schema = { type: 'object', properties: { tags: { type: 'array', items: readOnly } } };
    expect(await bodyOf(post(json(schema)))).not.toContain('readOnly');
    const { types } = await generated(post(json(schema)));
    expect(types).toContain('tags?: string[]');
  });

  it('a schema that contains itself is fine where nothing in it is closed', async () => {
    const components = {
      schemas: {
        Node: { properties: { next: { $ref: '#/components/schemas/Node' }, name: { type: 'string' } } },
      },
    };
    const node = { $ref: '#/components/schemas/Node' };
    expect(await bodyOf(post(json(node), { components }))).not.toContain('readOnly');
    const parent = { properties: { id: readOnly, parent: { readOnly: true, allOf: [node] } } };
    expect(await bodyOf(post(json(parent), { components }))).toContain("readOnly: ['/id', '/parent']");
  });

  it.each([
    [
      'a schema that contains itself and a closed member',
      { $ref: '#/components/schemas/Node' },
      'contains itself',
    ],
    ['a closed member named *', { properties: { '*': readOnly } }, 'named *'],
    [
      'a member that one alternative closes and another one has',
      { oneOf: [{ properties: { id: readOnly } }, { properties: { id: { type: 'string' } } }] },
      'another alternative',
    ],
    [
      'a map whose star would cover an open member',
      {
        properties: { fixed: { properties: { at: {} } } },
        additionalProperties: { properties: { at: readOnly } },
      },
      'another alternative',
    ],
  ])('refuse %s', async (_what, schema, said) => {
    const components = {
      schemas: { Node: { properties: { id: readOnly, next: { $ref: '#/components/schemas/Node' } } } },
    };
    const refusal = await refusalOf(post(json(schema), { components }));
    expect(refusal.code).toBe('core.generate.access');
    expect(refusal.message).toContain(said);
  });

  it('write form fields as their encoding says', async () => {
    const list = { type: 'array', items: { type: 'string' } };
    const object = { type: 'object', properties: { a: { type: 'string' } } };
    const form = (openapi: string, encoding: object) =>
      post(
        {
          'application/x-www-form-urlencoded': { schema: { properties: { a: {}, list, object } }, encoding },
        },
        { openapi },
      );
    expect(await bodyOf(form('3.1.0', {}))).toContain("encoding: { object: { style: 'json' } }");
    expect(await bodyOf(form('3.0.3', {}))).not.toContain('encoding');
    const encoding = {
      list: { explode: false },
      object: { style: 'deepObject' },
      a: { contentType: 'application/json' },
    };
    expect(await bodyOf(form('3.1.0', encoding))).toContain(
      "encoding: { a: { style: 'json' }, list: { explode: false, type: 'list' }, object: { style: 'deepObject', type: 'object' }, }",
    );
    for (const wrong of [{ a: { contentType: 'application/xml' } }, { list: { style: 'pipeDelimited' } }])
      expect(await refusalOf(form('3.1.0', wrong))).toMatchObject({ code: 'core.generate.parameter' });
  });

  it.each([
    ['GET with a body', { requestBody: { content: json({}) } }, 'get', 'core.generate.method'],
    ['TRACE', {}, 'trace', 'core.generate.method'],
    ['a body without a media type', { requestBody: { content: {} } }, 'post', 'core.generate.structure'],
  ])('refuse %s', async (_what, operation, method, code) => {
    expect(await refusalOf(documentOf(operation, { method }))).toMatchObject({ code });
  });
});

describe('answers', () => {
  const answersOf = async (responses: object, method = 'get') => {
    const { table } = await generated(documentOf({ operationId: 'op', responses }, { method }));
    return table.slice(table.indexOf('answers:'), table.indexOf('};\n\nexport')).replace(/\s+/g, ' ');
  };
  const problem = (schema: object) => ({
    description: 'no',
    content: { 'application/problem+json': { schema } },
  });
  const ok = { description: 'ok', content: json({}) };

  it('tell successes from problems; default is the success only where there is none', async () => {
    expect(
      await answersOf({
        200: ok,
        '2XX': { description: 'x' },
        304: { description: 'x' },
        default: problem({}),
      }),
    ).toBe(
      "answers: { 200: ['application/json'], '2XX': [] }, problemTypes: ['application/problem+json'], problems: { 304: [], default: [] }, ",
    );
    expect(await answersOf({ default: ok })).toContain("answers: { default: ['application/json'] }");
  });

  it('have no body after HEAD and with 204', async () => {
    expect(await answersOf({ 200: ok }, 'head')).toContain('answers: { 200: [] }');
    expect(await answersOf({ 204: ok })).toContain('answers: { 204: [] }');
    const { types, examples } = await generated(documentOf({ responses: { 204: ok } }));
    expect(types).not.toContain('application/json');
    expect(examples).toContain('204: [{}]');
  });

  it('name the types of problems', async () => {
    const type = (...words: string[]) => ({ properties: { type: { enum: words } } });
    const schema = {
      allOf: [
        { properties: { title: {} } },
        { oneOf: [type('urn:a', 'urn:b'), { properties: { type: { const: 'urn:c' } } }] },
      ],
    };
    expect(await answersOf({ 200: ok, 404: problem(schema) })).toContain("404: ['urn:a', 'urn:b', 'urn:c']");
  });

  it('list what is never given', async () => {
    const schema = { type: 'array', items: { properties: { pin: { writeOnly: true } } } };
    expect(await answersOf({ 200: { description: 'ok', content: json(schema) } })).toContain(
      "writeOnly: { remove: withoutWriteOnly, pointers: ['/*/pin'] }",
    );
  });

  it('must be there and have a status', async () => {
    for (const responses of [{}, { 600: ok }, { '2xx': ok }, { ok }])
      expect(await refusalOf(documentOf({ responses }))).toMatchObject({ code: 'core.generate.structure' });
  });

  it('may be repeated when the document says so', async () => {
    const { table } = await generated(documentOf({ 'x-idempotent': true }, { method: 'post' }));
    expect(table).toContain('idempotent: true');
  });
});
