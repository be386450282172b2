import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { ruleTexts } from '../../src/texts/rules/index.ts';

/** What a user's bundler makes of an entry, with the packages it imports. */
async function bundle(entry: string) {
  const { outputFiles, metafile } = await build({
    entryPoints: [fileURLToPath(new URL(`../../src/${entry}`, import.meta.url))],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    charset: 'utf8',
    conditions: ['@rathaus/source'],
  });
  return { code: outputFiles[0]!.text, modules: Object.keys(metafile.inputs) };
}

const fixed = Object.values(ruleTexts).flatMap(({ title, reason, repair, source }) => [
  ...[title, reason, repair, source].flatMap((text) =>
    typeof text === 'function' ? [] : [text.de, text.en],
  ),
]);

/** As esbuild writes a sentence, whichever quotes it takes. */
const has = (code: string, sentence: string) =>
  code.includes(sentence) || code.includes(JSON.stringify(sentence).slice(1, -1));

describe('the bundle of ./xdomea', () => {
  it('checks with all rules and contains no sentence of them', async () => {
    const { code, modules } = await bundle('xdomea/index.ts');
    expect(code).toContain('"R34"');
    expect(modules.filter((module) => /\/texts\//.test(module))).toEqual([]);
    expect(fixed.filter((sentence) => has(code, sentence))).toEqual([]);
  });

  it('would show a sentence: the bundle of the texts contains all of them', async () => {
    const { code } = await bundle('texts/rules/index.ts');
    expect(fixed.length).toBeGreaterThan(43 * 7);
    expect(fixed.filter((sentence) => !has(code, sentence))).toEqual([]);
  });
});
