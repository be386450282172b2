import type { ConfigFaults } from '@rathaus/client-core/config';
import type { LevelWords } from './level-words.ts';
import { vertrauensniveaus } from './vertrauensniveau.ts';

const levels: readonly string[] = vertrauensniveaus;

/** Judges the words of a provider; `at` is their place, for example `providers.bundid.levels`. */
export function checkLevelWords(words: LevelWords | undefined, at: string, faults: ConfigFaults): void {
  for (const [level, value] of Object.entries(words?.values ?? {})) {
    if (!levels.includes(level)) faults.add(`${at}.values.${level}`, 'is not a level');
    if (typeof value !== 'string' || !/^\S+$/.test(value)) {
      faults.add(`${at}.values.${level}`, 'must be one word');
    }
  }
  for (const [value, level] of Object.entries(words?.answers ?? {})) {
    if (!levels.includes(level)) faults.add(`${at}.answers.${value}`, 'must be a level');
  }
}
