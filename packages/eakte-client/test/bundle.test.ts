import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../src/texts/index.ts';

const root = fileURLToPath(new URL('../src/', import.meta.url));

async function bundled(contents: string) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    conditions: ['@rathaus/source'],
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
  });
  const used = Object.entries(Object.values(metafile.outputs)[0]!.inputs);
  return {
    code: outputFiles[0]!.text,
    inputs: used.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([input]) => input),
  };
}

describe('bundles of clients', () => {
  it.each([
    ['./package', "export * from './package/index.ts'"],
    [
      'checkFile and checkTransfer of ./report',
      "export { checkFile, checkTransfer } from './report/index.ts'",
    ],
  ])('%s hold no sentence for people', async (_what, contents) => {
    const { code, inputs } = await bundled(contents);
    expect(inputs.filter((input) => input.includes('/texts/'))).toEqual([]);
    for (const [rule, { title }] of Object.entries(catalogue.rules)) {
      for (const said of [title.de, title.en]) expect([rule, code.includes(said)]).toEqual([rule, false]);
    }
  });

  it('the look for sentences finds them where they are', async () => {
    const { code, inputs } = await bundled("export { renderReport } from './report/index.ts'");
    expect(inputs.some((input) => input.includes('/texts/'))).toBe(true);
    expect(code).toContain('Abgabefähig');
  });
});
