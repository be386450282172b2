/**
 * Generates TypeScript types from `openapi/<api>.yaml` into `src/generated/<api>.ts` of the package
 * whose folder is the working directory. With `--check` nothing is written and drift ends with exit 1.
 *
 * Usage (from a package's `generate` script): node ../../tools/generate/run.ts <api> [<api>…] [--check]
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const args = process.argv.slice(2);
const check = args.includes('--check');
const apis = args.filter((arg) => !arg.startsWith('--'));

if (apis.length === 0) {
  console.error('generate: name at least one API, for example ckan-action.v3');
  process.exit(2);
}

let drift = false;
for (const api of apis) {
  const spec = join(root, 'openapi', `${api}.yaml`);
  const target = resolve('src/generated', `${api}.ts`);
  if (!existsSync(spec)) {
    console.error(`generate: openapi/${api}.yaml does not exist`);
    process.exit(2);
  }
  const ast = await openapiTS(pathToFileURL(spec), { rootTypes: false, emptyObjectsUnknown: true });
  const text = `// Generated from openapi/${api}.yaml by \`npm run generate\`. Do not edit: change the spec.\n\n${astToString(ast)}`;
  const current = existsSync(target) ? readFileSync(target, 'utf8') : undefined;
  if (current === text) continue;
  if (check) {
    console.error(`${relative(root, target)} differs from openapi/${api}.yaml. Fix: npm run generate`);
    drift = true;
    continue;
  }
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
  console.log(`generated ${relative(root, target)}`);
}
process.exit(drift ? 1 : 0);
