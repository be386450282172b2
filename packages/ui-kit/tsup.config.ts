import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Plugin as EsbuildPlugin, transform } from 'esbuild';
import { type Plugin, rolldown } from 'rolldown';
import { rathausTsup } from '../../tools/tsup.ts';
import { ELEMENT_NAMES } from './src/element/names.ts';

const src = join(import.meta.dirname, 'src');
const LANGUAGES = ['de', 'en', 'de-simple', 'tr', 'uk', 'ar'];
/** The elements of the first release: their size is a figure that is compared over time. */
const FIRST_EIGHT = ['login', 'level', 'account', 'consent', 'upload', 'delivery', 'dataset', 'defect'];

/** `*.css.ts` holds readable CSS; users get it without spaces and comments. */
async function minified(file: string): Promise<string> {
  const { default: css } = (await import(pathToFileURL(file).href)) as { default: string };
  return (await transform(css, { loader: 'css', minify: true, target: 'es2023' })).code.trim();
}

const minifiedCss: EsbuildPlugin = {
  name: 'minified-css',
  setup(plugin) {
    plugin.onLoad({ filter: /\.css\.ts$/ }, async ({ path }) => ({
      contents: `export default ${JSON.stringify(await minified(path))};`,
      loader: 'js',
    }));
  },
};

/** What a script of `dist/cdn` takes as it is, and what it leaves to files beside it. */
interface Script {
  /** Its entry modules below `src/`. */
  readonly entries: readonly string[];
  /** Its styles are in it; else a page links them, and only the mark by which linked rules are known is. */
  readonly styles?: boolean;
  /** German is in it; else in a file, like other languages. */
  readonly german?: boolean;
}

const camelCase = (name: string): string => name.replace(/-./g, (dash) => dash.charAt(1).toUpperCase());

/**
 * The modules of a script. What is imported on demand becomes a file of its own, named like its module: languages, the
 * template of the login, the styles where a page has not linked them. Nothing in a module is rewritten.
 */
const modules = ({ entries, styles, german }: Script): Plugin => ({
  name: 'modules',
  resolveId(id, importer, { kind }) {
    if (importer === undefined || id === './locales/de.js') return { id, external: id !== 'script' };
    const path = join(importer, '..', id);
    const name = basename(path, '.ts');
    if (kind === 'dynamic-import')
      return { id: path.includes('/locales/') ? `./locales/${name}.js` : `./${name}.js`, external: true };
    if (!german && path === join(src, 'locales/de', basename(path))) return `\0german:${name}`;
    if (!styles && path === join(src, 'element/styles.ts')) return join(src, 'element/linked-styles.ts');
    return undefined;
  },
  async load(id) {
    const name = basename(id, '.css.ts');
    if (id === 'script')
      return entries
        .map((entry) => [JSON.stringify(join(src, `${entry}.ts`)), entry.startsWith('locales/')])
        .map(([path, locale]) => `export * from ${path};${locale ? `export { default } from ${path};` : ''}`)
        .join('');
    if (id.startsWith('\0german:'))
      return `import de from './locales/de.js'; export const ${camelCase(id.slice(8))}De = de[${JSON.stringify(id.slice(8))}];`;
    if (!id.endsWith('.css.ts')) return undefined;
    const css = styles ? await minified(id) : `--${name}:`;
    return { code: `export default ${JSON.stringify(css)};`, moduleType: 'js' };
  },
});

async function bundle(file: string, script: Script): Promise<void> {
  const bundled = await rolldown({
    input: 'script',
    plugins: [modules(script)],
    transform: { target: 'es2023' },
    platform: 'browser',
  });
  await bundled.write({ file, format: 'esm', minify: true, codeSplitting: false });
  await bundled.close();
}

const define = (name: string): string => `define/${name}`;

/** For pages without a build: scripts, stylesheets, and the hashes of all of them. */
async function finish(): Promise<void> {
  await Promise.all([
    bundle('dist/cdn/rathaus-ui.js', { entries: ELEMENT_NAMES.map(define) }),
    ...ELEMENT_NAMES.map((name) =>
      bundle(`dist/cdn/rathaus-${name}.js`, { entries: [define(name)], german: true }),
    ),
    bundle('dist/cdn/login-shown.js', { entries: ['login/login-shown'], styles: true, german: true }),
    bundle('dist/cdn/stylesheet.js', { entries: ['render/stylesheet'], styles: true }),
    ...LANGUAGES.map((name) =>
      bundle(`dist/cdn/locales/${name}.js`, { entries: [`locales/${name}`], german: true }),
    ),
    // Not for pages: what the figure of the first elements weighs.
    bundle('dist/sizes/first-eight.js', { entries: FIRST_EIGHT.map(define) }),
  ]);
  const shared = ['theme/base', 'theme/surface'];
  const own = (name: string): string => `${name}/${name}`;
  const sheets: [name: string, parts: readonly string[]][] = [
    ['styles', [...shared, ...ELEMENT_NAMES.map(own)]],
    ...ELEMENT_NAMES.map((name): [string, string[]] => [name, [...shared, own(name)]]),
    ['login', ['login/login-alone']],
    ['debug', ['theme/debug']],
    ['sizes/first-eight', [...shared, ...FIRST_EIGHT.map(own)]],
  ];
  for (const [name, parts] of sheets) {
    const css = await Promise.all(parts.map((part) => minified(join(src, `${part}.css.ts`))));
    writeFileSync(`dist/${name}.css`, `${css.join('\n')}\n`);
  }
  const files = globSync(['*.css', 'cdn/**/*.js'], { cwd: 'dist' }).sort();
  const hash = (file: string): string =>
    createHash('sha384')
      .update(readFileSync(`dist/${file}`))
      .digest('base64');
  const sri = Object.fromEntries(files.map((file) => [file.replace(/^cdn\//, ''), `sha384-${hash(file)}`]));
  writeFileSync('dist/cdn/sri.json', `${JSON.stringify(sri, null, 2)}\n`);
}

export default rathausTsup({ esbuildPlugins: [minifiedCss], onSuccess: finish });
