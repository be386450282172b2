import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import type { ElementName } from '../../src/locales/locale.ts';
import type { Lang } from '../site/text.ts';
import { NAMES } from './specimen.ts';

/** Bytes of gzip of each element alone, with its styles and German. */
export type Sizes = Readonly<Record<ElementName, number>>;

const root = fileURLToPath(new URL('../../', import.meta.url));

/** `1,9 kB` */
export const kilobytes = (bytes: number, lang: Lang): string =>
  `${(bytes / 1000).toLocaleString(lang, { maximumFractionDigits: 1 })} kB`;

async function measure(name: ElementName): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [`${root}src/define/${name}.ts`],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    splitting: true,
    outdir: '/',
    target: 'es2023',
    conditions: ['@rathaus/source'],
    plugins: [
      {
        name: 'css-text',
        setup: (plugin) => {
          plugin.onLoad({ filter: /\.css\.ts$/ }, async ({ path }) => {
            const { default: css } = (await import(path)) as { default: string };
            const { code } = await transform(css, { loader: 'css', minify: true });
            return { contents: `export default ${JSON.stringify(code)}` };
          });
        },
      },
    ],
  });
  // Languages and what only data need are fetched later, by pages that use them.
  const entry = outputFiles.find(({ path }) => path.endsWith(`/${name}.js`));
  const loaded = new Set<string>();
  const follow = (path: string): void => {
    if (loaded.has(path)) return;
    loaded.add(path);
    const text = outputFiles.find((file) => file.path === path)?.text ?? '';
    for (const [, next] of text.matchAll(/(?:from|import)"\.\/([^"]+)"/g)) follow(`/${next}`);
  };
  if (entry) follow(entry.path);
  const all = [...loaded].map((path) => outputFiles.find((file) => file.path === path)?.text ?? '').join('');
  return gzipSync(all, { level: 9 }).length;
}

/** Measures all elements. */
export async function sizes(): Promise<Sizes> {
  const all = await Promise.all(NAMES.map(async (name) => [name, await measure(name)] as const));
  return Object.fromEntries(all) as unknown as Sizes;
}
