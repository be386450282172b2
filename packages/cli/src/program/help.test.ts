import { describe, expect, it } from 'vitest';
import { rathaus } from '../../test/mock-terminal.ts';
import { areas } from '../areas/index.ts';

/** Every command with all words that lead to it, as its help names them. */
async function commands(words: string[] = []): Promise<string[][]> {
  const { out } = await rathaus([...words, '--help']);
  const list = /\nBefehle:\n([\s\S]*)$/.exec(out)?.[1] ?? '';
  const names = [...list.matchAll(/^ {2}([a-z]+)(?= )/gm)].map(([, name]) => name!);
  const below = await Promise.all(
    names.filter((name) => name !== 'help').map((name) => commands([...words, name])),
  );
  return [words, ...below.flat()];
}

describe('help', () => {
  it('has no word of English in German, whatever the command', async () => {
    const all = await commands();
    expect(all.length).toBeGreaterThan(areas.length + 6);
    for (const words of all) {
      const { out, code } = await rathaus([...words, '--help']);
      expect(code).toBe(0);
      expect(out).toMatch(/^Aufruf: rathaus/);
      expect(out.replace(/<[^>]*>|--[\w-]+/g, ''), words.join(' ')).not.toMatch(
        /\b(usage|options?|commands?|arguments?|default|choices|display|help for|show the|files?|folder)\b(?!\])/i,
      );
    }
  });

  it('has no word of German in English', async () => {
    for (const words of await commands()) {
      const { out } = await rathaus([...words, '--help', '--lang', 'en']);
      expect(out).toMatch(/^Usage: rathaus/);
      expect(out, words.join(' ')).not.toMatch(
        /\b(Aufruf|Optionen|Befehle?|Argumente|sonst|datei|pfad|ordner|zahl|ziel)\b/i,
      );
    }
  });
});
