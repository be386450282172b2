import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';

type Examples = Record<string, Record<string, { contentType?: string; body?: unknown }[]>>;
interface Operation {
  responses: Record<string, { $ref?: string; content?: Record<string, { schema?: object }> }>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { responses?: Record<string, Operation['responses'][string]> };
}

const root = resolve(import.meta.dirname, '../../packages');
const formats = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  uri: /^[a-z][a-z0-9+.-]*:\S+$/,
  'uri-reference': /^\S*$/,
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  binary: true,
} as const;

/** Generated files are the inside of a package; the test reads them as files. */
const examplesOf = async (file: string): Promise<Examples> =>
  Object.values(
    (await import(pathToFileURL(join(root, `${file}.examples.ts`)).href)) as Record<string, Examples>,
  )[0]!;

describe.each([
  'exchange/src/generated/fit-connect-submission.v2',
  'exchange/src/generated/fit-connect-destination.v2',
  'opendata-client/src/generated/ckan-action.v3',
  'client-core/test/generated/registry',
])('%s', async (file) => {
  const document = JSON.parse(readFileSync(join(root, `${file}.json`), 'utf8')) as Document;
  const ajv = new Ajv2020({ strict: false, formats });
  ajv.addSchema(document as object, 'document');
  const own = await examplesOf(file);

  it('has an example of every declared answer that its schema accepts', () => {
    const checked: string[] = [];
    for (const [path, item] of Object.entries(document.paths))
      for (const [method, operation] of Object.entries(item).filter(([, one]) => one.responses)) {
        const name = `${method.toUpperCase()} ${path}`;
        for (const [status, given] of Object.entries(operation.responses)) {
          const named = given.$ref?.split('/').at(-1);
          const answer = named === undefined ? given : document.components.responses![named]!;
          const list = own[name]?.[status] ?? [];
          expect(list.length, `${name} ${status}`).toBeGreaterThan(0);
          for (const { contentType, body } of list) {
            if (contentType === undefined) {
              expect(answer.content ?? {}, `${name} ${status}`).toEqual({});
              continue;
            }
            const at =
              named === undefined
                ? `/paths/${path.replaceAll('/', '~1')}/${method}/responses/${status}`
                : `/components/responses/${named}`;
            const pointer = `${at}/content/${contentType.replaceAll('/', '~1')}/schema`;
            const validate = ajv.getSchema(`document#${encodeURI(pointer)}`)!;
            // What only a request brings is required by the schema and not in an answer.
            const writeOnly = file.includes('registry') && name.includes('/kennels');
            const isValid = validate(writeOnly ? withPin(body) : body);
            expect(validate.errors ?? [], `${name} ${status}`).toEqual([]);
            checked.push(`${name} ${status} ${isValid}`);
          }
        }
      }
    expect(checked.length).toBeGreaterThan(10);
  });

  it('shows no made-up word where people read', () => {
    if (!file.includes('registry')) expect(JSON.stringify(own)).not.toMatch(/"example"/);
  });
});

const withPin = (body: unknown): unknown =>
  Array.isArray(body) ? body.map(withPin) : typeof body === 'object' ? { pin: '0000', ...body } : body;
