import { mkdir, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What a run makes in its folder, and all that it may remove. */
const darin = ['.arbeit', 'beispielhausen', 'musterstadt'];

/** The folder of one run. */
export interface Laufordner {
  /** Removes what the run has made: never what lies beside it, and the folder itself only when the run made it. */
  raeumeAuf(): Promise<void>;
}

/** Makes the folder, or takes an empty one. `undefined` when something is in it: nobody's files are mixed or removed. */
export async function belegeOrdner(ordner: string): Promise<Laufordner | undefined> {
  const neu = (await mkdir(ordner, { recursive: true })) !== undefined;
  if ((await readdir(ordner)).length > 0) return undefined;
  return {
    async raeumeAuf() {
      for (const name of darin) await rm(join(ordner, name), { recursive: true, force: true });
      // Somebody may have put something into it meanwhile.
      if (neu && (await readdir(ordner)).length === 0) await rmdir(ordner);
    },
  };
}
