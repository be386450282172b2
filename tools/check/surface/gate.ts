import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pendingChangesets } from './changesets.ts';
import { differences, RECORD, readRecord, renewed } from './record.ts';
import { surfaceOf } from './surface.ts';

const REMEDY = 'Fix: say in a changeset what users notice (npx changeset), then npm run generate:surface';

/** The part `surface` of the check: the public surface is as recorded, so each change of it was told to users. */
export function surfaceFindings(root: string): string[] {
  const record = readRecord(root);
  if (!record) return [`${RECORD} is missing. Fix: npm run generate:surface`];
  return differences(record, surfaceOf(root), pendingChangesets(root)).flatMap(({ name, lines, missing }) => [
    `${name}: the public surface is not as recorded`,
    ...lines.map((line) => `  ${line}`),
    missing ? `  ${missing}. ${REMEDY}` : '  Fix: npm run generate:surface',
  ]);
}

/** How a renewal of the record ended. */
export interface Renewal {
  readonly ok: boolean;
  readonly output: string;
}

/** Records the public surface; writes nothing while a change of it is told by no changeset. */
export function renewSurface(root: string): Renewal {
  const record = readRecord(root);
  const surface = surfaceOf(root);
  const changesets = pendingChangesets(root);
  const changed = differences(record ?? {}, surface, changesets);
  const refused = changed.filter(({ missing }) => missing !== undefined);
  if (refused.length > 0) {
    const said = refused.flatMap(({ name, lines, missing }) => [
      [`${name}:`, ...lines, missing].join('\n  '),
    ]);
    return { ok: false, output: [...said, `Nothing was recorded. ${REMEDY}`].join('\n') };
  }
  const next = renewed(record, surface, changesets, new Set(changed.map(({ name }) => name)));
  mkdirSync(dirname(join(root, RECORD)), { recursive: true });
  writeFileSync(join(root, RECORD), `${JSON.stringify(next, null, 2)}\n`);
  const names = changed.map(({ name }) => name).join(', ');
  return { ok: true, output: `${RECORD}: ${names || 'nothing changed'}` };
}
