import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Plugin as EsbuildPlugin, transform } from 'esbuild';
import { type InputOptions, type Plugin, rolldown } from 'rolldown';
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

/** What is in a script of `dist/cdn`, and what is left to files beside it. */
interface Contents {
  /** Its styles; else a page links them, and only the mark by which linked rules are known is in it. */
  readonly styles?: boolean;
  /** German; else it is in a file, like other languages. */
  readonly german?: boolean;
  /** Takes the paths of modules that are imported on demand. */
  readonly onDemand?: Set<string>;
}

const camelCase = (name: string): string => name.replace(/-./g, (dash) => dash.charAt(1).toUpperCase());
const source = (name: string): string => join(src, `${name}.ts`);
const define = (name: string): string => source(`define/${name}`);

/**
 * Chooses modules by their path; nothing in one is rewritten. What is imported on demand stays a file of its own, named
 * like its module: languages, what shows data, the styles where a page has not linked them.
 */
const modules = ({ styles, german, onDemand }: Contents): Plugin => ({
  name: 'modules',
  resolveId(id, importer, { kind }) {
    if (importer === undefined || !id.startsWith('.')) return undefined;
    if (id === './locales/de.js') return { id, external: true };
    const path = join(importer, '..', id);
    const name = basename(path, '.ts');
    if (kind === 'dynamic-import') {
      const language = dirname(path) === join(src, 'locales');
      if (!language) onDemand?.add(path);
      return { id: language ? `./locales/${name}.js` : `./${name}.js`, external: true };
    }
    if (!german && dirname(path) === join(src, 'locales/de')) return `\0german:${name}`;
    if (!styles && path === source('element/styles')) return source('element/linked-styles');
    return undefined;
  },
  async load(id) {
    if (id.startsWith('\0german:')) {
      const name = id.slice('\0german:'.length);
      return `import de from './locales/de.js'; export const ${camelCase(name)}De = de[${JSON.stringify(name)}];`;
    }
    if (!id.endsWith('.css.ts')) return undefined;
    const element = ELEMENT_NAMES.find((name) => dirname(id) === join(src, name));
    const css = styles ? await minified(id) : element ? `--r-${element}:` : '';
    return { code: `export default ${JSON.stringify(css)};`, moduleType: 'js' };
  },
});

/** Several modules as one. */
const together = (paths: readonly string[]): Plugin => ({
  name: 'together',
  resolveId: (id) => (id === 'together' ? id : undefined),
  load: (id) =>
    id === 'together' ? paths.map((path) => `import ${JSON.stringify(path)};`).join('\n') : undefined,
});

const options = (input: string | Record<string, string>, ...plugins: Plugin[]): InputOptions => ({
  input,
  plugins,
  platform: 'browser',
  transform: { target: 'es2023' },
});

/** One file with all that its module imports. */
async function bundle(file: string, input: string | readonly string[], contents: Contents): Promise<void> {
  const bundled = await rolldown(
    typeof input === 'string'
      ? options(input, modules(contents))
      : options('together', together(input), modules(contents)),
  );
  await bundled.write({ file, format: 'esm', minify: true, codeSplitting: false });
  await bundled.close();
}

/** Files for what is imported on demand, with what they share in one more. */
async function bundleOnDemand(paths: ReadonlySet<string>, contents: Contents): Promise<void> {
  const named = [...paths].sort().map((path): [string, string] => [basename(path, '.ts'), path]);
  const bundled = await rolldown(options(Object.fromEntries(named), modules(contents)));
  await bundled.write({
    dir: 'dist/cdn',
    format: 'esm',
    minify: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    codeSplitting: { groups: [{ name: 'shown', minShareCount: 2 }] },
  });
  await bundled.close();
}

/** For pages without a build: scripts, stylesheets, and the hashes of all of them. */
async function finish(): Promise<void> {
  const onDemand = new Set<string>();
  await Promise.all([
    bundle('dist/cdn/rathaus-ui.js', ELEMENT_NAMES.map(define), { onDemand }),
    ...ELEMENT_NAMES.map((name) =>
      bundle(`dist/cdn/rathaus-${name}.js`, define(name), { german: true, onDemand }),
    ),
    ...LANGUAGES.map((name) =>
      bundle(`dist/cdn/locales/${name}.js`, source(`locales/${name}`), { german: true }),
    ),
    // Not for pages: what the figure of the first elements weighs.
    bundle('dist/sizes/first-eight.js', FIRST_EIGHT.map(define), {}),
  ]);
  const stylesheet = source('render/stylesheet');
  onDemand.delete(stylesheet);
  await bundle('dist/cdn/stylesheet.js', stylesheet, { styles: true });
  await bundleOnDemand(onDemand, { german: true });
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
