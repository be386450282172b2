/**
 * Writes `docs/xdomea-rules.md` from the rules and their texts. With `--check` nothing is written and drift ends with exit 1.
 *
 * Usage: node --conditions=@rathaus/source test/rules/write-rules-page.ts [--check]
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rulesPage } from './rules-page.ts';

const target = fileURLToPath(new URL('../../../../docs/xdomea-rules.md', import.meta.url));
const page = rulesPage();
const current = existsSync(target) ? readFileSync(target, 'utf8') : undefined;
if (current !== page) {
  if (process.argv.includes('--check')) {
    console.error('docs/xdomea-rules.md differs from the rules. Fix: npm run generate');
    process.exitCode = 1;
  } else {
    writeFileSync(target, page);
    console.log('generated docs/xdomea-rules.md');
  }
}
