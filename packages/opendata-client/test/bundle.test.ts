import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { catalogue } from '../src/texts/index.ts';

const entry = (name: string) => fileURLToPath(new URL(`../src/${name}`, import.meta.url));

/** The names of vocabulary entries are data: a person writes "monatlich", and the code is found. */
const vocabularies = {
  name: 'vocabularies without labels',
  setup: (bundler: import('esbuild').PluginBuild) =>
    bundler.onResolve({ filter: /\/vocabulary\/[\w-]+\.ts$/ }, () => ({
      path: 'vocabularies',
      external: true,
    })),
};

async function bundled(name: string, plugins: import('esbuild').Plugin[] = []) {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry(name)],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    conditions: ['@rathaus/source'],
    charset: 'utf8',
    legalComments: 'none',
    minifyWhitespace: true,
    metafile: true,
    // Loaded only by those who read JSON-LD.
    external: ['jsonld'],
    plugins,
  });
  return { code: outputFiles[0]!.text, inputs: Object.keys(metafile.inputs) };
}

/** String literals that read like German: an umlaut in a text of several words, or two words that bind sentences. */
function germanTexts(code: string): string[] {
  const literals = code.match(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g) ?? [];
  return literals.filter((literal) => {
    const words = literal.match(/\p{L}{2,}/gu) ?? [];
    const binding = words.filter((word) =>
      /^(?:der|die|das|den|dem|ein|eine|einen|ist|sind|hat|nicht|kein|keine|und|oder|wird|werden|mit|fehlt)$/i.test(
        word,
      ),
    );
    return words.length >= 3 && (/[äöüÄÖÜß]/.test(literal) || binding.length >= 2);
  });
}

it('the main entry holds no sentence in German and no text of a rule', async () => {
  const { code, inputs } = await bundled('index.ts', [vocabularies]);
  expect(germanTexts(code)).toEqual([]);
  expect(inputs.filter((input) => /\/texts\//.test(input) && !/check\/rules\/texts/.test(input))).toEqual([]);
  for (const { title } of Object.values(catalogue.rules)) {
    expect(code).not.toContain(title.de);
    expect(code).not.toContain(title.en);
  }
});

it('the look for German finds some where it is', async () => {
  const { code, inputs } = await bundled('texts/index.ts', [vocabularies]);
  expect(germanTexts(code).length).toBeGreaterThan(200);
  expect(inputs.some((input) => input.includes('/texts/dataset/'))).toBe(true);
});
