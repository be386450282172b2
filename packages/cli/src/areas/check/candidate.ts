import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { CandidateFile } from '@rathaus/client-core/recognise';

const headSize = 4096;

/** A file for the recognisers. Throws the file system's error when it cannot be read. */
export async function candidateOf(path: string): Promise<CandidateFile> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const head = new Uint8Array(Math.min(size, headSize));
    // One read may give fewer bytes than asked for.
    let length = 0;
    while (length < head.length) {
      const { bytesRead } = await handle.read(head, length, head.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return {
      name: basename(resolve(path)),
      path,
      size,
      head: head.subarray(0, length),
      open: () => createReadStream(path),
    };
  } finally {
    await handle.close();
  }
}
