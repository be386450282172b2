/**
 * `npm run generate:surface`: records the public surface. Refuses as long as a package changed it and no changeset
 * tells users. `npm run generate:surface -- DIR` works on another checkout.
 */
import { join, resolve } from 'node:path';
import { renewSurface } from './gate.ts';

const { ok, output } = renewSurface(resolve(process.argv[2] ?? join(import.meta.dirname, '../../..')));
(ok ? console.log : console.error)(output);
process.exit(ok ? 0 : 1);
