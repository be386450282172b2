/**
 * Writes what editors and frameworks read about the elements: the custom-elements manifest, from it the types for
 * React, Vue, Svelte and Angular, and the data for VS Code. With `--check` nothing is written and drift ends with exit 1.
 *
 * Usage: node --conditions=@rathaus/source manifest/generate.ts [--check]
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CustomElementsManifest, manifest, vscode } from './manifest.ts';
import { angular, react, svelte, vue } from './types.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const cem: CustomElementsManifest = manifest();
const files: Record<string, string> = {
  'custom-elements.json': `${JSON.stringify(cem, null, 2)}\n`,
  'vscode.html-custom-data.json': `${JSON.stringify(vscode(cem), null, 2)}\n`,
  'types/generated/react.d.ts': react(cem),
  'types/generated/vue.d.ts': vue(cem),
  'types/generated/svelte.d.ts': svelte(cem),
  'types/generated/angular.d.ts': angular(cem),
  'types/generated/empty.js': '// The types beside this file have no run time.\nexport {};\n',
};

let drift = false;
for (const [name, text] of Object.entries(files)) {
  const path = join(root, name);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  if (process.argv.includes('--check')) {
    console.error(`packages/ui-kit/${name} differs from manifest/elements.ts. Fix: npm run generate`);
    drift = true;
    continue;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(`generated packages/ui-kit/${name}`);
}
process.exit(drift ? 1 : 0);
