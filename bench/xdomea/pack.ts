/**
 * Packs 5 GB of incompressible files into a container that is SHA-512-hashed on the way, against hashing the same
 * bytes alone. No disk: the files are slices of memory and the container is thrown away.
 * `node bench/xdomea/pack.ts [gigabytes] [rounds]`
 */
import { createHash, randomFillSync } from 'node:crypto';
import { cpus } from 'node:os';
import { containerName, writeContainer } from '@rathaus/eakte-client/package';

const gigabytes = Number(process.argv[2] ?? 5);
const rounds = Number(process.argv[3] ?? 5);
const fileSize = 2_500_000;
const chunkSize = 1 << 18;
const count = Math.round((gigabytes * 1e9) / fileSize);
const pool = new Uint8Array(32 * 2 ** 20);
randomFillSync(pool);

/** Another part of the pool for each file, in chunks as a file stream gives them. */
function* chunksOf(file: number): Generator<Uint8Array> {
  const start = (file * 7919 * 64) % (pool.length - fileSize);
  for (let at = 0; at < fileSize; at += chunkSize) {
    yield pool.subarray(start + at, start + Math.min(at + chunkSize, fileSize));
  }
}

function hashAlone(): number {
  const before = performance.now();
  const hash = createHash('sha512');
  for (let file = 0; file < count; file++) for (const chunk of chunksOf(file)) hash.update(chunk);
  hash.digest();
  return performance.now() - before;
}

async function pack(hashEntries: boolean): Promise<number> {
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
  const before = performance.now();
  const message = { name: containerName(naming).message, content: new TextEncoder().encode('<message/>') };
  const { stream, done } = writeContainer({ message, files }, { hashEntries });
  for await (const chunk of stream) if (chunk.length === 0) throw new Error('empty chunk');
  const { size } = await done;
  if (size < count * fileSize) throw new Error('bytes are missing');
  return performance.now() - before;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const speed = (milliseconds: number) => ((count * fileSize) / 1e6 / (milliseconds / 1000)).toFixed(0);

console.log(
  `${count} files of ${fileSize} bytes, ${rounds} rounds, Node ${process.version}, ${cpus()[0]?.model}`,
);
await pack(false);
const times = { hash: [] as number[], pack: [] as number[], both: [] as number[] };
const ratios = { pack: [] as number[], both: [] as number[] };
const processor = [] as number[];
for (let round = 0; round < rounds; round++) {
  const start = process.cpuUsage();
  const hash = hashAlone();
  const between = process.cpuUsage();
  const packed = await pack(false);
  const end = process.cpuUsage(between);
  const alone = between.user + between.system - start.user - start.system;
  processor.push(alone / (end.user + end.system));
  const both = await pack(true);
  times.hash.push(hash);
  times.pack.push(packed);
  times.both.push(both);
  ratios.pack.push(hash / packed);
  ratios.both.push(hash / both);
}
console.log(`hashing alone ${speed(median(times.hash))} MB/s`);
console.log(`pack, container hashed ${speed(median(times.pack))} MB/s`);
console.log(`pack, container and every file hashed ${speed(median(times.both))} MB/s`);
console.log(
  `peak resident ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB (32 MiB of it the file contents)`,
);
console.log(
  `ratio in processor time, all threads: ${median(processor).toFixed(2)} (tells a busy machine from a slow writer)`,
);
console.log(`figure: xdomea/pack-vs-hash-limit = ${median(ratios.pack).toFixed(2)} ×`);
console.log(`figure: xdomea/pack-and-hash-files-vs-hash-limit = ${median(ratios.both).toFixed(2)} ×`);
console.log(`figure: xdomea/pack-rss = ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`);
