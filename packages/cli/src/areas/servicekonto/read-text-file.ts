import { createReadStream } from 'node:fs';
import { UsageFault } from '../../program/usage-fault.ts';

/** Far more than certificates, metadata and requests have; a file of another kind must not fill the memory. */
const mostBytes = 4 << 20;

/** A small text file as a whole. Errors: those of the file system; `UsageFault` for one that is no small file. */
export async function readTextFile(path: string, signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of createReadStream(path, { signal }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes)
      throw new UsageFault(
        `${path} ist zu groß: hier werden Dateien bis 4 MiB gelesen.`,
        `${path} is too large: files up to 4 MiB are read here.`,
      );
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
