/**
 * Sealed content in a folder against the limit of one thread: AES-256-GCM and SHA-512 over the same bytes, written to a
 * file in the same folder with one sync (and read from it), interleaved in the same run. Processor time of the process, in
 * memory where the system has `/dev/shm`, so that neither the disk nor other processes count.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFolderContent, createLocalKeyWrapper } from '@rathaus/exchange/node';

const MiB = 1024 * 1024;
const size = 100 * MiB;
const piece = 64 * 1024;
const rounds = 7;
const name = 'musterstadt/inbox/messung/data';
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'rathaus-bench-'));
const current = createLocalKeyWrapper({ id: 'messung', key: randomBytes(32) });
const sealed = createFolderContent({ folder: join(folder, 'sealed'), sealing: { current } });
const plain = createFolderContent({ folder: join(folder, 'plain') });
const bytes = randomBytes(size);
const path = join(folder, 'limit');
const key = randomBytes(32);
const iv = randomBytes(12);

function* pieces() {
  for (let at = 0; at < size; at += piece) yield bytes.subarray(at, at + piece);
}

const contestants: Record<string, () => Promise<void>> = {
  'GCM alone': async () => {
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    for (const one of pieces()) cipher.update(one);
    cipher.final();
  },
  'limit write': async () => {
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const hash = createHash('sha512');
    const file = await open(path, 'w');
    let gathered: Buffer[] = [];
    for (const one of pieces()) {
      hash.update(one);
      if (gathered.push(cipher.update(one)) < 16) continue;
      await file.writev(gathered);
      gathered = [];
    }
    await file.writev([...gathered, cipher.final()]);
    await file.sync();
    await file.close();
    hash.digest();
  },
  'ours write': async () => {
    await sealed.write(name, pieces());
  },
  'ours write, not sealed': async () => {
    await plain.write(name, pieces());
  },
  'limit read': async () => {
    const decipher = createDecipheriv('aes-256-gcm', key, iv);
    const file = await open(path);
    const buffer = Buffer.allocUnsafeSlow(MiB);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, MiB);
      if (bytesRead === 0) break;
      for (let at = 0; at < bytesRead; at += piece) decipher.update(buffer.subarray(at, at + piece));
    }
    await file.close();
  },
  'ours read': async () => {
    for await (const _ of await sealed.read(name));
  },
};

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const times = new Map<string, number[]>(Object.keys(contestants).map((contestant) => [contestant, []]));
try {
  for (let round = -1; round < rounds; round++)
    for (const [contestant, run] of Object.entries(contestants)) {
      const started = process.cpuUsage();
      await run();
      // The first round warms up.
      const { user, system } = process.cpuUsage(started);
      if (round >= 0) times.get(contestant)?.push((user + system) / 1e6);
    }
} finally {
  rmSync(folder, { recursive: true });
}
const speed = (contestant: string) => size / MiB / median(times.get(contestant) ?? []);
console.log(
  `Node ${process.version}, ${cpus()[0]?.model}, ${cpus().length} cores; ${size / MiB} MiB, median of ${rounds} interleaved rounds`,
);
for (const contestant of times.keys())
  console.log(`  ${contestant.padEnd(24)} ${speed(contestant).toFixed(0).padStart(5)} MiB/s`);
const figure = (of: string, value: number) => console.log(`figure: exchange/${of} = ${value.toFixed(2)} ×`);
figure('seal-vs-gcm', speed('ours write') / speed('limit write'));
figure('open-vs-gcm', speed('ours read') / speed('limit read'));
