/**
 * Checks a transfer of 100,000 documents (read, structure and all rules in one pass) against native
 * `xmllint --schema --stream`, interleaved; then the memory at 1,000,000 documents; then libxml2-wasm and
 * fast-xml-parser on a tenth of the message. `node run.ts [documents] [rounds]`
 *
 * Wall time is that of the check, processor time that of the whole process with its start and all its threads. What is
 * measured is a bundle without types, as it is installed: taking the types away costs a second and 45 MiB by itself.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const documents = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 9);
const here = dirname(fileURLToPath(import.meta.url));
const oracle = join(here, '../../../shared/data/xdomea');
const schema = join(oracle, '3.1.0/xsd/xdomea.xsd');
const folder = mkdtempSync(join(tmpdir(), 'rathaus-bench-'));
const node = ['--conditions=@rathaus/source'];

interface Measurement {
  milliseconds: number;
  /** Processor time of the whole process, user and system, in milliseconds. */
  processor: number;
  valid: boolean;
  documents: number;
  rss: number;
}

async function make(count: number): Promise<string> {
  const path = join(folder, `${count}.xml`);
  const child = spawn(process.execPath, [...node, join(here, 'make.ts'), String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await pipeline(child.stdout, createWriteStream(path));
  return path;
}

/** Outside of the repository nothing finds the foreign packages, so their addresses go in. */
async function bundleContender(): Promise<string> {
  const outfile = join(folder, 'contender.mjs');
  await build({
    entryPoints: [join(here, 'contender.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    conditions: ['@rathaus/source'],
    plugins: [
      {
        name: 'peers',
        setup: (plugin) =>
          plugin.onResolve({ filter: /^(libxml2-wasm|fast-xml-parser)$/ }, ({ path }) => ({
            path: import.meta.resolve(path),
            external: true,
          })),
      },
    ],
  });
  return outfile;
}

function measure(...contender: string[]): Measurement | undefined {
  const run = spawnSync(process.execPath, [bundled, ...contender], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (run.status !== 0) {
    console.log(
      `${contender[0]}: ${run.stderr.split('\n').find((line) => line.includes('Error')) ?? 'failed'}`,
    );
    return undefined;
  }
  return JSON.parse(run.stdout) as Measurement;
}

/** Processor time comes from the shell, which knows that of the command it ran. */
function xmllint(path: string): Pick<Measurement, 'milliseconds' | 'processor'> {
  const command = ['xmllint', '--noout', '--nonet', '--stream', '--schema', schema, path];
  const before = performance.now();
  const run = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$@" >&2', 'bash', ...command], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  const milliseconds = performance.now() - before;
  const times = /([\d.]+) ([\d.]+)\s*$/.exec(run.stderr);
  if (run.status !== 0 || !times) throw new Error(`xmllint rejects the message: ${run.stderr}`);
  return { milliseconds, processor: (Number(times[1]) + Number(times[2])) * 1000 };
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const show = (name: string, values: number[]) =>
  console.log(
    `${name}: ${values.map((value) => value.toFixed(0)).join(' ')} ms, median ${median(values).toFixed(0)} ms`,
  );

const bundled = await bundleContender();
try {
  const file = await make(documents);
  const size = statSync(file).size / 2 ** 20;
  console.log(
    `${documents} documents, ${size.toFixed(0)} MiB, Node ${process.version}, ${cpus()[0]?.model}, ${cpus().length} cores`,
  );
  const own: number[] = [];
  const structure: number[] = [];
  const native: number[] = [];
  const memory: number[] = [];
  const processor = { own: [] as number[], native: [] as number[] };
  const hasNative = existsSync(schema) && spawnSync('xmllint', ['--version']).status === 0;
  if (!hasNative) console.log('skipped: xmllint or the official schemas are absent, so there is no peer');
  measure('rathaus', file);
  for (let round = 0; round < rounds; round += 1) {
    const all = measure('rathaus', file)!;
    if (!all.valid || all.documents !== documents) throw new Error('the check did not accept the message');
    own.push(all.milliseconds);
    memory.push(all.rss);
    processor.own.push(all.processor);
    if (hasNative) {
      const peer = xmllint(file);
      native.push(peer.milliseconds);
      processor.native.push(peer.processor);
    }
    structure.push(measure('structure', file)!.milliseconds);
  }
  show('read, structure and rules', own);
  show('read and structure', structure);
  show('read, structure and rules, processor time of the whole process', processor.own);
  if (hasNative) {
    show('xmllint --stream', native);
    show('xmllint --stream, processor time of the whole process', processor.native);
    // By round, because what else runs on the machine changes from round to round.
    const ratio = (ours: number[], peer: number[]) =>
      median(ours.map((value, round) => value / peer[round]!)).toFixed(2);
    console.log(
      `figure: xdomea/check-cpu-vs-xmllint-stream = ${ratio(processor.own, processor.native)} × time`,
    );
    console.log(`figure: xdomea/check-vs-xmllint-stream = ${ratio(own, native)} × time`);
    console.log(`figure: xdomea/structure-vs-xmllint-stream = ${ratio(structure, native)} × time`);
  }
  console.log(`figure: xdomea/check-speed = ${(size / (median(own) / 1000)).toFixed(0)} MiB/s`);
  console.log(`figure: xdomea/check-100k-rss = ${Math.max(...memory).toFixed(0)} MiB`);

  const tenth = await make(documents / 10);
  const small = measure('rathaus', tenth)!.milliseconds;
  for (const peer of ['libxml2-wasm', 'fast-xml-parser']) {
    const result = measure(peer, tenth, schema);
    if (result)
      console.log(
        `${peer}: ${result.milliseconds.toFixed(0)} ms, ${result.rss.toFixed(0)} MiB, ours ${small.toFixed(0)} ms on the same ${documents / 10} documents`,
      );
  }

  // The million is never on disk: one process writes it, another checks it.
  const writer = spawn(process.execPath, [...node, join(here, 'make.ts'), String(documents * 10)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const reader = spawn(process.execPath, [bundled, 'rathaus', '-'], {
    stdio: [writer.stdout, 'pipe', 'inherit'],
  });
  let output = '';
  for await (const chunk of reader.stdout) output += chunk;
  const million = JSON.parse(output) as Measurement;
  if (!million.valid || million.documents !== documents * 10)
    throw new Error('the check did not accept the large message');
  console.log(
    `${documents * 10} documents: ${(million.milliseconds / 1000).toFixed(1)} s together with writing them`,
  );
  console.log(`figure: xdomea/check-1m-rss = ${million.rss.toFixed(0)} MiB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
