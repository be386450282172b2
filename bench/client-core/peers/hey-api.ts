import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import { dogsDocument } from './dogs.ts';

const call = (client: string, config: string) => `
import { client } from './${client}/client.gen.ts';
import { getDog } from './${client}/sdk.gen.ts';

export const makeCall = (fetch = globalThis.fetch) => {
  client.setConfig(${config});
  return async (signal) => {
    const { data } = await getDog({ path: { dogId: '7' }, query: { lang: 'de' }, signal });
    return data;
  };
};
`;

/** Generates a client of hey-api for the document of the bench and returns the module that makes the call. */
export async function generateHeyApi(client: 'client-fetch' | 'client-ky', folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await createClient({
    input: dogsDocument as never,
    output: join(folder, client),
    plugins: ['@hey-api/typescript', '@hey-api/sdk', `@hey-api/${client}`],
    logs: { level: 'silent' },
  });
  const module = join(folder, `${client}.ts`);
  await writeFile(module, call(client, client === 'client-ky' ? '{ kyOptions: { fetch } }' : '{ fetch }'));
  return module;
}
