/**
 * Encrypts 370,000,000 bytes, the size of the biggest attachment, and decrypts them into a file; prints by how many
 * bytes resident memory grew at its highest.
 */
import { constants, generateKeyPairSync, privateDecrypt, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decryptJweToFile, encryptJwe } from '@rathaus/exchange';

const size = 370_000_000;
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 4096 });
const kid = 'bench-key-1';
const oaep = { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' };
const decrypter = {
  kid,
  algorithms: ['RSA-OAEP-256'] as const,
  unwrapKey: async (key: Uint8Array) => privateDecrypt(oaep, key),
};
const folder = mkdtempSync(join(tmpdir(), 'rathaus-bench-'));
const chunk = randomBytes(64 * 1024);
function* content() {
  for (let left = size; left > 0; left -= chunk.length) {
    yield left >= chunk.length ? chunk : chunk.subarray(0, left);
  }
}

const before = process.memoryUsage.rss();
let highest = before;
const timer = setInterval(() => {
  highest = Math.max(highest, process.memoryUsage.rss());
}, 10);
const { chunks } = encryptJwe(content(), { recipient: { kid, publicKey }, length: size, cty: 'x/y' });
await decryptJweToFile(chunks, join(folder, 'content'), { decrypters: [decrypter], maxBytes: size });
clearInterval(timer);
rmSync(folder, { recursive: true, force: true });
// The kernel's high-water mark of this program, where there is one, so that no peak between two samples is missed.
// (`resourceUsage().maxRSS` will not do: across fork and exec it keeps the peak of the parent.)
const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
const mark = Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
console.log(Math.max(highest, process.memoryUsage.rss(), mark) - before);
