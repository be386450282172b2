/**
 * What the typed client costs over bare ky, in the same run: CPU time of one call with the network replaced by a
 * stub, and bytes of a "one GET" application. Prints the figures that the benchmark table of the project names.
 */
import { cpus } from 'node:os';
import { createClient } from '@rathaus/client-core';
import ky from 'ky';
import { bundleSizes, sizeProfile } from './bundle-size.ts';

interface Paths {
  '/dogs/{dogId}': {
    get: {
      parameters: { path: { dogId: string }; query?: { lang?: string } };
      responses: { 200: { content: { 'application/json': { id: string } } } };
    };
  };
}

const rounds = 15;
const calls = 3_000;
const payload = JSON.stringify({ id: '7', text: 'x'.repeat(980) });
const stub = async () => new Response(payload, { headers: { 'content-type': 'application/json' } });
const client = createClient<Paths>({ baseUrl: 'https://register.example', fetch: stub });
const options = { path: { dogId: '7' }, query: { lang: 'de' } };
const url = 'https://register.example/dogs/7';
const searchParams = { lang: 'de' };

const contestants = {
  'stub and json()': async () => (await stub()).json(),
  'ky, retry 0, timeout off': () =>
    ky.get(url, { fetch: stub, searchParams, retry: 0, timeout: false }).json(),
  ky: () => ky.get(url, { fetch: stub, searchParams }).json(),
  'client-core': () => client.get('/dogs/{dogId}', options),
};
type Name = keyof typeof contestants;
const names = Object.keys(contestants) as Name[];

async function cpuMicroseconds(call: () => Promise<unknown>, count: number): Promise<number> {
  const before = process.cpuUsage();
  for (let index = 0; index < count; index++) await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
for (const name of names) await cpuMicroseconds(contestants[name], calls);
for (let round = 0; round < rounds; round++) {
  for (const name of names) times[name].push(await cpuMicroseconds(contestants[name], calls));
}

console.log(`Node ${process.version}, ${cpus()[0]?.model}, ${cpus().length} cores`);
console.log(`CPU µs per call, median of ${rounds} interleaved rounds of ${calls} calls (min … max)`);
for (const name of names) {
  const all = times[name];
  console.log(
    `  ${name.padEnd(26)} ${median(all).toFixed(1).padStart(7)}  (${Math.min(...all).toFixed(1)} … ${Math.max(...all).toFixed(1)})`,
  );
}
// Differences are taken within a round, so that a slow phase of the machine hits both sides.
const over = (base: Name) => median(times['client-core'].map((time, round) => time - times[base][round]!));

const sizes = await bundleSizes();
console.log('one GET, esbuild, browser, es2022, minified: bytes (gzip)');
for (const [name, { bytes, gzip }] of Object.entries(sizes))
  console.log(`  ${name.padEnd(26)} ${bytes} (${gzip})`);

const profile = await sizeProfile();
console.log('where the bytes of client-core are: minified');
for (const [name, bytes] of Object.entries(profile.modules).sort((a, b) => b[1] - a[1])) {
  if (bytes > 0) console.log(`  ${name.padEnd(32)} ${bytes}`);
}
console.log(`the same application on fetch alone, without ky: ${profile.gzipWithoutKy} B gzip`);

console.log(`figure: client-core/overhead-over-ky = ${over('ky').toFixed(1)} µs`);
console.log(`figure: client-core/overhead-over-bare-ky = ${over('ky, retry 0, timeout off').toFixed(1)} µs`);
console.log(`figure: client-core/size-over-ky = ${sizes['client-core'].gzip - sizes.ky.gzip} B gzip`);
