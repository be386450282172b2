import { createHash, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the receiving application did for a delivery, once for each key it was given. */
export interface Effect {
  readonly key: string;
  readonly business: string;
}

/** Effects outside the exchange, as a specialist application would have them: idempotent by the key, nothing else. */
export function createEffects(folder: string) {
  mkdirSync(folder, { recursive: true });
  const drafts = `${folder}.drafts`;
  mkdirSync(drafts, { recursive: true });
  return {
    /** Appears whole or not at all; a second time for the same key it changes nothing. */
    once(effect: Effect): void {
      const draft = join(drafts, randomUUID());
      writeFileSync(draft, JSON.stringify(effect));
      try {
        linkSync(draft, join(folder, createHash('sha256').update(effect.key).digest('hex')));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      rmSync(draft);
    },
    count: (): number => readdirSync(folder).length,
    all: (): Effect[] =>
      readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Effect),
  };
}
