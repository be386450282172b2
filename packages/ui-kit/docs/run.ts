/**
 * Writes the documentation page of the ui-kit to `artifacts/docs-ui` (a static folder for any web server) and the
 * self-assessment to `docs/nachweise/en-301-549.md`. With `--check` only drift of the latter is looked for.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stylesheet } from '../src/render/stylesheet.ts';
import { assessment } from './en-301-549.ts';
import { page, STYLES, VARIANTS } from './page.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const evidence = `${root}docs/nachweise/en-301-549.md`;
const text = assessment();
if (process.argv.includes('--check')) {
  const same = existsSync(evidence) && readFileSync(evidence, 'utf8') === text;
  if (!same) console.error('docs/nachweise/en-301-549.md differs from its source. Fix: npm run docs:ui');
  process.exit(same ? 0 : 1);
}
mkdirSync(`${root}docs/nachweise`, { recursive: true });
writeFileSync(evidence, text);

const out = `${root}artifacts/docs-ui/`;
mkdirSync(out, { recursive: true });
const built = `${root}packages/ui-kit/dist/cdn/`;
if (existsSync(built)) cpSync(built, out, { recursive: true });
else console.warn('docs:ui: packages/ui-kit is not built, the page has no script. First: npm run build');
writeFileSync(`${out}styles.css`, stylesheet);
writeFileSync(`${out}docs.css`, STYLES);
for (const variant of VARIANTS) writeFileSync(`${out}${variant.file}`, page(variant));
console.log(`wrote artifacts/docs-ui/index.html and docs/nachweise/en-301-549.md`);
