import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { documentOf, generated, json, refusalOf } from '../../test/open-api-document.ts';
import { generateContract } from './generate-contract.ts';

const constantsOf = (table: string) => [...table.matchAll(/^export const (\w+)/gm)].map(([, name]) => name);

describe('names', () => {
  it.each<[{ operationId?: string }, string]>([
    [{ operationId: 'listDogs' }, 'listDogs'],
    [{ operationId: 'dogs/list all' }, 'dogsListAll'],
    [{ operationId: 'delete' }, 'deleteOperation'],
    [{ operationId: 'writeQuery' }, 'writeQueryOperation'],
    [{ operationId: '7days' }, '_7days'],
    [{ operationId: '狗' }, 'getDogs'],
    [{}, 'getDogs'],
  ])('%j is %s', async (operation, name) => {
    const { table } = await generated(documentOf(operation));
    expect(constantsOf(table)).toEqual([name, 'testV1Info', 'testV1']);
    expect(table).toContain(`id: '${operation.operationId ?? name}'`);
  });

  it('are given once', async () => {
    const twice = documentOf({ operationId: 'dogs-list' });
    Object.assign(twice.paths, {
      '/cats': { get: { ...documentOf({}).paths['/dogs']!.get, operationId: 'dogs list' } },
    });
    const refusal = await refusalOf(twice);
    expect(refusal.code).toBe('core.generate.name');
    expect(refusal.message).toContain('#/paths/~1cats/get: dogsList is also the name of #/paths/~1dogs/get');
    expect(await refusalOf(documentOf({ operationId: 'testV1' }))).toMatchObject({
      code: 'core.generate.name',
    });
  });

  it.each(['hasOwnProperty', 'valueOf'])(
    'of schemas that openapi-typescript fails at are refused: %s',
    async (name) => {
      const refusal = await refusalOf(
        documentOf({}, { components: { schemas: { [name]: { type: 'object' } } } }),
      );
      expect(refusal.code).toBe('core.generate.name');
      expect(refusal.message).toContain(
        `#/components/schemas/${name}: openapi-typescript cannot read this name`,
      );
    },
  );

  it('of a document never are words of the language', async () => {
    const { table } = await generateContract({ document: documentOf({}), name: 'class' });
    expect(constantsOf(table)).toEqual(['getDogs', 'classContractInfo', 'classContract']);
  });

  it('of a document are names of files', async () => {
    for (const name of ['', '../register', 'a/b', '.hidden', 'a b'])
      await expect(generateContract({ document: documentOf({}), name })).rejects.toMatchObject({
        code: 'core.generate.name',
      });
  });
});

describe('the text of a table', () => {
  it('holds what a document can name without becoming code', async () => {
    const words = ["it's", '`$' + '{x}`', '*/ alert(1) /*', 'a\\b', '\u2028', 'constructor', 'toString'];
    const parameters = words.map((name) => ({ name, in: 'query', schema: { type: 'string' } }));
    const { table } = await generated(documentOf({ operationId: words.join(' '), parameters }));
    const { outputFiles } = await build({
      stdin: { contents: table, loader: 'ts', resolveDir: import.meta.dirname },
      write: false,
      bundle: true,
      format: 'esm',
      plugins: [
        {
          name: 'contract',
          setup: (own) =>
            own.onResolve({ filter: /client-core\/contract$/ }, () => ({
              path: new URL('../contract/index.ts', import.meta.url).pathname,
            })),
        },
      ],
    });
    const code = outputFiles[0]!.text;
    const made = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    expect(Object.keys(made.testV1.operations['GET /dogs'].query.table)).toEqual(words);
    expect(made.testV1.operations['GET /dogs'].id).toBe(words.join(' '));
  });

  it('a bundler leaves out the operations that are not used', async () => {
    const bundle = async (entry: string) => {
      const { outputFiles } = await build({
        stdin: { contents: entry, loader: 'ts', resolveDir: new URL('../../test', import.meta.url).pathname },
        write: false,
        bundle: true,
        format: 'esm',
        conditions: ['@rathaus/source'],
        minifySyntax: true,
      });
      return outputFiles[0]!.text;
    };
    const one = await bundle(`
      import { defineContract } from '../src/contract/index.ts';
      import { getSearch, registryInfo } from './generated/registry.contract.ts';
      console.log(defineContract(registryInfo, [getSearch]));`);
    expect(one).toContain('GET /search');
    expect(one).not.toMatch(/\/dogs|\/kennels/);
    const none = await bundle(`import './generated/registry.contract.ts'; console.log(1);`);
    expect(none.trim()).toMatch(/console\.log\(1\);$/);
    expect(none).not.toMatch(/GET |sha256/);
  });
});

describe('the types of a body', () => {
  const dog = {
    required: ['id', 'pin'],
    properties: { id: { type: 'string', readOnly: true }, pin: { type: 'string', writeOnly: true } },
  };
  const typesOf = async (schemas: object, request: object, answer: object) => {
    const { types } = await generated(
      documentOf(
        {
          requestBody: { content: json(request) },
          responses: { 200: { description: '', content: json(answer) } },
        },
        { method: 'put', components: { schemas } },
      ),
    );
    return types.replace(/\s+/g, ' ');
  };
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

  it('differ by direction where both use a schema', async () => {
    const types = await typesOf(
      { Dog: dog, Pack: { properties: { dog: ref('Dog') } } },
      ref('Pack'),
      ref('Pack'),
    );
    expect(types).toContain('Dog: { id: string; };');
    expect(types).toContain('DogWritable: { pin: string; };');
    expect(types).toContain('Pack: { dog?: components["schemas"]["Dog"]; };');
    expect(types).toContain('PackWritable: { dog?: components["schemas"]["DogWritable"]; };');
    expect(types).not.toMatch(/readonly|readOnly|writeOnly/i);
  });

  it('need no second name where one direction uses a schema', async () => {
    expect(await typesOf({ Dog: dog }, ref('Dog'), {})).toContain('Dog: { pin: string; };');
    expect(await typesOf({ Dog: dog }, {}, ref('Dog'))).toContain('Dog: { id: string; };');
    const plain = await typesOf({ Dog: { properties: { name: {} } } }, ref('Dog'), ref('Dog'));
    expect(plain).not.toContain('Writable');
  });

  it('take no name that a document has', async () => {
    const types = await typesOf({ Dog: dog, DogWritable: { type: 'string' } }, ref('Dog'), ref('Dog'));
    expect(types).toContain('DogWritable: string;');
    expect(types).toContain('DogWritable_: { pin: string; };');
  });

  it('leave out what another part of the schema closes', async () => {
    const open = { properties: { id: { type: 'string' }, name: { type: 'string' } }, required: ['id'] };
    const request = { allOf: [ref('Open'), { properties: { id: { readOnly: true } } }] };
    const types = await typesOf({ Open: open }, request, ref('Open'));
    expect(types).toContain('requestBody?: { content: { "application/json": { name?: string; }; }; };');
  });

  it('are the empty object where nothing is left, not any object', async () => {
    const own = { properties: { id: { readOnly: true } } };
    expect(await typesOf({ Own: own }, ref('Own'), ref('Own'))).toContain(
      'OwnWritable: Record<string, never>;',
    );
    const both = await typesOf(
      { Own: own, Name: { properties: { name: {} } } },
      { allOf: [ref('Own'), ref('Name')] },
      ref('Own'),
    );
    expect(both).toContain('"application/json": components["schemas"]["Name"];');
  });

  it('keep to the direction behind a reference into the inside of a schema', async () => {
    const types = await typesOf(
      { Pack: { properties: { leader: dog } } },
      ref('Pack/properties/leader'),
      ref('Pack'),
    );
    expect(types).toContain('content: { "application/json": { pin: string; }; };');
  });

  it('have no map of members that the other side sets', async () => {
    const own = {
      type: 'object',
      additionalProperties: { type: 'string', readOnly: true },
    };
    const types = await typesOf({ Own: own }, ref('Own'), ref('Own'));
    expect(types).toContain('Own: { [key: string]: string; };');
    expect(types).toContain('OwnWritable: Record<string, never>;');
  });

  it('of a parameter with JSON content are those of the value', async () => {
    const parameters = [{ name: 'where', in: 'query', content: json({ type: 'integer' }) }];
    const { types } = await generated(documentOf({ parameters }));
    expect(types).toContain('where?: number;');
  });

  it('follow a discriminator', async () => {
    const cat = { required: ['kind'], properties: { kind: { const: 'cat' }, id: { readOnly: true } } };
    const pet = {
      oneOf: [ref('Cat'), ref('Dog')],
      discriminator: {
        propertyName: 'kind',
        mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' },
      },
    };
    const other = { required: ['kind'], properties: { kind: { const: 'dog' }, id: { readOnly: true } } };
    const types = await typesOf({ Cat: cat, Dog: other, Pet: pet }, ref('Pet'), ref('Pet'));
    expect(types).toContain(
      'PetWritable: components["schemas"]["CatWritable"] | components["schemas"]["DogWritable"];',
    );
  });

  it('what openapi-typescript refuses is an error with its words', async () => {
    const refusal = await refusalOf(
      documentOf({}, { components: { headers: { X: { $ref: '#/nothing' } } } }),
    );
    expect(refusal.code).toBe('core.generate.types');
    expect(refusal.message).toContain('#/components/headers/X');
  });
});
