import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build, type Plugin, transform } from 'esbuild';
import { minifySync } from 'rolldown/utils';
import { rathausTsup } from '../../tools/tsup.ts';

async function minified(file: string): Promise<string> {
  const { default: css } = (await import(pathToFileURL(file).href)) as { default: string };
  return (
    (await transform(css, { loader: 'css', minify: true, target: 'es2023' })).code
      .trim()
      // Of custom properties esbuild keeps every space.
      .replace(/(--[\w-]+): /g, '$1:')
      // Inner properties differ in their first letter (`--_action`, `--_on`, …).
      .replace(/--_(\w)\w*/g, '--_$1')
      .replace(/, (?=var|light|#|\d)/g, ',')
  );
}

/** `*.css.ts` holds readable CSS; users get it without spaces and comments. */
const cssText: Plugin = {
  name: 'css-text',
  setup(plugin) {
    plugin.onLoad({ filter: /\.css\.ts$/ }, async ({ path }) => ({
      contents: `export default ${JSON.stringify(await minified(path))};`,
      loader: 'js',
    }));
  },
};

const ELEMENTS = ['login', 'level', 'account', 'consent', 'upload', 'delivery', 'dataset', 'defect'];

/** Like beside like packs best (4 % of the whole): all styles, all templates, then the elements, in an order that was searched for. */
const ORDER = [
  ...['login/login', 'upload/upload', 'account/account', 'theme/base', 'level/level', 'dataset/dataset'],
  ...['consent/consent', 'defect/defect', 'delivery/delivery', 'theme/surface'],
]
  .map((name) => `${name}.css`)
  .concat(
    ['upload', 'login', 'account', 'defect', 'dataset', 'level', 'consent', 'delivery'].map(
      (name) => `${name}/${name}`,
    ),
    ['upload', 'account', 'login', 'level', 'consent', 'defect', 'dataset', 'delivery'].map(
      (name) => `define/${name}`,
    ),
  );

const LANGUAGES = ['en', 'de-simple', 'tr', 'uk', 'ar'];

/**
 * Languages stay files of their own beside the bundle, fetched when a page needs them. No bundler follows
 * here, so one address with the name in it does for all; names that are not in the list are never asked for.
 */
const languageFiles: Plugin = {
  name: 'language-files',
  setup(plugin) {
    plugin.onLoad({ filter: /locales\/load\.ts$/ }, ({ path }) => {
      const list = /const files[\s\S]*?\?\.default : undefined;\n/;
      const source = readFileSync(path, 'utf8');
      const named = [...source.matchAll(/import\('\.\/([a-z-]+)\.ts'\)/g)].map(([, name]) => name);
      if (`${named.sort()}` !== `${LANGUAGES.toSorted()}` || !list.test(source))
        throw new Error('tsup: locales/load.ts looks different');
      // A path in a variable: esbuild would look for files behind a template.
      const short = `export const load = async (key, path = './locales/' + key + '.js') => /^(${LANGUAGES.join('|')})$/.test(key) && (await import(path).catch(() => undefined))?.default;\n`;
      return { contents: source.replace(list, () => short), loader: 'ts' };
    });
  },
};

/**
 * In the bundles private fields become plain ones with names of one letter: the sources keep `#`, which
 * guards, the file for pages gets what packs better. It runs in browsers only, so what is there for servers goes:
 * the class to extend and the question whether there are elements.
 */
const plainFields: Plugin = {
  name: 'plain-fields',
  setup(plugin) {
    plugin.onLoad({ filter: /(element|display|element\/define)\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const contents = source
        .replace(/(?<=this\.|^ +(?:get |async )?)#(?=[a-z])/gm, '$_')
        .replace(/^const Base = .*/m, '')
        .replace('extends Base', 'extends HTMLElement')
        .replace('globalThis.customElements && ', '');
      if (/\b(Base|globalThis)\b/.test(contents.replace(/^ *(\/?\*|\/\/).*/gm, '')))
        throw new Error(`tsup: what ${path} has for servers looks different`);
      return { contents, loader: 'ts' };
    });
  },
};

/** For the file with all elements German is a language file as well, imported at once. */
const germanFile: Plugin = {
  name: 'german-file',
  setup(plugin) {
    plugin.onResolve({ filter: /\/locales\/de\/[a-z]+\.ts$/ }, () => ({
      path: 'german',
      namespace: 'german',
    }));
    plugin.onResolve({ filter: /^\.\/locales\/de\.js$/ }, ({ path }) => ({ path, external: true }));
    plugin.onLoad({ filter: /./, namespace: 'german' }, () => ({
      contents: `import de from './locales/de.js'; export const { ${ELEMENTS.map((name) => `${name}: ${name}De`).join()} } = de;`,
      loader: 'js',
    }));
  },
};

/** The stylesheets, and for pages without a build: one file for all elements, one for the login, and their hashes. */
async function finish(): Promise<void> {
  const all = ['base', 'surface', ...ELEMENTS];
  const file = (name: string) => `src/${['base', 'surface'].includes(name) ? 'theme' : name}/${name}.css.ts`;
  const css = async (names: readonly string[]) =>
    `${(await Promise.all(names.map((n) => minified(file(n))))).join('\n')}\n`;
  writeFileSync('dist/styles.css', await css(all));
  writeFileSync('dist/login.css', await css(['base', 'login']));
  writeFileSync('dist/debug.css', `${await minified('src/theme/debug.css.ts')}\n`);
  mkdirSync('dist/cdn', { recursive: true });
  const options = { bundle: true, minify: true, format: 'esm', target: 'es2023', charset: 'utf8' } as const;
  const bundle = async (name: string, entries: readonly string[], ...plugins: Plugin[]): Promise<void> => {
    const { outputFiles } = await build({
      ...options,
      stdin: { contents: entries.map((entry) => `import './src/${entry}.ts';`).join('\n'), resolveDir: '.' },
      // Imports that only set the order are left out where nothing uses them.
      logOverride: { 'ignored-bare-import': 'silent' },
      write: false,
      mangleProps: /^(\$_.*|german|template|kind|css|show|read)$/,
      plugins: [cssText, languageFiles, plainFields, ...plugins],
    });
    // A second minifier finds another two percent.
    const { code, errors } = minifySync(name, outputFiles[0]?.text ?? '', {
      module: true,
      compress: { target: 'es2023' },
      mangle: { toplevel: true },
    });
    if (errors.length) throw new Error(`tsup: ${name}: ${errors[0]?.message}`);
    writeFileSync(`dist/cdn/${name}`, code);
  };
  await bundle('rathaus-login.js', ['define/login']);
  await bundle('rathaus-ui.js', ORDER, germanFile);
  await build({
    ...options,
    entryPoints: ['de', ...LANGUAGES].map((lang) => `src/locales/${lang}.ts`),
    outdir: 'dist/cdn/locales',
  });
  const sri: Record<string, string> = {};
  for (const name of [
    'rathaus-ui.js',
    'rathaus-login.js',
    ...['de', ...LANGUAGES].map((lang) => `locales/${lang}.js`),
  ])
    sri[name] = `sha384-${createHash('sha384')
      .update(readFileSync(`dist/cdn/${name}`))
      .digest('base64')}`;
  for (const name of ['styles.css', 'login.css'])
    sri[name] = `sha384-${createHash('sha384')
      .update(readFileSync(`dist/${name}`))
      .digest('base64')}`;
  writeFileSync('dist/cdn/sri.json', `${JSON.stringify(sri, null, 2)}\n`);
}

export default rathausTsup({ esbuildPlugins: [cssText], onSuccess: finish });
