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

const LANGUAGES = ['en', 'de-simple', 'tr', 'uk', 'ar'];

/** The stylesheets, and for pages without a build: one file for all elements, one for the login, and their hashes. */
async function finish(): Promise<void> {
  const all = 'base surface login level account consent upload delivery dataset report'.split(' ');
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
    entryPoints: [
      { in: 'src/define.ts', out: 'rathaus-ui' },
      { in: 'src/define/login.ts', out: 'rathaus-login' },
      ...LANGUAGES.map((lang) => ({ in: `src/locales/${lang}.ts`, out: `locales/${lang}` })),
    ],
    outdir: 'dist/cdn',
    plugins: [cssText, languageFiles],
  });
  const sri: Record<string, string> = {};
  for (const name of ['rathaus-ui.js', 'rathaus-login.js', ...LANGUAGES.map((lang) => `locales/${lang}.js`)])
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
