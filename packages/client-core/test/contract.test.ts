import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runGenerate } from '../src/generate/command.ts';

// The type tests mean something only if the types come from the generator the clients use.
it('the committed files are what the generator makes of test/registry.yaml', async () => {
  const said: string[] = [];
  const output = { out: (text: string) => said.push(text), err: (text: string) => said.push(text) };
  const [document, folder] = ['registry.yaml', 'generated'].map((name) =>
    fileURLToPath(new URL(name, import.meta.url)),
  );
  const argv = [document!, '--output', folder!, '--import-extension', '.ts', '--check'];
  expect(await runGenerate(argv, output)).toBe(0);
  // One line says what was compared; each difference would have one of its own.
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('registry');
});
