import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directedDocument } from './directed-document.ts';
import { readDocument } from './document.ts';
import { writeExamples } from './examples.ts';
import { generateContract, generateError } from './index.ts';
import { operationsOf } from './operations.ts';
import { createReader } from './reader.ts';
import { writeTable } from './table.ts';

const names = ['A', 'B', 'C'];
const word = fc.constantFrom('id', 'name', 'type', 'a b', "it's", 'toJSON', '*', 'x/y');
const flags = fc.record({ readOnly: fc.constant(true), writeOnly: fc.constant(true) }, { requiredKeys: [] });

/** Schemas of every shape the generator looks into, with references to one another and to themselves. */
const { schema } = fc.letrec<{ schema: object }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom<object>({ type: 'string' }, { type: 'integer', minimum: 3 }, { type: 'boolean' }, {}),
    fc.constantFrom<object>(
      { enum: ['a', 'b'] },
      { const: 7 },
      { type: ['string', 'null'] },
      { type: 'null' },
    ),
    fc.constantFrom(...names).map((name) => ({ $ref: `#/components/schemas/${name}` })),
    fc.tuple(tie('schema'), flags).map(([one, more]) => ({ ...one, ...more })),
    tie('schema').map((items) => ({ type: 'array', items })),
    fc
      .tuple(fc.dictionary(word, tie('schema'), { maxKeys: 3 }), fc.subarray(['id', 'name', 'type']))
      .map(([properties, required]) => ({ type: 'object', properties, required })),
    fc.dictionary(word, tie('schema'), { maxKeys: 3 }).map((properties) => ({ properties })),
    tie('schema').map((additionalProperties) => ({ type: 'object', additionalProperties })),
    fc
      .tuple(
        fc.constantFrom('allOf', 'oneOf', 'anyOf'),
        fc.array(tie('schema'), { minLength: 1, maxLength: 3 }),
      )
      .map(([keyword, list]) => ({ [keyword]: list })),
  ),
}));

const mediaType = fc.constantFrom(
  'application/json',
  'application/problem+json',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
  'application/octet-stream',
);
const content = fc.dictionary(
  mediaType,
  schema.map((one) => ({ schema: one })),
  { minKeys: 1, maxKeys: 2 },
);
const parameter = fc.record(
  {
    name: fc.constantFrom('q', 'Accept', 'x-y', "it's", 'constructor'),
    in: fc.constantFrom('query', 'query', 'header', 'cookie'),
    style: fc.constantFrom(undefined, undefined, undefined, 'form', 'deepObject', 'pipeDelimited'),
    explode: fc.boolean(),
    required: fc.boolean(),
    schema,
  },
  { requiredKeys: ['name', 'in', 'schema'] },
);
const operation = fc.record(
  {
    operationId: fc.constantFrom('listDogs', 'delete', 'dogs list', 'writeQuery'),
    parameters: fc.array(parameter, { maxLength: 1 }),
    requestBody: content.map((one) => ({ content: one })),
    responses: fc.dictionary(
      fc.constantFrom('200', '201', '204', '404', '4XX', 'default'),
      fc.oneof(
        fc.constant({ description: '' }),
        content.map((one) => ({ description: '', content: one })),
      ),
      { minKeys: 1, maxKeys: 3 },
    ),
  },
  { requiredKeys: ['responses'] },
);
const document = fc
  .record({
    openapi: fc.constantFrom('3.0.3', '3.1.0'),
    info: fc.constant({ title: 'random', version: '1.0.0' }),
    paths: fc
      .dictionary(fc.constantFrom('get', 'post', 'put', 'patch', 'delete'), operation, {
        minKeys: 1,
        maxKeys: 2,
      })
      .map((one) => ({ '/dogs': one })),
    schemas: fc.tuple(schema, schema, schema),
  })
  .map(({ schemas, ...rest }) => ({
    ...rest,
    components: { schemas: Object.fromEntries(schemas.map((one, index) => [names[index], one])) },
  }));

type Made = Awaited<ReturnType<typeof generateContract>>;

/** The files of a document, or the code of the error of ours; any other error fails the test. */
async function outcomeOf<Outcome>(
  value: unknown,
  generate: (value: unknown) => Promise<Outcome>,
): Promise<Outcome | string> {
  try {
    return await generate(value);
  } catch (error) {
    if (!generateError.is(error)) throw error;
    expect(error.message).toMatch(/: #/);
    return error.code;
  }
}

/** Everything but openapi-typescript, which takes most of the time. */
async function withoutTypes(value: unknown): Promise<string> {
  const reader = createReader(await readDocument(value));
  const operations = operationsOf(reader, 'random');
  const options = { name: 'random', extension: '.js' } as const;
  directedDocument(reader);
  return (await writeTable(reader, operations, options)) + writeExamples(reader, operations, options);
}

/** What the compiler says of generated files. */
function compiled(all: readonly Made[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'random-'));
  const source = resolve(import.meta.dirname, '..');
  try {
    for (const [index, made] of all.entries()) {
      const name = join(folder, `d${index}`);
      const written = (text: string) => text.replaceAll("'./random.js'", `'./d${index}.js'`);
      writeFileSync(`${name}.ts`, made.types);
      writeFileSync(`${name}.contract.ts`, written(made.table));
      writeFileSync(`${name}.examples.ts`, written(made.examples!));
    }
    const compilerOptions = {
      strict: true,
      noEmit: true,
      target: 'es2023',
      lib: ['es2024', 'dom', 'dom.iterable'],
      module: 'preserve',
      moduleResolution: 'bundler',
      exactOptionalPropertyTypes: true,
      allowImportingTsExtensions: true,
      skipLibCheck: true,
      types: [],
      paths: { '@rathaus/client-core/contract': [join(source, 'contract/index.ts')] },
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
    const tsc = resolve(source, '../../../node_modules/.bin/tsc');
    const { stdout } = spawnSync(tsc, ['-p', folder], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    // openapi-typescript writes `A | C[]` for a C that contains itself in a list, which the compiler refuses.
    return stdout.split('\n').filter((line) => /random-/.test(line) && !/\/d\d+\.ts\(.* TS2502/.test(line));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('random documents', () => {
  it('end in files that compile, or in an error that names the place', async () => {
    const all: Made[] = [];
    const codes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(document, async (value) => {
        const outcome = await outcomeOf(value, (one) => generateContract({ document: one, name: 'random' }));
        if (typeof outcome === 'string') codes.add(outcome);
        else all.push(outcome);
      }),
      { numRuns: 200 },
    );
    // Neither side of the sentence is empty.
    expect(all.length).toBeGreaterThan(10);
    expect(codes.size).toBeGreaterThan(2);
    expect(compiled(all)).toEqual([]);
  });

  it('a document that is broken somewhere ends in an error of ours, or in files', async () => {
    const text = readFileSync(resolve(import.meta.dirname, '../../test/generated/registry.json'), 'utf8');
    const places: string[] = [];
    JSON.parse(text, (key, value) => {
      if (key !== '') places.push(key);
      return value;
    });
    const junk = fc.constantFrom<unknown>(
      null,
      7,
      '',
      'x',
      [],
      [null],
      {},
      { $ref: '#/paths' },
      { $ref: 7 },
      true,
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(places.length - 1), junk, async (at, value) => {
        let index = 0;
        const broken = JSON.parse(text, (key, before) => (key !== '' && index++ === at ? value : before));
        await outcomeOf(broken, withoutTypes);
      }),
      { numRuns: 200 },
    );
  });
});
