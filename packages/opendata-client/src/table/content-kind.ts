/** What a file is when it is not delimiter-separated text. The name is safe to show: it comes from this table. */
export interface ForeignContent {
  readonly kind: 'binary' | 'markup' | 'json';
  readonly name: string;
}

const signatures: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['ZIP, XLSX, ODS or DOCX', [0x50, 0x4b, 0x03, 0x04]],
  ['ZIP (empty)', [0x50, 0x4b, 0x05, 0x06]],
  ['XLS or DOC (OLE)', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['GZIP', [0x1f, 0x8b]],
  ['BZIP2', [0x42, 0x5a, 0x68]],
  ['7Z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
  ['XZ', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['SQLite or GeoPackage', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
  ['Parquet', [0x50, 0x41, 0x52, 0x31]],
  ['ELF program', [0x7f, 0x45, 0x4c, 0x46]],
  ['RTF', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

/** Judges the first bytes of a file (after UTF-16 was turned into UTF-8). `undefined`: plain text, as far as seen. */
export function foreignContent(head: Uint8Array): ForeignContent | undefined {
  for (const [name, bytes] of signatures) {
    if (bytes.every((byte, index) => head[index] === byte)) return { kind: 'binary', name };
  }
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return { kind: 'binary', name: 'data with NUL bytes' };
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) controls++;
  }
  if (controls * 50 > head.length) return { kind: 'binary', name: 'data with control characters' };
  const start = new TextDecoder('windows-1252')
    .decode(head.subarray(0, 1024))
    .replace(/^(?:ï»¿)?\s+|^ï»¿/, '');
  if (/^<(?:!doctype\s+html|html|head|body)\b/i.test(start)) return { kind: 'markup', name: 'HTML' };
  if (/^<(?:\?xml|[a-z][\w.-]*(?::[\w.-]+)?(?:\s+[\w:.-]+\s*=|\s*\/?>))/i.test(start))
    return { kind: 'markup', name: 'XML' };
  if (/^(?:\{\s*["}]|\[\s*[{["\]])/.test(start)) return { kind: 'json', name: 'JSON' };
  return undefined;
}
