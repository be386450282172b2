/**
 * The check of one dataset by DCAT-AP.de 3.0, against SHACL engines with the official shapes: shacl-engine, rdf-validate-shacl
 * and, where pip can install it, pySHACL, each with its shapes and vocabularies loaded before. `node bench/opendata/check.ts`
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkGraph, Graph, toTriples, writeRdf } from '@rathaus/opendata-client';
import {
  createEngines,
  installEngines,
  loadN3,
  quadsOf,
} from '../../packages/opendata-client/test/shacl/engines.ts';
import {
  material,
  ontologies,
  oracleOf,
  vocabularyTriples,
} from '../../packages/opendata-client/test/shacl/oracle.ts';
import { datasets } from './catalogue.ts';

const missing = existsSync(material)
  ? await installEngines()
  : 'the official shapes are not beside the checkout';
if (missing) {
  console.log(`skipped: ${missing}`);
  process.exit(0);
}

const rounds = 5;
const all = [...datasets(60)].map((dataset) => {
  const graph = new Graph();
  for (const { subject, predicate, object } of toTriples([dataset])) graph.add(subject, predicate, object);
  return graph;
});
const n3 = await loadN3();
const background = [...(await ontologies()), ...vocabularyTriples()];
const beside = quadsOf(background, n3);
const { shapes } = await oracleOf('dcat-ap-de-3.0');
const engines = await createEngines([...quadsOf(shapes, n3), ...beside], beside);
const data = all.map((graph) => quadsOf(graph, n3));

console.log(`${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}`);
const own: number[] = [];
const theirs = engines.map((): number[] => []);
const timed = async (work: () => unknown) => {
  const began = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / all.length;
};
const check = () => {
  for (const graph of all) checkGraph(graph, { profile: '3.0' });
};
for (let warm = 0; warm < 20; warm++) check();
for (let round = 0; round < rounds; round++) {
  own.push(await timed(check));
  for (const [index, engine] of engines.entries())
    theirs[index]!.push(
      await timed(async () => {
        for (const quads of data) await engine.validate(quads);
      }),
    );
}
const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
console.log(`ours                ${median(own).toFixed(1).padStart(10)} µs a dataset`);
for (const [index, { name }] of engines.entries())
  console.log(`${name.padEnd(20)}${median(theirs[index]!).toFixed(1).padStart(10)} µs a dataset`);
const fastest = Math.min(...theirs.map(median));
console.log(`figure: opendata/check-vs-js-shacl = ${(fastest / median(own)).toFixed(0)} ×`);

const folder = mkdtempSync(join(tmpdir(), 'rathaus-bench-shacl-'));
try {
  execFileSync('python3', ['-m', 'venv', join(folder, 'venv')]);
  execFileSync(join(folder, 'venv/bin/pip'), ['install', '--quiet', 'pyshacl==0.40.1'], { timeout: 300_000 });
  const path = (
    name: string,
    graph: Iterable<Parameters<typeof writeRdf>[0] extends Iterable<infer One> ? One : never>,
  ) => {
    const file = join(folder, name);
    writeFileSync(file, writeRdf(graph as never, 'application/n-triples'));
    return file;
  };
  const script = join(folder, 'time.py');
  writeFileSync(
    script,
    `import sys, time
from pyshacl import validate
from rdflib import Graph, OWL
shapes = Graph().parse(sys.argv[1], format="nt"); shapes.remove((None, OWL.imports, None))
beside = Graph().parse(sys.argv[2], format="nt")
times = []
for name in sys.argv[3:]:
    own = Graph().parse(name, format="nt") + beside
    began = time.process_time(); validate(own, shacl_graph=shapes); times.append(time.process_time() - began)
times.sort(); print(times[len(times) // 2] * 1e6)
`,
  );
  const files = all.slice(0, 9).map((graph, index) => path(`${index}.nt`, graph));
  const { stdout, status } = spawnSync(
    join(folder, 'venv/bin/python'),
    [
      script,
      path('shapes.nt', [...shapes, ...background] as never),
      path('beside.nt', background as never),
      ...files,
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error('pySHACL did not run');
  console.log(`pySHACL             ${Number(stdout).toFixed(1).padStart(10)} µs a dataset`);
  console.log(`figure: opendata/check-vs-pyshacl = ${(Number(stdout) / median(own)).toFixed(0)} ×`);
} catch (error) {
  console.log(`skipped: pySHACL: ${String(error).split('\n')[0]}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
