import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { stylesheet } from '../../src/render/stylesheet.ts';
import { pages } from '../pages/pages.ts';
import { sizes } from '../pages/sizes.ts';
import { layout } from './layout.ts';

const here = fileURLToPath(new URL('./', import.meta.url));

/** Writes all pages with styles and scripts into a folder, and says how many. */
export async function writeSite(folder: string): Promise<number> {
  const assets = `${folder}assets/`;
  mkdirSync(assets, { recursive: true });
  mkdirSync(`${folder}en/`, { recursive: true });
  writeFileSync(`${assets}styles.css`, stylesheet);
  for (const name of ['frame.css', 'parts.css', 'docs.js'])
    copyFileSync(`${here}${name}`, `${assets}${name}`);
  // Browsers load no modules from a folder: one plain script holds all elements and languages.
  await build({
    entryPoints: [`${here}../../src/define.ts`],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2023',
    conditions: ['@rathaus/source'],
    outfile: `${assets}rathaus-ui.js`,
  });
  const measured = await sizes();
  let count = 0;
  for (const lang of ['de', 'en'] as const)
    for (const page of pages(lang, measured)) {
      writeFileSync(`${folder}${lang === 'de' ? '' : 'en/'}${page.file}`, layout(page, lang));
      count += 1;
    }
  return count;
}
