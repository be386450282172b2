import { executableKinds, type FileKind } from '../xdomea/finding/file-kind.ts';
import { detectKind } from './detect-kind.ts';
import { endsAsZip } from './detect-zip.ts';
import { makeDigest } from './make-digest.ts';
import { ContentScan } from './scan-content.ts';

/** What the bytes of a primary file say about themselves. */
export interface FileFacts {
  size: number;
  /**
   * Lower-case hex by algorithm name as xdomea writes it. Without those this machine does not make (MD5 under FIPS).
   */
  hashes: Record<string, string>;
  /** By the bytes, not by the name; `unknown` when they are of no known form. */
  detected: FileKind;
  /** Cannot be opened without a password: PDF, Office and ZIP files. */
  encrypted?: true | undefined;
  /** A file of a kind that ends with a mark (PDF, PNG, JPEG, ZIP) does not. */
  truncated?: true | undefined;
  /** An Office file holds programs. */
  macros?: true | undefined;
  /** Shown as what it is, it can run something: scripts of a page, JavaScript or the start of a program in a PDF. */
  active?: true | undefined;
  /** A file of another kind that is a ZIP archive as well, behind its end. */
  zipBehind?: true | undefined;
  /** Part and level of PDF/A that a PDF claims in its metadata: `2b`. A claim, no proof. */
  pdfaClaim?: string | undefined;
}

const headSize = 4096;
const tailSize = 64 * 1024;

/**
 * Reads a file once: size, digests, kind, and whether it breaks off. Holds about 70 KiB.
 *
 * @example
 * const { size, hashes, detected } = await describeFile(createReadStream('antrag.pdf'), ['SHA-512']);
 */
export async function describeFile(
  chunks: AsyncIterable<Uint8Array>,
  algorithms: readonly string[] = ['SHA-256', 'SHA-512'],
): Promise<FileFacts> {
  const digests = algorithms.flatMap((name) => {
    const digest = makeDigest(name);
    return digest ? [[name, digest] as const] : [];
  });
  let size = 0;
  let head: Buffer = Buffer.alloc(0);
  let tail: Buffer = Buffer.alloc(0);
  const scan = new ContentScan();
  for await (const chunk of chunks) {
    for (const [, digest] of digests) digest.update(chunk);
    size += chunk.length;
    if (head.length < headSize) head = Buffer.concat([head, chunk.subarray(0, headSize - head.length)]);
    scan.write(chunk, head);
    tail =
      chunk.length >= tailSize
        ? Buffer.from(chunk.subarray(chunk.length - tailSize))
        : Buffer.concat([tail.subarray(Math.max(0, tail.length + chunk.length - tailSize)), chunk]);
  }
  scan.write(new Uint8Array(0), head, true);
  const { kind, encrypted, macros } = detectKind({ head, tail, oleRoot: scan.oleRoot });
  return {
    size,
    hashes: Object.fromEntries(digests.map(([name, digest]) => [name, digest.digest('hex')])),
    detected: kind,
    encrypted: encrypted || (kind === 'ole' && scan.encryptedPackage) || undefined,
    truncated: breaksOff(kind, tail) || undefined,
    macros: macros || undefined,
    active: (isShown(kind) && scan.active) || undefined,
    zipBehind: (!zipKinds.has(kind) && !executableKinds.has(kind) && endsAsZip(tail)) || undefined,
    pdfaClaim: scan.pdfaClaim,
  };
}

const zipKinds: ReadonlySet<FileKind> = new Set([
  'zip',
  'docx',
  'xlsx',
  'pptx',
  'odt',
  'ods',
  'odp',
  'epub',
  'jar',
  'apk',
]);

/** Kinds that programs show, and run what is inside while they do. */
const isShown = (kind: FileKind): boolean => kind === 'pdf' || kind === 'html' || kind === 'xml';

function breaksOff(kind: FileKind, tail: Buffer): boolean {
  if (zipKinds.has(kind)) return !tail.includes(Buffer.from([0x50, 0x4b, 5, 6]));
  switch (kind) {
    case 'pdf':
      return !tail.subarray(-2048).includes('%%EOF');
    case 'png':
      return !tail.includes('IEND');
    case 'jpeg':
      return tail.lastIndexOf(Buffer.from([0xff, 0xd9])) < 0;
    default:
      return false;
  }
}
