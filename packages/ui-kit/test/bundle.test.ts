/** What users' bundlers keep of the built package: the definition is a side effect that must not be shaken off. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '..');
const built = existsSync(join(folder, 'dist/define.js'));
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
  it.each(['login', 'account', 'consent', 'dataset', 'delivery', 'level', 'defect', 'upload'])(
    'that imports define/%s defines that element',
    async (name) => {
      const text = await bundled(`import '@rathaus/ui-kit/define/${name}';`);
      expect(text).toContain(`define("rathaus-${name}"`);
      expect(text).toContain('customElements.define(');
    },
  );

  it('that imports define defines all elements', async () => {
    const text = await bundled("import '@rathaus/ui-kit/define';");
    expect(text.match(/define\("rathaus-/g)).toHaveLength(8);
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

  it('for pages without a build defines all elements on the class of the browser', () => {
    const text = readFileSync(join(folder, 'dist/cdn/rathaus-ui.js'), 'utf8');
    for (const name of ['login', 'account', 'consent', 'dataset', 'delivery', 'level', 'defect', 'upload'])
      expect(text).toContain(`\`rathaus-${name}\`,class extends `);
    expect(text).toMatch(/class extends HTMLElement\{/);
    expect(text).not.toContain('globalThis');
  });
});
