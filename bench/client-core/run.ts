/**
 * The typed client beside its peers, in one run: CPU time of one call with the network replaced by a stub, bytes of a
 * whole application that makes one GET, what long-lived signals leave behind, and the work of the compiler. What is timed
 * is the minified bundle that is weighed. Prints the figures that the benchmark table of the project names.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Bundle, bundleApplication, bundleModule } from './bundle.ts';
import { underLongSignal } from './long-signal.ts';
import { median, race } from './measure.ts';
import type { MakeCall } from './peers/dogs.ts';
import { type Includes, type PeerName, preparePeers } from './peers/peers.ts';
import { instantiationTable, typeInstantiations } from './type-instantiations.ts';

const rounds = 61;
const calls = 1_000;
const payload = JSON.stringify({ id: '7', text: 'x'.repeat(980) });
const stub = async () => new Response(payload, { headers: { 'content-type': 'application/json' } });

const folder = join(import.meta.dirname, '../../node_modules/.cache/rathaus-bench/client-core');
await mkdir(folder, { recursive: true });
const peers = await preparePeers(folder);
const names = Object.keys(peers) as PeerName[];
const each = async <Value>(make: (name: PeerName) => Promise<Value>) => {
  const made = {} as Record<PeerName, Value>;
  for (const name of names) made[name] = await make(name);
  return made;
};

const applications: Record<PeerName, Bundle> = await each((name) => bundleApplication(peers[name].module));
const contestants = await each(async (name) => {
  const file = join(folder, `${name.replace(/\W+/g, '-')}.mjs`);
  await writeFile(file, (await bundleModule(peers[name].module)).code);
  const { makeCall } = (await import(pathToFileURL(file).href)) as { makeCall: MakeCall };
  const call = makeCall(stub);
  const answer = (await call()) as { id?: string } | undefined;
  if (answer?.id !== '7') throw new Error(`${name} does not read the answer`);
  return call;
});

const load = loadavg()[0]!.toFixed(1);
console.log(`Node ${process.version}, ${cpus()[0]?.model}, ${cpus().length} cores, load ${load}`);
const times = await race(contestants, { rounds, calls, warmUp: 3 * calls });
// Differences are taken within a round, so that a slow phase of the machine hits both sides.
const over = (name: PeerName, base: PeerName) =>
  median(times[name].map((time, round) => time - times[base][round]!));

const cell = (value: string | number, width = 9) => String(value).padStart(width);
console.log(`CPU µs per call, median of ${rounds} interleaved rounds of ${calls} calls; bytes of one GET`);
console.log(
  `  ${'(esbuild, browser, es2022, minified)'.padEnd(40)}${['over base', 'µs', 'min', 'max', 'bytes', 'gzip', 'brotli'].map((head) => cell(head, 10)).join('')}`,
);
for (const name of names) {
  const all = times[name];
  const { bytes, gzip, brotli } = applications[name];
  const micro = [over(name, 'raw fetch'), median(all), Math.min(...all), Math.max(...all)];
  console.log(
    `  ${name.padEnd(40)}${[...micro.map((value) => value.toFixed(1)), bytes, gzip, brotli].map((value) => cell(value, 10)).join('')}`,
  );
}

const columns: Record<keyof Includes, string> = {
  retry: 'retry',
  timeout: 'timeout',
  parameters: 'parameters',
  mediaType: 'media type',
  sizeBound: 'size bound',
  problems: 'problems',
};
console.log('what that includes');
const row = (name: string, values: readonly string[]) =>
  console.log(`  ${name.padEnd(31)}${values.map((value) => value.padEnd(17)).join('')}`.trimEnd());
row('', Object.values(columns));
for (const name of names) {
  row(
    name,
    (Object.keys(columns) as (keyof Includes)[]).map((key) => peers[name].includes[key]),
  );
}

console.log('where the bytes of client-core/fetch are: minified');
for (const [module, bytes] of applications['client-core/fetch'].modules) {
  console.log(`  ${module.padEnd(34)}${cell(bytes)}`);
}

console.log(
  '1,000 calls with one signal that lives long: listeners left, heap held (B per call), CPU µs per call',
);
for (const name of names) {
  const { listeners, heapPerCall, cpu } = await underLongSignal(contestants[name], 1_000);
  console.log(`  ${name.padEnd(31)}${cell(listeners)}${cell(heapPerCall.toFixed(0))}${cell(cpu.toFixed(1))}`);
}

const compiler = await typeInstantiations();
console.log(instantiationTable(compiler.rows));

const fetchSize = applications['client-core/fetch'].gzip;
const fetchOverhead = over('client-core/fetch', 'raw fetch');
const figure = (name: string, value: string | number, unit: string) =>
  console.log(`figure: client-core/${name} = ${value} ${unit}`);
figure('overhead-over-ky', over('client-core', 'ky').toFixed(1), 'µs');
figure('overhead-over-bare-ky', over('client-core', 'ky, retry 0, timeout off').toFixed(1), 'µs');
figure('size-over-ky', applications['client-core'].gzip - applications.ky.gzip, 'B gzip');
figure('fetch-size', fetchSize, 'B gzip');
figure('fetch-size-vs-openapi-fetch', (fetchSize / applications['openapi-fetch'].gzip).toFixed(2), '×');
figure('fetch-overhead', fetchOverhead.toFixed(1), 'µs');
figure(
  'fetch-overhead-vs-openapi-fetch',
  (fetchOverhead / over('openapi-fetch', 'raw fetch')).toFixed(2),
  '×',
);
figure('type-instantiations-vs-openapi-fetch', compiler.ratio.toFixed(2), '×');
