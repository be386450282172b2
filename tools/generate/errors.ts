/**
 * Makes `docs/errors.md` of what the `/texts` entries of the packages say about their errors. With `--check` nothing
 * is written; drift and packages that say nothing end with exit 1.
 *
 * Usage: node --conditions=@rathaus/source tools/generate/errors.ts [--write | --check]
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { errorFindings, errorsPage, readPackages } from './error-catalogues.ts';

const root = resolve(import.meta.dirname, '../..');
const page = join(root, 'docs/errors.md');
const check = !process.argv.includes('--write');

const packages = await readPackages(root);
const found = errorFindings(packages);
const text = errorsPage(packages);
if (check) {
  if (!existsSync(page) || readFileSync(page, 'utf8') !== text)
    found.push(
      'docs/errors.md differs from the tables of the packages. Fix: node --conditions=@rathaus/source tools/generate/errors.ts --write',
    );
} else writeFileSync(page, text);
for (const line of found) console.error(line);
if (!check) console.log(`wrote docs/errors.md: ${packages.flatMap(({ codes }) => codes).length} codes`);
process.exit(found.length > 0 ? 1 : 0);
