import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build, type Plugin, transform } from 'esbuild';
import { rathausTsup } from '../../tools/tsup.ts';

async function minified(file: string): Promise<string> {
  const { default: css } = (await import(pathToFileURL(file).href)) as { default: string };
  return (await transform(css, { loader: 'css', minify: true, target: 'es2023' })).code.trim();
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

/** Languages stay files of their own beside the bundle, fetched when a page needs them. */
const languageFiles: Plugin = {
  name: 'language-files',
  setup(plugin) {
    plugin.onResolve({ filter: /\.\.\/locales\/[a-z-]+\.ts$/ }, ({ path, kind }) =>
      kind === 'dynamic-import'
        ? { path: path.replace('../locales/', './locales/').replace('.ts', '.js'), external: true }
        : undefined,
    );
  },
};

/** For the file with all elements German is a language file as well, imported at once. */
const germanFile: Plugin = {
  name: 'german-file',
  setup(plugin) {
    plugin.onResolve({ filter: /\/[a-z]+\.de\.ts$/ }, () => ({ path: './locales/de.js', external: true }));
  },
};
const ELEMENTS = ['login', 'level', 'account', 'consent', 'upload', 'delivery', 'dataset', 'report'];

const LANGUAGES = ['en', 'de-simple', 'tr', 'uk', 'ar'];

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
  await build({
    ...options,
    entryPoints: ['src/define/login.ts'],
    outfile: 'dist/cdn/rathaus-login.js',
    plugins: [cssText, languageFiles],
  });
  const kit = await build({
    ...options,
    entryPoints: ['src/define.ts'],
    outfile: 'dist/cdn/rathaus-ui.js',
    write: false,
    plugins: [cssText, languageFiles, germanFile],
  });
  // Each element imports its own texts; in one file one import is enough.
  const names: string[] = [];
  const code = kit.outputFiles[0]?.text.replace(
    /import\{([^}]*)\}from"\.\/locales\/de\.js";/g,
    (_, name: string) => {
      names.push(name);
      return '';
    },
  );
  if (names.length !== ELEMENTS.length)
    throw new Error('tsup: the imports of the German texts look different');
  writeFileSync('dist/cdn/rathaus-ui.js', `import{${names.join()}}from"./locales/de.js";${code}`);
  await build({
    ...options,
    entryPoints: LANGUAGES.map((lang) => `src/locales/${lang}.ts`),
    outdir: 'dist/cdn/locales',
  });
  const german = ELEMENTS.map((name) => `export * from './src/${name}/${name}.de.ts';`).join('');
  await build({
    ...options,
    stdin: { contents: german, resolveDir: '.' },
    outfile: 'dist/cdn/locales/de.js',
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
