import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { processorTime } from '../../../../tools/testing/processor-time.ts';
import { documentOf, generated, json, refusalOf } from '../../test/open-api-document.ts';
import { generateContract } from './index.ts';

const answer = (schema: object, more: object = {}, components: object = {}) =>
  documentOf(
    { responses: { 200: { description: '', content: { 'application/json': { schema, ...more } } } } },
    { components },
  );

/** The body that is made for a schema, read back from the written file. */
async function bodyOf(document: unknown): Promise<unknown> {
  const { examples } = await generated(document);
  const literal = /= (\{[\s\S]*\});\n$/.exec(examples!)![1]!;
  const all = new Function(`return (${literal})`)() as Record<string, Record<string, { body: unknown }[]>>;
  return Object.values(Object.values(all)[0]!)[0]![0]!.body;
}

describe('examples', () => {
  it.each<[string, object]>([
    ['bounds of numbers', { type: 'integer', minimum: 5, maximum: 9, multipleOf: 4 }],
    ['an exclusive bound', { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }],
    ['a long text', { type: 'string', minLength: 50 }],
    ['a short text', { type: 'string', maxLength: 3 }],
    ['a pattern', { type: 'string', pattern: '^[a-z0-9_-]{2,40}$' }],
    ['a number as text', { type: 'string', pattern: '^\\d{5}$' }],
    ['groups and alternatives', { type: 'string', pattern: '^urn:(?:de|eu):[A-Z]+(-\\d+)?\\.x$' }],
    ['a pattern with a length', { type: 'string', pattern: '^[A-F]+$', minLength: 12 }],
    ['a name with hyphens', { type: 'string', pattern: '^[a-z]+(-[a-z]+)*$', minLength: 9 }],
    ['what must not follow', { type: 'string', pattern: '^(?!test)\\p{L}+\\b', maxLength: 8 }],
    ['letters of a class', { type: 'string', pattern: '^[ÄÖ\\u00dc]\\x41\\/$' }],
    ['a list of three', { type: 'array', minItems: 3, uniqueItems: true, items: { type: 'string' } }],
    [
      'a tuple',
      { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false, minItems: 2 },
    ],
    [
      'parts',
      {
        allOf: [
          { type: 'object', properties: { a: { type: 'integer' } } },
          { required: ['a', 'b'], properties: { a: { minimum: 7 }, b: { const: 'x' } } },
        ],
      },
    ],
    ['the first alternative that works', { anyOf: [false, { type: 'boolean' }] }],
    ['enough members', { type: 'object', minProperties: 2, additionalProperties: { type: 'integer' } }],
    ['words of two parts', { allOf: [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }] }],
    ['null', { type: 'null' }],
    ['a default', { type: 'string', default: 'x', enum: ['y', 'x'] }],
  ])('keep to %s', async (_what, schema) => {
    const validate = new Ajv2020({ strict: false }).compile(schema);
    const body = await bodyOf(answer(schema));
    validate(body);
    expect(validate.errors).toBeNull();
  });

  it('come from the media type, then from the schema, then from its parts', async () => {
    const schema = { type: 'object', example: { a: 2 }, properties: { a: { type: 'integer', example: 3 } } };
    expect(await bodyOf(answer(schema, { example: { a: 1 } }))).toEqual({ a: 1 });
    const examples = { one: { $ref: '#/components/examples/One' } };
    expect(await bodyOf(answer(schema, { examples }, { examples: { One: { value: { a: 4 } } } }))).toEqual({
      a: 4,
    });
    expect(await bodyOf(answer(schema))).toEqual({ a: 2 });
    expect(await bodyOf(answer({ ...schema, example: undefined }))).toEqual({ a: 3 });
  });

  it('hold no writeOnly member, given or made', async () => {
    const schema = { properties: { pin: { type: 'string', writeOnly: true }, name: { type: 'string' } } };
    expect(await bodyOf(answer(schema))).toEqual({ name: 'example' });
    expect(await bodyOf(answer(schema, { example: { pin: '1', name: 'Rex' } }))).toEqual({ name: 'Rex' });
  });

  it('end where a schema contains itself', async () => {
    const components = {
      schemas: {
        Tree: { properties: { leaf: { type: 'boolean' }, left: { $ref: '#/components/schemas/Tree' } } },
      },
    };
    expect(await bodyOf(answer({ $ref: '#/components/schemas/Tree' }, {}, components))).toEqual({
      leaf: true,
    });
  });

  it('end where alternatives multiply', async () => {
    const pair = (n: number) => ({
      oneOf: [{ properties: { [`a${n}`]: { type: 'string' } } }, { properties: { [`b${n}`]: {} } }],
    });
    const twice = { oneOf: [{ maxProperties: 9 }, { maxProperties: 8 }] };
    for (const one of [pair, () => twice])
      for (const status of [200, 404]) {
        const schema = { allOf: Array.from({ length: 24 }, (_, n) => one(n)) };
        const responses = { [status]: { description: '', content: { 'application/json': { schema } } } };
        const work = () => generated(documentOf({ responses }));
        expect(await processorTime(work, 1000)).toBeLessThan(1000);
      }
  });

  it('stay small where schemas refer to one another in many ways', async () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 500 }, (_, n) => [
        `S${n}`,
        {
          properties: Object.fromEntries(
            [1, 2, 3, 4, 5, 6].map((k) => [`r${k}`, { $ref: `#/components/schemas/S${(n * 7 + k) % 500}` }]),
          ),
        },
      ]),
    );
    const { examples } = await generateContract({
      document: answer({ $ref: '#/components/schemas/S0' }, {}, { schemas }),
      name: 'mesh',
    });
    expect(examples!.length).toBeLessThan(30_000);
  });

  it('say of a problem what is known: type, title, status, and what its description says', async () => {
    const schema = {
      properties: {
        type: { enum: ['urn:a', 'urn:b'] },
        title: { type: 'string' },
        status: { type: 'integer' },
        detail: { type: 'string' },
      },
    };
    const content = { 'application/problem+json': { schema } };
    const { examples } = await generated(
      documentOf({ responses: { 404: { description: 'No dog.\n\nMore.', content } } }),
    );
    expect(examples!.replace(/\s+/g, ' ')).toContain(
      "body: { type: 'urn:b', title: 'Not Found', status: 404, detail: 'No dog.' }",
    );
    expect(examples).toContain("'urn:a'");
  });

  it('write an answer that operations share once', async () => {
    const ref = (name: string) => ({ $ref: `#/components/responses/${name}` });
    const response = (word: string) => ({ description: word, content: json({ const: word }) });
    const document = documentOf({ responses: { 200: { description: 'ok' }, 404: ref('not-found') } });
    Object.assign(document.paths, {
      '/cats': {
        get: { responses: { 404: ref('not-found'), 410: ref('notFound'), '5XX': ref('notFound') } },
      },
      '/birds': {
        head: { responses: { 404: ref('not-found') } },
        get: { responses: { 404: ref('notFound') } },
      },
      '/fish': { get: { responses: { 404: { description: 'own', content: json({ const: 'own' }) } } } },
    });
    document.components = { responses: { 'not-found': response('one'), notFound: response('other') } };
    const { examples } = await generated(document);
    const text = examples!.replace(/\s+/g, ' ');
    expect(text.match(/'one'/g)).toHaveLength(1);
    expect(text).toContain("const notFound404: ContractExamples<paths>['GET /dogs'][404] = [");
    expect(text).toContain("'GET /cats': { 404: notFound404, 410: notFound410, '5XX': notFound5XX }");
    expect(text).toContain("'GET /birds': { 404: notFound404_2 }");
    expect(text).toContain("'HEAD /birds': { 404: [{}] }");
    expect(text).toContain("'GET /fish': { 404: [{ contentType: 'application/json', body: 'own' }] }");
  });

  it.each([
    ['a repeated choice', '^(e|x|a|m|p|l|[a-z])*Z$|^(([a-z])+.)+[A-Z]([a-z])+$', 100],
    ['a repeated choice in a long text', '^(e|x|a|m|p|l|[a-z])*Z$|^(([a-z])+.)+[A-Z]([a-z])+$', 200],
    ['repetition of repetition', '^(.*.*.*.*.*.*)*[^\\s\\S]$', 100_000],
    ['groups in groups', `${'('.repeat(5000)}a${')'.repeat(5000)}`, 0],
    ['counts of counts', '^((((a{1000}){1000}){1000}){1000})$', 0],
    ['counts of nothing', '^((((){1000}){1000}){1000})b$', 2],
    ['what was captured', '^(a)\\1$', 0],
  ])('end for a pattern with %s', async (_what, pattern, minLength) => {
    const work = async () => {
      const refusal = await refusalOf(answer({ type: 'string', pattern, minLength }));
      expect(refusal.code).toMatch(/^(none|core\.generate\.example)$/);
    };
    expect(await processorTime(work, 1000)).toBeLessThan(1000);
  });

  it.each<[string, object]>([
    ['a pattern nobody can meet', { type: 'string', pattern: '^(?=b)a$' }],
    ['no value', { enum: [] }],
    ['a schema that must contain itself', { $ref: '#/components/schemas/Endless' }],
    ['bounds that leave nothing', { type: 'integer', minimum: 3, maximum: 2 }],
  ])('that cannot be made are an error: %s', async (_what, schema) => {
    const components = {
      schemas: {
        Endless: { required: ['next'], properties: { next: { $ref: '#/components/schemas/Endless' } } },
      },
    };
    const refusal = await refusalOf(answer(schema, {}, components));
    expect(refusal.code).toBe('core.generate.example');
    expect(refusal.message).toContain('#/paths/~1dogs/get/responses/200/content/application~1json/schema');
  });

  it('of what is not JSON are texts', async () => {
    const content = (type: string, schema: object, more = {}) =>
      documentOf({ responses: { 200: { description: '', content: { [type]: { schema, ...more } } } } });
    expect(await bodyOf(content('image/png', { type: 'string', format: 'binary' }))).toBe('example');
    expect(await bodyOf(content('application/xml', { type: 'object' }, { example: '<a/>' }))).toBe('<a/>');
    const refusal = await refusalOf(content('application/xml', { type: 'object' }));
    expect(refusal.code).toBe('core.generate.example');
  });
});
