/**
 * Writes what editors and frameworks read about the elements: the custom-elements manifest, the types for React, Preact,
 * Solid, Vue, Svelte, Angular and plain TypeScript, and the data for VS Code. With `--check` nothing is written and drift
 * ends with exit 1.
 *
 * Usage: node --conditions=@rathaus/source manifest/generate.ts [--check]
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manifest } from './manifest.ts';
import { angular, html, preact, react, solid, svelte, vue } from './types/frameworks.ts';
import { propertiesFile } from './types/properties.ts';
import { vscode } from './vscode.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const files: Record<string, string> = {
  'custom-elements.json': `${JSON.stringify(manifest(), null, 2)}\n`,
  'vscode.html-custom-data.json': `${JSON.stringify(vscode(), null, 2)}\n`,
  'types/generated/properties.d.ts': propertiesFile,
  'types/generated/react.d.ts': react,
  'types/generated/preact.d.ts': preact,
  'types/generated/solid.d.ts': solid,
  'types/generated/vue.d.ts': vue,
  'types/generated/svelte.d.ts': svelte,
  'types/generated/angular.d.ts': angular,
  'types/generated/html.d.ts': html,
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
