/**
 * Checks a transfer of 100,000 documents (read, structure and all rules in one pass) against native
 * `xmllint --schema --stream`, interleaved; then the memory at 1,000,000 documents; then libxml2-wasm and
 * fast-xml-parser on a tenth of the message. `node run.ts [documents] [rounds]`
 */
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

const documents = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 5);
const here = dirname(fileURLToPath(import.meta.url));
const oracle = join(here, '../../../shared/data/xdomea');
const schema = join(oracle, '3.1.0/xsd/xdomea.xsd');
const folder = mkdtempSync(join(tmpdir(), 'rathaus-bench-'));
const node = ['--conditions=@rathaus/source'];

interface Measurement {
  milliseconds: number;
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

function measure(...contender: string[]): Measurement | undefined {
  const run = spawnSync(process.execPath, [...node, join(here, 'contender.ts'), ...contender], {
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

function xmllint(path: string): number {
  const before = performance.now();
  const run = spawnSync('xmllint', ['--noout', '--nonet', '--stream', '--schema', schema, path]);
  if (run.status !== 0) throw new Error(`xmllint rejects the message: ${run.stderr}`);
  return performance.now() - before;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const show = (name: string, values: number[]) =>
  console.log(
    `${name}: ${values.map((value) => value.toFixed(0)).join(' ')} ms, median ${median(values).toFixed(0)} ms`,
  );

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
  const hasNative = existsSync(schema) && spawnSync('xmllint', ['--version']).status === 0;
  if (!hasNative) console.log('skipped: xmllint or the official schemas are absent, so there is no peer');
  measure('rathaus', file);
  for (let round = 0; round < rounds; round += 1) {
    const all = measure('rathaus', file)!;
    if (!all.valid || all.documents !== documents) throw new Error('the check did not accept the message');
    own.push(all.milliseconds);
    memory.push(all.rss);
    if (hasNative) native.push(xmllint(file));
    structure.push(measure('structure', file)!.milliseconds);
  }
  show('read, structure and rules', own);
  show('read and structure', structure);
  if (hasNative) {
    show('xmllint --stream', native);
    console.log(
      `figure: xdomea/check-vs-xmllint-stream = ${(median(own) / median(native)).toFixed(2)} × time`,
    );
    console.log(
      `figure: xdomea/structure-vs-xmllint-stream = ${(median(structure) / median(native)).toFixed(2)} × time`,
    );
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
  const reader = spawn(process.execPath, [...node, join(here, 'contender.ts'), 'rathaus', '-'], {
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
