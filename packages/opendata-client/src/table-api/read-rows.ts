import { open } from 'node:fs/promises';
import { throwIfAborted } from '@rathaus/client-core/abort';
import { guessDelimiter } from '../table/delimiter.ts';
import { readHead } from '../table/head.ts';
import { createTableInspector } from '../table/inspector.ts';
import { RecordReader, type RecordView } from '../table/records.ts';
import type { TableReport } from '../table/report.ts';
import { RowProfile } from '../table/rows.ts';

/** As large as what the inspection looks at before it decides: both then see the same beginning. */
const blockSize = 64 * 1024;
const what = 'Reading a table';

/** A block is decided on and handed over before the next one is read. */
async function* blocksOf(path: string, signal: AbortSignal): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    for (;;) {
      throwIfAborted(signal, what);
      const block = Buffer.allocUnsafe(blockSize);
      let filled = 0;
      while (filled < blockSize) {
        const { bytesRead } = await file.read(block, filled, blockSize - filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      if (filled > 0) yield block.subarray(0, filled);
      if (filled < blockSize) return;
    }
  } finally {
    await file.close();
  }
}

/** Inspects a file on disk. */
export async function inspectFile(path: string, signal: AbortSignal): Promise<TableReport> {
  const inspector = createTableInspector();
  for await (const block of blocksOf(path, signal)) if (!inspector.push(block)) break;
  return inspector.finish();
}

/** What gets the data rows. */
export interface RowSink {
  row(record: RecordView, bytes: Buffer): void;
  /** All rows of one block have been handed over. */
  blockDone?(): void;
}

/**
 * Reads the data rows of an inspected file in the same way as the inspection counted them: the same title lines, header
 * and blank lines are left out. Answers the profile, whose `rows` must be those of the report.
 */
export async function readRows(
  path: string,
  report: TableReport,
  sink: RowSink,
  signal: AbortSignal,
): Promise<RowProfile> {
  const delimiter = (report.delimiter ?? ';').charCodeAt(0);
  const reader = new RecordReader(delimiter);
  const encoder = new TextEncoder();
  let profile: RowProfile | undefined;
  let transcoder: TextDecoder | undefined;
  let rest: Uint8Array = new Uint8Array();

  function read(text: Uint8Array, complete: boolean): void {
    const rows = profile as RowProfile;
    const bytes = rest.length > 0 ? Buffer.concat([rest, text]) : bufferOf(text);
    const used = reader.read(bytes, complete, (record) => {
      const before = rows.rows;
      rows.add(record);
      if (rows.rows > before) sink.row(record, bytes);
    });
    rest = bytes.subarray(used);
    sink.blockDone?.();
  }

  for await (const block of blocksOf(path, signal)) {
    let text: Uint8Array = block;
    if (profile) {
      if (transcoder) text = encoder.encode(transcoder.decode(block, { stream: true }));
    } else {
      const head = readHead(block);
      transcoder = head.transcoder;
      text = head.text;
      const separator = /^sep=[;,\t|]\r?\n/i.exec(String.fromCharCode(...text.subarray(0, 8)));
      if (separator) text = text.subarray(separator[0].length);
      const guess = guessDelimiter(text, block.length < blockSize);
      profile = new RowProfile(guess?.delimiter === report.delimiter ? (guess?.width ?? 1) : 1);
    }
    read(text, false);
  }
  profile ??= new RowProfile(1);
  read(transcoder ? encoder.encode(transcoder.decode()) : new Uint8Array(), true);
  return profile;
}

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Whether a field was quoted: its offsets leave the quotes out. */
const isQuoted = (bytes: Uint8Array, from: number): boolean => from > 0 && bytes[from - 1] === 0x22;

/** Text of a field with doubled quotes as one (RFC 4180, section 2, rule 7). */
export function fieldText(
  decode: (bytes: Buffer, from: number, to: number) => string,
  bytes: Buffer,
  from: number,
  to: number,
): string {
  const text = decode(bytes, from, to);
  return isQuoted(bytes, from) && text.includes('"') ? text.replaceAll('""', '"') : text;
}
