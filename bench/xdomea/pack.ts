/**
 * Packs 2 GB of incompressible files into a container that is SHA-512-hashed on the way, against hashing the same
 * bytes alone. No disk: the files are slices of memory and the container is thrown away.
 * `node bench/xdomea/pack.ts [gigabytes] [rounds]`
 *
 * The contestants take turns every 100 MB, so that what else runs on the machine slows all of them. Measured twice:
 * alone, and with a loop beside that keeps one processor busy. A ZIP has a CRC-32 of every byte, which is why not even
 * a packer that does nothing else reaches the speed of hashing: how far one could come is printed.
 */
import { spawn } from 'node:child_process';
import { createHash, randomFillSync } from 'node:crypto';
import { cpus } from 'node:os';
import { crc32 } from 'node:zlib';
import { containerName, writeContainer } from '@rathaus/eakte-client/package';

const gigabytes = Number(process.argv[2] ?? 2);
const rounds = Number(process.argv[3] ?? 5);
const fileSize = 2_500_000;
const chunkSize = 1 << 18;
/** Files between two turns. */
const turn = 40;
const count = Math.max(turn, Math.round((gigabytes * 1e9) / fileSize));
const pool = new Uint8Array(32 * 2 ** 20);
randomFillSync(pool);

/** Another part of the pool for each file, in chunks as a file stream gives them. */
function* chunksOf(file: number): Generator<Uint8Array> {
  const start = (file * 7919 * 64) % (pool.length - fileSize);
  for (let at = 0; at < fileSize; at += chunkSize) {
    yield pool.subarray(start + at, start + Math.min(at + chunkSize, fileSize));
  }
}

/** Goes on by some files each time; done when it was asked for all of them. */
type Contestant = (from: number, to: number) => void | Promise<void>;

function hashAlone(): Contestant {
  const hash = createHash('sha512');
  return (from, to) => {
    for (let file = from; file < to; file++) for (const chunk of chunksOf(file)) hash.update(chunk);
  };
}

function checksumAlone(): Contestant {
  let crc = 0;
  return (from, to) => {
    for (let file = from; file < to; file++) for (const chunk of chunksOf(file)) crc = crc32(chunk, crc);
  };
}

function pack(hashEntries: boolean): Contestant {
  const naming = {
    version: '3.0.0',
    prozessId: '3f1c0a52-7b1d-4f7e-9a52-0c8d1f3e5a01',
    message: 'Abgabe.Abgabe.0401',
  } as const;
  const files = Array.from({ length: count }, (_, file) => ({
    name: `${String(file).padStart(8, '0')}-7d3f-4dbb-8b63-6d4f8f0c4b11.pdf`,
    size: fileSize,
    content: () => chunksOf(file),
  }));
  const message = { name: containerName(naming).message, content: new TextEncoder().encode('<message/>') };
  const { stream, done } = writeContainer({ message, files }, { hashEntries });
  const reader = stream.getReader();
  let size = 0;
  return async (_, to) => {
    const isLast = to === count;
    while (isLast || size < to * fileSize) {
      const { value, done: ended } = await reader.read();
      if (ended) break;
      if (value.length === 0) throw new Error('empty chunk');
      size += value.length;
    }
    if (isLast && ((await done).size !== size || size < count * fileSize))
      throw new Error('bytes are missing');
  };
}

const names = ['hash', 'checksum', 'pack', 'both'] as const;
type Name = (typeof names)[number];
type Times = Record<Name, number>;

interface Race {
  wall: Times;
  processor: Times;
}

/** Wall and processor time of each contestant over all its turns, in milliseconds. */
async function race(): Promise<Race> {
  const contestants: Record<Name, Contestant> = {
    hash: hashAlone(),
    checksum: checksumAlone(),
    pack: pack(false),
    both: pack(true),
  };
  const wall: Times = { hash: 0, checksum: 0, pack: 0, both: 0 };
  const processor: Times = { ...wall };
  for (let from = 0; from < count; from += turn) {
    for (const name of names) {
      const cpu = process.cpuUsage();
      const before = performance.now();
      await contestants[name](from, Math.min(count, from + turn));
      wall[name] += performance.now() - before;
      const { user, system } = process.cpuUsage(cpu);
      processor[name] += (user + system) / 1000;
    }
  }
  return { wall, processor };
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const speed = (milliseconds: number) => ((count * fileSize) / 1e6 / (milliseconds / 1000)).toFixed(0);

async function measure(title: string): Promise<{ pack: number; both: number }> {
  const results: Race[] = [];
  for (let round = 0; round < rounds; round++) results.push(await race());
  const ratio = (kind: 'wall' | 'processor', of: (times: Times) => number) =>
    median(results.map((result) => result[kind].hash / of(result[kind])));
  console.log(`${title}:`);
  for (const [name, text] of [
    ['hash', 'SHA-512 alone'],
    ['checksum', 'CRC-32 alone'],
    ['pack', 'pack, container hashed'],
    ['both', 'pack, container and every file hashed'],
  ] as const)
    console.log(`  ${text}: ${speed(median(results.map(({ wall }) => wall[name])))} MB/s`);
  console.log(
    `  with CRC-32 and SHA-512 and nothing else: ${ratio('wall', ({ hash, checksum }) => hash + checksum).toFixed(2)} ×`,
  );
  console.log(
    `  pack in processor time, all threads: ${ratio('processor', (times) => times.pack).toFixed(2)} ×`,
  );
  return { pack: ratio('wall', (times) => times.pack), both: ratio('wall', (times) => times.both) };
}

console.log(
  `${count} files of ${fileSize} bytes, ${rounds} rounds, Node ${process.version}, ${cpus()[0]?.model}, ${cpus().length} processors`,
);
await race();
const quiet = await measure('alone');
const loop = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
let busy: typeof quiet;
try {
  busy = await measure('with a busy loop beside');
} finally {
  loop.kill();
}
const rss = (process.resourceUsage().maxRSS / 1024).toFixed(0);
console.log(`peak resident ${rss} MiB (32 MiB of it the file contents, and two packers at once)`);
console.log(`figure: xdomea/pack-vs-hash-limit = ${quiet.pack.toFixed(2)} ×`);
console.log(`figure: xdomea/pack-vs-hash-limit-busy = ${busy.pack.toFixed(2)} ×`);
console.log(`figure: xdomea/pack-and-hash-files-vs-hash-limit = ${quiet.both.toFixed(2)} ×`);
console.log(`figure: xdomea/pack-rss = ${rss} MiB`);
