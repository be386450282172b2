/** Writes the index of the decisions, `docs/adr/README.md`. Usage: node tools/generate/adr-index.ts */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { adrIndex } from '../check/adr.ts';

const root = resolve(import.meta.dirname, '../..');
writeFileSync(resolve(root, 'docs/adr/README.md'), adrIndex(root));
console.log('wrote docs/adr/README.md');
