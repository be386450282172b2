import { generateContract } from '../src/generate/index.ts';

/** A document with one operation, `GET /dogs` unless said otherwise. */
export const documentOf = (
  operation: object,
  {
    path = '/dogs',
    method = 'get',
    openapi = '3.1.0',
    components = {},
  }: { path?: string; method?: string; openapi?: string; components?: object } = {},
) => ({
  openapi,
  info: { title: 'test', version: '1.0.0' },
  paths: { [path]: { [method]: { responses: { 200: { description: 'ok' } }, ...operation } } },
  components,
});

/** The generated files of a document. */
export const generated = (document: unknown) => generateContract({ document, name: 'test.v1' });

/** The code and message of the error that a document ends in. */
export async function refusalOf(document: unknown): Promise<{ code: string; message: string }> {
  try {
    await generated(document);
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return { code, message };
  }
  return { code: 'none', message: 'nothing was refused' };
}

/** A media type map with JSON. */
export const json = (schema: object) => ({ 'application/json': { schema } });
