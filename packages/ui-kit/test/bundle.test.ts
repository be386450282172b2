/** What users' bundlers and pages without a bundler get of the built package. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ELEMENT_NAMES } from '../src/element/names.ts';

const folder = join(import.meta.dirname, '..');
const cdn = join(folder, 'dist/cdn');
const built = existsSync(join(cdn, 'sri.json'));
if (!built) console.log('skipped: packages/ui-kit is not built; first: npm run build');

async function bundled(code: string): Promise<string> {
  const result = await build({
    stdin: { contents: code, resolveDir: folder },
    bundle: true,
    write: false,
    format: 'esm',
    external: ['node:*'],
  });
  return result.outputFiles[0]!.text;
}

describe.skipIf(!built)('a bundle', () => {
  it.each(ELEMENT_NAMES)(
    // The definition is a side effect that must not be shaken off.
    'that imports define/%s defines that element',
    async (name) => {
      const text = await bundled(`import '@rathaus/ui-kit/define/${name}';`);
      expect(text).toContain(`define("rathaus-${name}"`);
      expect(text).toContain('customElements.define(');
    },
  );

  it('that imports define defines all elements', async () => {
    const text = await bundled("import '@rathaus/ui-kit/define';");
    expect(text.match(/define\("rathaus-/g)).toHaveLength(ELEMENT_NAMES.length);
  });

  it('for a server runs there and defines nothing', async () => {
    const text = await bundled(
      "import '@rathaus/ui-kit/define'; import { RathausLogin } from '@rathaus/ui-kit/login'; export const names = [typeof customElements, RathausLogin.name];",
    );
    const { names } = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as {
      names: string[];
    };
    expect(names).toEqual(['undefined', 'RathausLogin']);
  });

  it('that imports a class only defines nothing', async () => {
    const text = await bundled(
      "import { RathausLogin } from '@rathaus/ui-kit/login'; console.log(RathausLogin);",
    );
    expect(text).not.toContain('customElements.define(');
  });
});

describe.skipIf(!built)('a script for pages without a build', () => {
  afterEach(() => vi.unstubAllGlobals());

  /** Runs a script with a registry of elements as browsers have it, and returns what it defines. */
  async function defined(file: string): Promise<string[]> {
    const registry = new Map<string, unknown>();
    vi.stubGlobal('customElements', {
      get: (name: string) => registry.get(name),
      define: (name: string, element: unknown) => registry.set(name, element),
    });
    vi.stubGlobal('HTMLElement', class {});
    vi.stubGlobal('CSSStyleSheet', class {});
    await import(`${pathToFileURL(join(cdn, file)).href}?${Math.random()}`);
    return [...registry.keys()];
  }

  it.each(ELEMENT_NAMES)('rathaus-%s.js defines that element', async (name) => {
    expect(await defined(`rathaus-${name}.js`)).toEqual([`rathaus-${name}`]);
  });

  it('rathaus-ui.js defines all elements', async () => {
    expect((await defined('rathaus-ui.js')).sort()).toEqual(
      ELEMENT_NAMES.map((name) => `rathaus-${name}`).sort(),
    );
  });

  it('finds the files that it imports beside it', () => {
    const scripts = globSync('**/*.js', { cwd: cdn });
    const imports = scripts.flatMap((script) =>
      [
        ...readFileSync(join(cdn, script), 'utf8').matchAll(
          /(?:import\(|from\s*|import\s*)[`"'](\.[^`"']+)/g,
        ),
      ].map(([, target]) => join(dirname(script), target!)),
    );
    const languages = ['en', 'de-simple', 'tr', 'uk', 'ar'].map((lang) => `locales/${lang}.js`);
    expect(imports).toEqual(expect.arrayContaining([...languages, 'login-shown.js', 'stylesheet.js']));
    for (const target of imports) expect(scripts).toContain(target);
  });

  it('leaves the styles to the stylesheet of the page', () => {
    const carrying = globSync('**/*.js', { cwd: cdn }).filter((script) =>
      readFileSync(join(cdn, script), 'utf8').includes('--rathaus-action'),
    );
    expect(carrying).toEqual(['stylesheet.js']);
    for (const name of ['styles', ...ELEMENT_NAMES])
      expect(readFileSync(join(folder, `dist/${name}.css`), 'utf8')).toContain('--rathaus-action');
  });

  it('has a hash for integrity, as each stylesheet has', () => {
    const hashes = JSON.parse(readFileSync(join(cdn, 'sri.json'), 'utf8')) as Record<string, string>;
    const files = [...globSync('*.css', { cwd: join(folder, 'dist') }), ...globSync('**/*.js', { cwd: cdn })];
    expect(Object.keys(hashes).sort()).toEqual(files.sort());
    for (const [file, hash] of Object.entries(hashes)) {
      const content = readFileSync(join(file.endsWith('.css') ? join(folder, 'dist') : cdn, file));
      expect(hash, file).toBe(`sha384-${createHash('sha384').update(content).digest('base64')}`);
    }
  });
});

describe.skipIf(!built)('the files that a page loads', () => {
  const json = <T>(file: string): T => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;
  const { exports } = json<{ exports: Record<string, unknown> }>('package.json');
  const exported = Object.keys(exports)
    .filter((path) => /\.css$|^\.\/cdn\/.*\.js$/.test(path))
    .map((path) => path.slice(2));

  it('are those that the package has, each under its own name', () => {
    const files = globSync(['*.css', 'cdn/rathaus-*.js'], { cwd: join(folder, 'dist') });
    expect(exported.toSorted()).toEqual(files.map((file) => file.replaceAll('\\', '/')).sort());
    for (const file of exported) expect(exports[`./${file}`]).toBe(`./dist/${file}`);
  });

  it('have a hash, and no tool looks for types of them', () => {
    const hashes = Object.keys(json('dist/cdn/sri.json'));
    for (const file of exported) expect(hashes).toContain(file.replace(/^cdn\//, ''));
    expect(json('.attw.json')).toEqual({ excludeEntrypoints: exported });
  });

  it('are all that README.md and the limits of sizes name', () => {
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    const named = [...readme.matchAll(/[`"](?:dist\/|\/rathaus\/)?((?:cdn\/)?[\w-]+\.(?:css|js))[`"]/g)].map(
      ([, file = '']) => (file.endsWith('.js') ? `cdn/${file.replace('cdn/', '')}` : file),
    );
    const measured = Object.keys(json('size-budget.json'))
      .filter((line) => line !== '//')
      .flatMap((line) => line.split(' + '))
      .filter((file) => !file.startsWith('sizes/'));
    expect(named.length).toBeGreaterThan(3);
    expect(exported).toEqual(expect.arrayContaining([...named, ...measured]));
  });
});
