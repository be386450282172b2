import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Attack } from './attack.ts';
import type { AttackSet } from './report/result.ts';

/** Names the attacks as they are now, so that two reports can be compared. */
export function attackSetOf(attacks: readonly Pick<Attack, 'id'>[]): AttackSet {
  const ids = attacks.map(({ id }) => id).sort();
  const mark = createHash('sha256').update(ids.join('\n')).digest('hex').slice(0, 12);
  return { sandbox: sandboxVersion(), attacks: ids.length, mark };
}

/** The manifest lies one to three folders above, in the source and in the build. */
function sandboxVersion(): string {
  for (const place of ['../package.json', '../../package.json', '../../../package.json']) {
    try {
      const manifest = JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8')) as {
        name?: string;
        version?: string;
      };
      if (manifest.name === '@rathaus/sandbox' && manifest.version) return manifest.version;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  // A program that was bundled into one file has no manifest beside it.
  return 'unbekannt';
}
