import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sentencesIn } from './sentences-in.ts';

const root = join(import.meta.dirname, '../..');
const files = globSync(
  [
    'packages/*/src/**/texts/**/*.ts',
    'packages/client-core/src/report/page-texts.ts',
    'packages/cli/src/**/*.ts',
  ],
  { cwd: root },
).filter((file) => !/\.test(-d)?\.ts$/.test(file));

// Words of one language that are none of the other, nor a name in the other.
const english =
  /\b(the|of|and|with|without|from|are|has|have|not|this|that|which|each|only|schema of|documentation|practice|example|section|specification|own measurement|secondary source|appendix|rule of|page|code list|aimed|measured|wording|implementationHint)\b/i;
const german =
  /\b(der|die|das|und|oder|nicht|ist|sind|wird|werden|mit|ohne|ein|eine|einer|für|von|vom|zum|zur|auf|kein|keine|Abschnitt|Seite|Praxis|Erläuterung|Umsetzungshinweis|Codeliste|Pflicht|Empfohlen|Vorgaben|Konvention|eigene|laut)\b/;
/** What is named or quoted in a sentence of the other language. */
const quoted =
  /`[^`]*`|"[^"]*"|„[^“]*“|<[^>]*>|--?[a-z][\w-]*|https?:\S+|\b[\w.-]+(?:::?|\/|\.|_)[\w.:/-]+|Open Data-Verordnung|LWL-Archivamt für Westfalen|Datenlizenz Deutschland[^,.;]*|[A-Z][\w-]+ of [A-Z][\w-]+/g;

describe('texts for people', () => {
  it('are found in the sources', () => {
    expect(files.length).toBeGreaterThan(80);
    const [one, two] = [
      // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the source the test reads
      ...sentencesIn("text(`Es ${n === 1 ? 'fehlt' : 'fehlen'} ${n}.`, 'a, (b)'); x({ de: 'd', en: 'e' })"),
    ];
    expect({ ...one, de: one?.de.replace(/\s+/g, ' ') }).toEqual({
      line: 1,
      de: 'Es fehlt fehlen .',
      en: 'a, (b)',
    });
    expect(two).toEqual({ line: 1, de: 'd', en: 'e' });
  });

  it('are not hidden in examples that read the same in every language', () => {
    const hidden: string[] = [];
    let count = 0;
    for (const file of files.filter((one) => one.includes('/texts/rules/'))) {
      const source = readFileSync(join(root, file), 'utf8');
      for (const [, example] of source.matchAll(/\b(?:wrong|right):\s*'([^']*)'/g)) {
        count++;
        const plain = example!.replace(quoted, ' ');
        const [word] = english.exec(plain) ?? german.exec(plain) ?? [];
        if (word !== undefined) hidden.push(`${file} with "${word}": ${example}`);
      }
    }
    expect(count).toBeGreaterThan(40);
    expect(hidden).toEqual([]);
  });

  it('hold no remnant of the other language', () => {
    const remnants: string[] = [];
    let count = 0;
    for (const file of files) {
      for (const { line, de, en } of sentencesIn(readFileSync(join(root, file), 'utf8'))) {
        count++;
        const [inGerman] = english.exec(de.replace(quoted, ' ')) ?? [];
        const [inEnglish] = german.exec(en.replace(quoted, ' ')) ?? [];
        if (inGerman) remnants.push(`${file}:${line} German with "${inGerman}": ${de}`);
        if (inEnglish) remnants.push(`${file}:${line} English with "${inEnglish}": ${en}`);
      }
    }
    expect(count).toBeGreaterThan(1500);
    expect(remnants).toEqual([]);
  });
});
