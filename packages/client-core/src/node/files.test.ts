import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { paths } from '../../test/generated/registry.ts';
import { startServer } from '../../test/start-server.ts';
import { allowHttp, createClient, openContract } from '../index.ts';
import { fileUpload, writeFileAtomically } from './index.ts';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'rathaus-core-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

describe('writeFileAtomically', () => {
  it('writes all bytes, readable by the owner only, and leaves nothing else', async () => {
    const path = join(await folder(), 'a.bin');
    const bytes = Buffer.alloc(3_000_000, 5);
    expect(await writeFileAtomically(path, new Blob([bytes]).stream())).toBe(bytes.length);
    expect(bytes.equals(await readFile(path))).toBe(true);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(path, '..'))).toEqual(['a.bin']);
  });

  it('takes pieces of any size, also from a source that uses its buffer again', async () => {
    const path = join(await folder(), 'a.bin');
    const sizes = [1, 0, 200_000, 100_000, 262_144, 262_145, 1_000_000, 3];
    const buffer = Buffer.alloc(1_000_000);
    function* pieces() {
      for (const [index, size] of sizes.entries()) yield buffer.subarray(0, size).fill(index);
    }
    expect(await writeFileAtomically(path, pieces())).toBe(sizes.reduce((sum, size) => sum + size));
    const expected = Buffer.concat(sizes.map((size, index) => Buffer.alloc(size, index)));
    expect(expected.equals(await readFile(path))).toBe(true);
  });

  it('keeps the old file and removes the temporary one when the stream fails', async () => {
    const path = join(await folder(), 'a.bin');
    await writeFile(path, 'old');
    const broken = new Error('broke off');
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(10)),
      pull: (controller) => controller.error(broken),
    });
    await expect(writeFileAtomically(path, stream)).rejects.toBe(broken);
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(join(path, '..'))).toEqual(['a.bin']);
  });

  it('an abort ends it even when the source says nothing', async () => {
    const path = join(await folder(), 'a.bin');
    const silent = new ReadableStream<Uint8Array>({});
    const call = writeFileAtomically(path, silent, { signal: AbortSignal.timeout(50) });
    await expect(call).rejects.toMatchObject({ code: 'core.aborted' });
    expect(await readdir(join(path, '..'))).toEqual([]);
  });

  it('a signal that is already aborted writes nothing', async () => {
    const path = join(await folder(), 'a.bin');
    const call = writeFileAtomically(path, new ReadableStream({}), { signal: AbortSignal.abort() });
    await expect(call).rejects.toMatchObject({ code: 'core.aborted' });
    expect(await readdir(join(path, '..'))).toEqual([]);
  });
});

describe('fileUpload', () => {
  it('sends a file with its length and again on a repetition', async () => {
    const path = join(await folder(), 'big.bin');
    const size = 64 * 1024 * 1024;
    await writeFile(path, Buffer.alloc(size, 1));
    const server = await startServer((_, response, count) => {
      // The server of the test keeps bodies; the client must not.
      server.seen.at(-1)!.body = Buffer.alloc(0);
      response.writeHead(count === 1 ? 503 : 204).end();
    });
    const client = createClient({
      contract: openContract<paths>(),
      baseUrl: server.url,
      [allowHttp]: true,
      sleep: async () => {},
    });
    let last = 0;
    let events = 0;
    const body = await fileUpload(path, {
      onProgress: ({ done }) => {
        last = done;
        events++;
      },
    });
    await client.put('/dogs/{dogId}/photo', {
      path: { dogId: '7' },
      contentType: 'application/octet-stream',
      body,
    });
    expect(server.seen.map(({ headers }) => headers['content-length'])).toEqual([String(size), String(size)]);
    expect(last).toBe(size);
    expect(events).toBeGreaterThan(100);
  });

  it('a file that is not there is reported before anything is sent', async () => {
    await expect(fileUpload(join(await folder(), 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
