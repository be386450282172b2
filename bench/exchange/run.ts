/**
 * Streamed JWE against jose and against the limit of one thread (AES-256-GCM, SHA-512 and base64url over the same bytes
 * with nothing else), interleaved in the same run; memory growth for an attachment near the limit of the service.
 */
import { execFileSync } from 'node:child_process';
import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHash,
  generateKeyPairSync,
  privateDecrypt,
  randomBytes,
} from 'node:crypto';
import { cpus } from 'node:os';
import { decryptJwe, encryptJwe } from '@rathaus/exchange';
import { CompactEncrypt, compactDecrypt } from 'jose';

const MiB = 1024 * 1024;
const size = 100 * MiB;
const rounds = 5;
const piece = 48 * 1024;
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 4096 });
const kid = 'bench-key-1';
const recipient = { kid, publicKey };
const decrypters = [
  {
    kid,
    algorithms: ['RSA-OAEP-256'] as const,
    unwrapKey: async (key: Uint8Array) =>
      privateDecrypt({ key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }, key),
  },
];
const plain = randomBytes(size);
function* pieces(bytes: Uint8Array, step: number) {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}
async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

const jwe = await collect(
  encryptJwe(pieces(plain, 64 * 1024), { recipient, length: size, cty: 'x/y' }).chunks,
);
const jweText = jwe.toString('latin1');
const encoded = Buffer.from(plain.toString('base64url'), 'latin1');

const contestants: Record<string, () => Promise<void> | void> = {
  'limit encrypt': () => {
    const cipher = createCipheriv('aes-256-gcm', randomBytes(32), randomBytes(12));
    const hash = createHash('sha512');
    const output = Buffer.allocUnsafe(64 * 1024);
    for (const chunk of pieces(plain, piece)) {
      hash.update(chunk);
      output.write(cipher.update(chunk).toString('base64url'), 'latin1');
    }
    cipher.final();
    hash.digest();
  },
  'ours encrypt': async () => {
    const { chunks } = encryptJwe(pieces(plain, 64 * 1024), { recipient, length: size, cty: 'x/y' });
    for await (const _ of chunks);
  },
  'jose encrypt': async () => {
    await new CompactEncrypt(plain)
      .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid })
      .encrypt(publicKey);
  },
  'limit decrypt': () => {
    const decipher = createDecipheriv('aes-256-gcm', randomBytes(32), randomBytes(12));
    const hash = createHash('sha512');
    for (const chunk of pieces(encoded, 64 * 1024)) {
      const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
      hash.update(decipher.update(Buffer.from(text, 'base64url')));
    }
    hash.digest();
  },
  'ours decrypt': async () => {
    await decryptJwe(pieces(jwe, 64 * 1024), { decrypters, maxBytes: size });
  },
  'jose decrypt': async () => {
    await compactDecrypt(jweText, privateKey);
  },
};

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const times = new Map<string, number[]>(Object.keys(contestants).map((name) => [name, []]));
for (let round = -1; round < rounds; round++) {
  for (const [name, run] of Object.entries(contestants)) {
    globalThis.gc?.();
    const started = performance.now();
    await run();
    // The first round warms up.
    if (round >= 0) times.get(name)?.push((performance.now() - started) / 1000);
  }
}
const speed = (name: string) => size / MiB / median(times.get(name) ?? []);
console.log(
  `Node ${process.version}, ${cpus()[0]?.model}, ${cpus().length} cores; ${size / MiB} MiB, median of ${rounds} interleaved rounds`,
);
for (const name of times.keys())
  console.log(`  ${name.padEnd(16)} ${speed(name).toFixed(0).padStart(5)} MiB/s`);

// A process of its own: what the contestants left behind must not count.
const memory = new URL('./memory.ts', import.meta.url).pathname;
const growth = Number(
  execFileSync(process.execPath, ['--conditions=@rathaus/source', memory], { encoding: 'utf8' }),
);

const figure = (name: string, value: number, unit: string) =>
  console.log(`figure: exchange/${name} = ${value.toFixed(2)} ${unit}`);
figure('encrypt-vs-jose', speed('ours encrypt') / speed('jose encrypt'), '×');
figure('decrypt-vs-jose', speed('ours decrypt') / speed('jose decrypt'), '×');
figure('encrypt-vs-limit', speed('ours encrypt') / speed('limit encrypt'), '×');
figure('decrypt-vs-limit', speed('ours decrypt') / speed('limit decrypt'), '×');
figure('rss-growth-370mb', growth / 1e6, 'MB');
