import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { officialProfiles } from '../../../tools/opendata/profiles.ts';
import { extractProfile, moduleOf } from '../../../tools/opendata/shape-tables.ts';
import { tables } from '../src/dcat/profile/index.ts';
import { Graph, readRdf, writeRdf } from '../src/index.ts';
import { createEngines, installEngines, loadN3, quadsOf } from './shacl/engines.ts';
import { engineKey, material, ontologies, oracleOf, ownResults, vocabularyTriples } from './shacl/oracle.ts';

const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), 'rathaus-agreement-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const profiles: readonly (readonly string[])[] = [
  ['dcat-ap-de-3.0'],
  ['dcat-ap-de-2.0'],
  ['dcat-ap-de-2.0', 'conventions-2.0'],
  ['hvd-3.0'],
  ['hvd-2.2'],
  ['govdata'],
];

/** Files of the official material that no reader can take: the first line is plain text; a dot is missing. */
const unreadable = [
  'examples/dcat-ap.de-V2.0/2024-02-22_UAG_Beispieldatensatz_v1.ttl',
  'examples/dcat-ap.de-V3.0/DataService.ttl',
];

/** What an engine says otherwise than the other engine and the standard. */
const engineDifferences = [
  {
    engine: 'shacl-engine',
    profile: 'govdata',
    component: 'QualifiedCountConstraintComponent',
    because:
      'A qualified value shape inside a property shape is judged by the values of all nodes together: publishers with a name are said to have none.',
  },
];

const missing = existsSync(material)
  ? await installEngines()
  : 'the official shapes are not beside the checkout (../shared/data/dcatap)';
if (missing) console.warn(`skipped: agreement with SHACL engines: ${missing}`);

async function pyshacl(): Promise<string | undefined> {
  try {
    await run('python3', ['-m', 'venv', join(folder, 'venv')]);
    await run(
      join(folder, 'venv/bin/pip'),
      ['install', '--quiet', '--disable-pip-version-check', 'pyshacl==0.40.1'],
      { timeout: 300_000 },
    );
    return undefined;
  } catch (error) {
    return `python3 with pySHACL cannot be installed: ${String(error).split('\n').slice(0, 2).join(' ')}`;
  }
}

interface File {
  readonly name: string;
  readonly graph: Graph;
}

async function readFiles(): Promise<{ files: File[]; refused: string[] }> {
  const names = (await readdir(material, { recursive: true })).filter((name) =>
    /^(?:testcases-govdata|examples)\/.*\.(?:ttl|rdf|jsonld)$/.test(name),
  );
  const files: File[] = [];
  const refused: string[] = [];
  for (const name of names.sort()) {
    const { graph, report } = await readRdf(await readFile(join(material, name)), {
      fileName: name,
      base: 'http://base.example/',
    });
    if (report.unchecked.length > 0) refused.push(name);
    else files.push({ name, graph });
  }
  return { files, refused };
}

describe.skipIf(missing !== undefined)('rules and official SHACL shapes', async () => {
  const { files, refused } = missing === undefined ? await readFiles() : { files: [], refused: [] };
  const background = new Graph();
  if (missing === undefined)
    for (const { subject, predicate, object } of [...(await ontologies()), ...vocabularyTriples()])
      background.add(subject, predicate, object);

  it('reads all files but those that nobody can read', () => {
    expect(refused).toEqual(unreadable);
    expect(files.length).toBeGreaterThan(60);
  });

  it.each(officialProfiles.map((profile) => [profile.table, profile] as const))(
    'the table of %s is what the tool makes',
    async (table, profile) => {
      const { shapes } = await extractProfile(material, profile);
      expect(moduleOf(profile, { shapes })).toContain('ShapeTable');
      expect(JSON.parse(JSON.stringify(tables[table as keyof typeof tables].shapes))).toEqual(
        JSON.parse(JSON.stringify(shapes)),
      );
    },
  );

  it.each(profiles.map((names) => [names.join('+'), names] as const))(
    'pairs of rule and node equal two engines (%s)',
    async (profile, names) => {
      const oracle = await oracleOf(...names);
      const n3 = await loadN3();
      const beside = quadsOf(background, n3);
      const engines = await createEngines([...quadsOf(oracle.shapes, n3), ...beside], beside);
      const listed = new Set<string>();
      let pairs = 0;
      for (const { name, graph } of files) {
        const nodes = new Set([...graph].flatMap(({ subject, object }) => [subject.value, object.value]));
        const own = ownResults(graph, oracle);
        for (const engine of engines) {
          const results = new Set(
            (await engine.validate(quadsOf(graph, n3)))
              .filter(({ focus }) => nodes.has(focus))
              .map(engineKey),
          );
          pairs += results.size;
          const isListed = (key: string) =>
            engineDifferences.some((one) => {
              const is = one.engine === engine.name && one.profile === profile && key.includes(one.component);
              if (is) listed.add(one.because);
              return is;
            });
          // What nobody can say without the whole list of areas is no difference.
          const theirs = [...results].filter(
            (key) => !own.sure.has(key) && !own.open.has(key) && !isListed(key),
          );
          const ours = [...own.sure].filter((key) => !results.has(key));
          expect({ name, engine: engine.name, theirs, ours }).toEqual({
            name,
            engine: engine.name,
            theirs: [],
            ours: [],
          });
        }
      }
      expect([...listed]).toEqual(
        engineDifferences.filter((one) => one.profile === profile).map(({ because }) => because),
      );
      console.log(`${profile}: ${pairs} pairs of rule and node in ${files.length} files and two engines`);
      expect(pairs).toBeGreaterThan(500);
    },
  );

  it('pairs of component and node equal pySHACL', async (context) => {
    const reason = await pyshacl();
    if (reason !== undefined) {
      console.warn(`skipped: agreement with pySHACL: ${reason}`);
      context.skip();
    }
    const beside = join(folder, 'background.nt');
    await writeFile(beside, writeRdf(background, 'application/n-triples'));
    const paths = new Map<string, File>();
    for (const [index, file] of files.entries()) {
      const path = join(folder, `${index}.nt`);
      // Invalid addresses are in some files, and N-Triples with them is none.
      try {
        await writeFile(path, writeRdf(file.graph, 'application/n-triples'));
        paths.set(path, file);
      } catch (error) {
        expect(error).toMatchObject({ code: 'opendata.dcat.invalid-iri' });
      }
    }
    expect(paths.size).toBeGreaterThan(55);
    const script = fileURLToPath(new URL('./shacl/agree.py', import.meta.url));
    for (const names of profiles) {
      const oracle = await oracleOf(...names);
      const shapes = new Graph();
      for (const one of [oracle.shapes, background])
        for (const { subject, predicate, object } of one) shapes.add(subject, predicate, object);
      const shapesPath = join(folder, `${names.join('-')}.nt`);
      await writeFile(shapesPath, writeRdf(shapes, 'application/n-triples'));
      const { stdout } = await run(
        join(folder, 'venv/bin/python'),
        [script, shapesPath, beside, ...paths.keys()],
        { maxBuffer: 64 * 1024 * 1024 },
      );
      const answer = JSON.parse(stdout) as Record<string, [string, string][]>;
      for (const [path, { name, graph }] of paths) {
        const coarse = (keys: Iterable<string>) =>
          [...new Set([...keys].map((key) => coarseKey(key, graph)))].sort();
        const own = ownResults(graph, oracle);
        const theirs = [
          ...new Set(answer[path]!.map(([component, focus]) => `${qualified(component)} ${focus}`)),
        ];
        const open = new Set(coarse(own.open));
        expect([names, name, theirs.filter((key) => !open.has(key)).sort()]).toEqual([
          names,
          name,
          coarse(own.sure).filter((key) => !open.has(key)),
        ]);
      }
    }
  });
});

const qualified = (component: string): string =>
  component.replace(/^QualifiedM(?:ax|in)Count/, 'QualifiedCount');

/** Without the shape, whose blank label pySHACL does not keep; nodes without IRI are one. */
function coarseKey(key: string, graph: Graph): string {
  const [, component = '', ...focus] = key.split(' ');
  const node = focus.join(' ');
  return `${component} ${graph.idOf({ termType: 'BlankNode', value: node }) >= 0 ? '_' : node}`;
}
