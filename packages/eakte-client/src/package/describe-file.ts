import { createHash } from 'node:crypto';

/** What the bytes of a primary file say about themselves. */
export interface FileFacts {
  size: number;
  /** Lower-case hex by algorithm name as xdomea writes it. */
  hashes: Record<string, string>;
  /** `pdf`, `pdf-encrypted`, `png`, `jpeg`, `tiff`, `zip` (also Office and OpenDocument), `ole` (old Office), `xml`, `rtf`, `html`, `gif`, `bmp`, `gzip`, `ps`; undefined when nothing fits. */
  detected?: string | undefined;
  /** A file of a kind that ends with a mark (PDF, PNG, JPEG, ZIP) does not. */
  truncated?: boolean | undefined;
}

const nodeNames: Record<string, string> = {
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
  'SHA3-256': 'sha3-256',
  'SHA3-512': 'sha3-512',
};

const tailSize = 64 * 1024;

/**
 * Reads a file once: size, digests, kind, and whether it breaks off. Holds 64 KiB.
 *
 * @example
 * const { size, hashes, detected } = await describeFile(createReadStream('antrag.pdf'), ['SHA-512']);
 */
export async function describeFile(
  chunks: AsyncIterable<Uint8Array>,
  algorithms: readonly string[] = ['SHA-256', 'SHA-512'],
): Promise<FileFacts> {
  const digests = algorithms.map((name) => [name, createHash(nodeNames[name] ?? name)] as const);
  let size = 0;
  let head: Buffer = Buffer.alloc(0);
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    for (const [, digest] of digests) digest.update(chunk);
    size += chunk.length;
    if (head.length < 1024) head = Buffer.concat([head, chunk.subarray(0, 1024)]);
    tail =
      chunk.length >= tailSize
        ? Buffer.from(chunk.subarray(chunk.length - tailSize))
        : Buffer.concat([tail.subarray(Math.max(0, tail.length + chunk.length - tailSize)), chunk]);
  }
  const detected = detect(head, tail);
  const truncated = detected !== undefined && breaksOff(detected, tail);
  return {
    size,
    hashes: Object.fromEntries(digests.map(([name, digest]) => [name, digest.digest('hex')])),
    detected,
    truncated: truncated || undefined,
  };
}

// First bytes; the mark of a PDF may be anywhere within the first 1024 bytes (ISO 32000-1, annex H.3).
const magic: readonly [kind: string, hex: string][] = [
  ['png', '89504e470d0a1a0a'],
  ['jpeg', 'ffd8ff'],
  ['tiff', '49492a00'],
  ['tiff', '4d4d002a'],
  ['zip', '504b0304'],
  ['zip', '504b0506'],
  ['ole', 'd0cf11e0a1b11ae1'],
  ['gif', '47494638'],
  ['gzip', '1f8b08'],
  ['bmp', '424d'],
  ['rtf', '7b5c727466'],
  ['ps', '25215053'],
];

function detect(head: Buffer, tail: Buffer): string | undefined {
  const start = head.subarray(0, 8).toString('hex');
  const found = magic.find(([, bytes]) => start.startsWith(bytes));
  if (found) return found[0];
  if (head.subarray(0, 1024).includes('%PDF-')) return tail.includes('/Encrypt') ? 'pdf-encrypted' : 'pdf';
  const text = head
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (/^<!doctype html|^<html/i.test(text)) return 'html';
  return text.startsWith('<?xml') || /^<[A-Za-z_][\w.-]*(:[\w.-]+)?[\s/>]/.test(text) ? 'xml' : undefined;
}

function breaksOff(kind: string, tail: Buffer): boolean {
  switch (kind) {
    case 'pdf':
    case 'pdf-encrypted':
      return !tail.subarray(-2048).includes('%%EOF');
    case 'png':
      return !tail.includes('IEND');
    case 'jpeg':
      return tail.lastIndexOf(Buffer.from([0xff, 0xd9])) < 0;
    case 'zip':
      return !tail.includes(Buffer.from([0x50, 0x4b, 5, 6]));
    default:
      return false;
  }
}
