/**
 * Makes the vocabularies of opendata-client from the lists of their publishers:
 *
 *     node tools/opendata/refresh-vocabularies.ts --from FOLDER [--dry-run] [--download]
 *
 * FOLDER holds the files in any arrangement: SKOS as RDF/XML or Turtle, IANA's registry, the table of the Musterdatenkatalog,
 * the lists of DCAT-AP.de, the MietNEinV. `--download` fetches what has an address first. `--dry-run` only prints what would
 * change. What is older than what is there, or an extract of it, is not taken.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { areaModules, readMunicipalityNames, readRegionalKeys } from './vocabulary/area-lists.ts';
import { changeOf, changeText, readIfThere, type TableChange } from './vocabulary/changes.ts';
import { musterdatensatzModule, readMusterdatensaetze } from './vocabulary/musterdatenkatalog.ts';
import { filesIn, readMediaTypes, readTables } from './vocabulary/read-tables.ts';
import { chooseCopy, moduleText, tableModule } from './vocabulary/table-module.ts';
import { downloads, tableSources } from './vocabulary/tables.ts';

/** Options of a run. */
export interface RefreshOptions {
  readonly from: string;
  /** The folder `src` of the package. */
  readonly target: string;
  readonly dryRun?: boolean | undefined;
  /** `YYYY-MM-DD`: the state of lists that state none. */
  readonly today: string;
}

/** A module as it would be, before it is compared with the one that is there. */
interface Made {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly unlabelled?: readonly string[] | undefined;
}

/** The states of lists without a date of their own: the version of the Musterdatenkatalog, and of the lists of DCAT-AP.de. */
const states = { musterdatensatz: '2023-05-31', areaKeys: '2020-01-01', areaNames: '2021-01-25' } as const;

const vocabularyFolder = 'dcat/vocabulary/generated';

/** Makes each module whose source is in the folder, writes those that changed, and says what changed. */
export async function refreshVocabularies(options: RefreshOptions): Promise<TableChange[]> {
  const files = await filesIn(options.from);
  const made = [
    ...(await makeTables(files, options.today)),
    ...(await makeMusterdatensaetze(files)),
    ...(await makeAreas(files)),
  ];
  const changes: TableChange[] = [];
  for (const { name, file, text, unlabelled } of made) {
    const path = join(options.target, file);
    const change = changeOf(name, await readIfThere(path), text, unlabelled);
    changes.push(change);
    if (change.action !== 'written' || options.dryRun) continue;
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, text);
  }
  const found = new Set(made.map(({ name }) => name));
  const missing = [...tableSources.map(({ name }) => name), 'musterdatensatz', 'area-keys'];
  for (const name of missing.filter((one) => !found.has(one)))
    changes.push({ name, action: 'not-found', added: [], removed: [], renamed: [], unlabelled: [] });
  return changes;
}

const named = (files: readonly string[], pattern: RegExp): string | undefined =>
  files.find((file) => pattern.test(file));

async function makeTables(files: readonly string[], today: string): Promise<Made[]> {
  const registry = named(files, /media-types\.xml$/);
  const registered = registry === undefined ? undefined : readMediaTypes(await readFile(registry, 'utf8'));
  const tables = await readTables(files);
  return tableSources.flatMap((table) => {
    const copies = tables.get(table.name);
    if (copies === undefined) return [];
    const copy = chooseCopy(table, copies, today);
    const data = tableModule(table, copy, copies, today, registered);
    const file = `${vocabularyFolder}/${table.name}.ts`;
    return [{ name: table.name, file, text: moduleText(data), unlabelled: data.unlabelled }];
  });
}

async function makeMusterdatensaetze(files: readonly string[]): Promise<Made[]> {
  const file = named(files, /Musterdatenkatalog_Informationstabelle\.csv$/);
  if (file === undefined) return [];
  const text = musterdatensatzModule(
    readMusterdatensaetze(await readFile(file, 'utf8')),
    states.musterdatensatz,
  );
  return [{ name: 'musterdatensatz', file: 'assistant/generated/musterdatensatz.ts', text }];
}

/** The keys need their names: without the list of names nothing is made. */
async function makeAreas(files: readonly string[]): Promise<Made[]> {
  const keyFile = named(files, /dcat-ap-de-lists-[^/]*\.ttl$/);
  const nameFile = named(files, /mietneinv[^/]*(?:\/index)?\.md$/);
  if (keyFile === undefined || nameFile === undefined) return [];
  const keys = readRegionalKeys(await readFile(keyFile, 'utf8'));
  const names = readMunicipalityNames(await readFile(nameFile, 'utf8'));
  return [...areaModules(keys, names, states.areaKeys, states.areaNames)].map(([name, text]) => ({
    name,
    file: `${vocabularyFolder}/${name}.ts`,
    text,
  }));
}

/** Fetches the lists that have an address into a folder; what does not answer is said and left. */
export async function download(folder: string, fetched: typeof fetch = fetch): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const lines: string[] = [];
  for (const [name, address] of Object.entries(downloads)) {
    try {
      const answer = await fetched(address, {
        headers: { accept: 'application/rdf+xml, text/turtle;q=0.9, */*;q=0.1' },
        signal: AbortSignal.timeout(60_000),
      });
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      await writeFile(join(folder, name), new Uint8Array(await answer.arrayBuffer()));
      lines.push(`${name}: fetched`);
    } catch (error) {
      lines.push(`${name}: not fetched (${error instanceof Error ? error.message : String(error)})`);
    }
  }
  return lines;
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  const { values } = parseArgs({
    options: { from: { type: 'string' }, 'dry-run': { type: 'boolean' }, download: { type: 'boolean' } },
  });
  if (values.from === undefined)
    throw new Error('usage: refresh-vocabularies.ts --from FOLDER [--dry-run] [--download]');
  if (values.download) for (const line of await download(values.from)) console.log(line);
  const changes = await refreshVocabularies({
    from: values.from,
    target: fileURLToPath(new URL('../../packages/opendata-client/src/', import.meta.url)),
    dryRun: values['dry-run'],
    today: new Date().toISOString().slice(0, 10),
  });
  for (const change of changes) console.log(changeText(change));
}
