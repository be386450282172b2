import { heading, quoted } from './table-module.ts';

/** Digits of differences and positions: one character each up to 61. */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const keyPattern = /regionalKey\/(\d{12})(?!\d)/g;

/** The regional keys of the list of DCAT-AP.de, sorted. */
export const readRegionalKeys = (text: string): string[] =>
  [...new Set([...text.matchAll(keyPattern)].map(([, key]) => key!))].sort();

/**
 * Names of municipalities by AGS, from the annex of the Mietniveau-Einstufungsverordnung as the Bundestag's collection of laws
 * has it in Markdown: a list whose items are number, name, key and level. What follows the comma of a name ("Stadt", "M") is
 * a title and left out.
 */
export function readMunicipalityNames(markdown: string): Map<string, string> {
  const cells = [...markdown.matchAll(/^(?:\* {3}| {4})\* {3}((?:.|\n(?!\n))*)/gm)].map(([, cell]) =>
    cell!
      .replace(/-\n\s+(?=\p{Lu})/gu, '-')
      .replace(/\s*\n\s+/g, ' ')
      .trim(),
  );
  const names = new Map<string, string>();
  for (const [at, cell] of cells.entries())
    if (/^\d{8}$/.test(cell) && at > 0) names.set(cell, cells[at - 1]!.replace(/,.*$/, ''));
  return names;
}

const agsOf = (ars: string): string => ars.slice(0, 5) + ars.slice(9);

/** Keys by their first five digits (the district), in the order of the municipality's number. */
function byDistrict(keys: readonly string[]): Map<string, string[]> {
  const districts = new Map<string, string[]>();
  for (const key of keys) districts.set(key.slice(0, 5), [...(districts.get(key.slice(0, 5)) ?? []), key]);
  for (const list of districts.values())
    list.sort((one, other) => (one.slice(9) + one.slice(5, 9) < other.slice(9) + other.slice(5, 9) ? -1 : 1));
  return districts;
}

/**
 * A district as a line: its five digits; per municipality the distance of its number to the one before (one character,
 * above 61 as `(n)`); per municipality its association (`.` for its own number, else the place in the list); the associations.
 */
function lineOf(district: string, keys: readonly string[]): string {
  let last = 0;
  let distances = '';
  let places = '';
  const associations: string[] = [];
  for (const key of keys) {
    const number = Number(key.slice(9));
    const association = key.slice(5, 9);
    distances += digits[number - last] ?? `(${number - last})`;
    last = number;
    if (association === `0${key.slice(9)}`) {
      places += '.';
      continue;
    }
    if (!associations.includes(association)) associations.push(association);
    places += digits[associations.indexOf(association)]!;
  }
  if (associations.length === 0) return `${district} ${distances}`;
  return `${district} ${distances} ${places} ${associations.join(',')}`;
}

const keySource = 'GovData, list regionalKey of DCAT-AP.de 1.0.2 (CC BY 4.0, ]init[ AG für GovData)';
const nameSource = 'MietNEinV, annex (BGBl. 2021 I p. 3738), official work, section 5(1) UrhG';

/** The modules of the area keys by name: all keys, all names, and those of North Rhine-Westphalia. */
export function areaModules(
  keys: readonly string[],
  names: ReadonlyMap<string, string>,
  date: string,
  nameDate: string,
): Map<string, string> {
  const districts = [...byDistrict(keys)];
  const state = (day: string, source: string) =>
    `${heading}export const state = { date: ${quoted(day)}, source: ${quoted(source)} } as const;\n\n`;
  const keyLines = districts.map(([district, list]) => lineOf(district, list));
  const nameLines = districts.map(([, list]) => list.map((key) => names.get(agsOf(key)) ?? '').join(','));
  const nrw = keys
    .filter((key) => key.startsWith('05'))
    .map((key) => `  [${quoted(key)}, ${quoted(names.get(agsOf(key)) ?? '')}],\n`);
  return new Map([
    [
      'area-keys',
      `${state(date, keySource)}/** A district per line; \`area-list.ts\` says how to read it. */\nexport const districts = \`\n${keyLines.join('\n')}\n\`;\n`,
    ],
    [
      'area-names',
      `${state(nameDate, nameSource)}/** The names of a district's municipalities per line, in the order of \`area-keys.ts\`. */\nexport const names = \`\n${nameLines.join('\n')}\n\`;\n`,
    ],
    [
      'nrw-municipalities',
      `${state(date, `${keySource}; names: ${nameSource}`)}/** ARS and name of each municipality of North Rhine-Westphalia. */\nexport const rows = [\n${nrw.join('')}] as const;\n`,
    ],
  ]);
}
