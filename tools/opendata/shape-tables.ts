/**
 * Makes the tables of rules from the official SHACL shapes:
 *
 *     node --conditions=@rathaus/source tools/opendata/shape-tables.ts FOLDER
 *
 * FOLDER holds `shacl/` as collected from GovData and SEMIC (the files are named in `profiles.ts`). Nothing of their texts is
 * taken over, only what they ask. Run it when they publish a new release, look at the difference, and write texts for what
 * is new.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ShapeTable } from '../../packages/opendata-client/src/shapes/notation.ts';
import { readShapes, ShapeExtractor } from './extract-shapes.ts';
import { type OfficialProfile, officialProfiles } from './profiles.ts';

const target = fileURLToPath(
  new URL('../../packages/opendata-client/src/dcat/profile/generated/', import.meta.url),
);

/** The shapes of a profile, from the collected material. */
export async function extractProfile(folder: string, { files }: OfficialProfile) {
  const texts = await Promise.all(
    files.map(async (name) => ({ name, text: await readFile(join(folder, 'shacl', name), 'utf8') })),
  );
  return new ShapeExtractor(await readShapes(texts)).extract();
}

/** The module of a table. */
export function moduleOf({ source, table }: OfficialProfile, { shapes }: Pick<ShapeTable, 'shapes'>): string {
  const name = table.replace(/[-.](\w)/g, (_, letter: string) => letter.toUpperCase());
  const rows = shapes.map(
    ({ name: shape, target: [kind, term], rules }) =>
      `    {\n      name: ${quoted(shape)},\n      target: [${quoted(kind)}, ${quoted(term)}],\n      rules: [\n${rules
        .map((rule) => `        ${arrayText(rule)},\n`)
        .join('')}      ],\n    },\n`,
  );
  return `// Made by tools/opendata/shape-tables.ts. Do not edit.\nimport type { ShapeTable } from '../../../shapes/notation.ts';\n\n/** ${source}. */\nexport const ${name}: ShapeTable = {\n  source: ${quoted(source)},\n  shapes: [\n${rows.join('')}  ],\n};\n`;
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const arrayText = (value: unknown): string =>
  Array.isArray(value)
    ? `[${value.map(arrayText).join(', ')}]`
    : typeof value === 'string'
      ? quoted(value)
      : String(value);

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  const folder = argv[2];
  if (folder === undefined) throw new Error('usage: shape-tables.ts FOLDER');
  for (const profile of officialProfiles) {
    const extracted = await extractProfile(folder, profile);
    await writeFile(join(target, `${profile.table}.ts`), moduleOf(profile, extracted));
    console.log(`${profile.table}: ${extracted.shapes.flatMap(({ rules }) => rules).length} rules`);
  }
}
