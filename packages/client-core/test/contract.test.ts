import { readFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { expect, it } from 'vitest';

// The type tests mean something only if the types come from the generator the clients use.
it('the committed types are what the generator makes of test/registry.yaml', async () => {
  const made = astToString(
    await openapiTS(new URL('registry.yaml', import.meta.url), { emptyObjectsUnknown: true }),
  );
  const committed = new URL('generated/registry.ts', import.meta.url);
  expect(readFileSync(committed, 'utf8')).toBe(made);
});
