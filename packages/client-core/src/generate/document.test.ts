import { describe, expect, it } from 'vitest';
import { documentOf, generated, refusalOf } from '../../test/open-api-document.ts';

const yaml = (paths: string, openapi = '3.1.0') =>
  `openapi: ${openapi}\ninfo: { title: t, version: 1.0.0 }\npaths:\n  /dogs:\n    get:\n      responses:\n        200: { description: ok }\n${paths}`;

describe('what is read', () => {
  it('takes YAML, JSON and a parsed document, and makes the same of them', async () => {
    const value = documentOf({});
    const [parsed, text] = await Promise.all([generated(value), generated(JSON.stringify(value))]);
    expect(text).toEqual(parsed);
    const { json } = await generated(yaml(''));
    expect(JSON.parse(json).paths['/dogs'].get.responses[200]).toEqual({ description: 'ok' });
  });

  it('has a digest that depends on the content and not on the layout', async () => {
    const digest = async (text: string) => /sha256-[\w+/=]+/.exec((await generated(text)).table)?.[0];
    const one = await digest(yaml(''));
    expect(one).toMatch(/^sha256-.{44}$/);
    expect(await digest(`# a comment\n${yaml('')}\n`)).toBe(one);
    expect(await digest(yaml('').replace('description: ok', 'description: yes, it is'))).not.toBe(one);
  });

  it('follows merge keys and aliases of YAML', async () => {
    const { json } = await generated(
      yaml(`x-base: &base { description: ok }\nx-more: { <<: *base, other: *base }\n`),
    );
    expect(JSON.parse(json)['x-more']).toEqual({ description: 'ok', other: { description: 'ok' } });
  });
});

describe('what is refused', () => {
  const bomb = Array.from({ length: 12 }, (_, n) =>
    n === 0 ? 'x-0: &a0 [x, x, x, x, x, x, x, x, x, x]' : `x-${n}: &a${n} [${Array(10).fill(`*a${n - 1}`)}]`,
  ).join('\n');

  it.each([
    ['broken YAML', 'openapi: [', 'core.generate.text', ''],
    [
      'a key that is given twice',
      yaml('info: { title: again, version: 1.0.0 }\n'),
      'core.generate.text',
      'unique',
    ],
    ['aliases that blow up', `${yaml('')}${bomb}\n`, 'core.generate.text', 'alias'],
    ['an alias in a circle', `${yaml('')}x-a: &a { b: *a }\n`, 'core.generate.text', ''],
    [
      'a key that reaches a prototype',
      `${yaml('')}x-a: { __proto__: { b: 1 } }\n`,
      'core.generate.text',
      '__proto__',
    ],
    ['a number that JSON lacks', `${yaml('')}x-a: .nan\n`, 'core.generate.text', '#/x-a'],
    [
      'deep nesting',
      `${yaml('')}x-a: ${'['.repeat(5000)}${']'.repeat(5000)}\n`,
      'core.generate.text',
      'deep',
    ],
    ['a list', '[]', 'core.generate.structure', 'object'],
    ['Swagger 2.0', 'swagger: "2.0"\npaths: {}\n', 'core.generate.version', 'Swagger 2.0'],
    ['OpenAPI 3.2', yaml('', '3.2.0'), 'core.generate.version', '3.2.0'],
    ['a version that YAML reads as a number', yaml('', '3.1'), 'core.generate.version', '"3.1.0"'],
    ['no path', 'openapi: 3.1.0\ninfo: { title: t, version: 1.0.0 }\n', 'core.generate.structure', '#/paths'],
  ])('%s', async (_what, text, code, said) => {
    const refusal = await refusalOf(text);
    expect(refusal.code).toBe(code);
    expect(refusal.message).toContain(said);
  });

  it('values that are no JSON', async () => {
    const circle: Record<string, unknown> = documentOf({});
    circle['x-self'] = circle;
    expect((await refusalOf(circle)).code).toBe('core.generate.text');
    expect((await refusalOf({ ...documentOf({}), 'x-date': () => 1 })).code).toBe('core.generate.text');
  });

  it.each([
    ['another file', './dog.yaml#/Dog', 'bundle'],
    ['an address', 'https://register.example/dog.json', 'bundle'],
    ['an anchor', '#dog', 'JSON pointer'],
    ['nothing', '#/components/schemas/Cat', 'does not exist'],
    ['a broken pointer', '#/components/%zz', 'percent'],
    ['itself', '#/components/schemas/Circle', 'circle'],
    ['itself as a part', '#/components/schemas/Whole', 'circle'],
    ['itself as an alternative', '#/components/schemas/Either', 'circle'],
  ])('a reference to %s', async (_what, $ref, said) => {
    const components = {
      schemas: {
        Circle: { $ref: '#/components/schemas/Circle' },
        Whole: { allOf: [{ $ref: '#/components/schemas/Whole' }] },
        Either: { anyOf: [{ type: 'string' }, { $ref: '#/components/schemas/Either' }] },
      },
    };
    for (const name of Object.keys(components.schemas))
      if (!$ref.endsWith(name)) delete components.schemas[name as keyof typeof components.schemas];
    const parameters = [{ name: 'q', in: 'query', schema: { $ref } }];
    const refusal = await refusalOf(documentOf({ parameters }, { components }));
    expect(refusal.code).toBe('core.generate.reference');
    expect(refusal.message).toContain(said);
  });
});
