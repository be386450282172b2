/**
 * Imports each name of the list (first argument, JSON) and prints what came of it, as one line of JSON. Runs in the folder
 * of an installation, in bare Node.
 */
import { access } from 'node:fs/promises';

const found = { node: process.version, imported: [], resolved: [], failed: {} };
for (const { id, how } of JSON.parse(process.argv[2])) {
  try {
    if (how === 'find') {
      await access(new URL(import.meta.resolve(id)));
      found.resolved.push(id);
      continue;
    }
    const names = Object.keys(await import(id));
    if ((how === 'quiet') === (names.length === 0)) found.imported.push(id);
    else found.failed[id] = `exports ${names.length} names`;
  } catch (error) {
    found.failed[id] = error.message;
  }
}
if (globalThis.customElements) found.failed.customElements = 'an import made a page of Node';
console.log(JSON.stringify(found));
