/**
 * Writes the documentation of the ui-kit to `artifacts/docs-ui` (static pages in German and English, which also open from
 * the folder) and the self-assessment to `docs/nachweise/en-301-549.md`. With `--check` only drift of the latter is
 * looked for.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assessment } from './en-301-549/assessment.ts';
import { writeSite } from './site/write.ts';

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
const count = await writeSite(`${root}artifacts/docs-ui/`);
console.log(`wrote ${count} pages to artifacts/docs-ui/ and docs/nachweise/en-301-549.md`);
