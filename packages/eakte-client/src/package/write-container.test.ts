import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import yauzl from 'yauzl';
import {
  type ContainerFile,
  containerName,
  readContainer,
  writeContainer,
  writeContainerFile,
} from './index.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const prozessId = '3f1c0a52-7b1d-4f7e-9a52-0c8d1f3e5a01';
const { message } = containerName({ version: '3.0.0', prozessId, message: 'Abgabe.Abgabe.0401' });
const xml = Buffer.from('<xdomea:Abgabe.Abgabe.0401/>');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-package-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
const sha512 = (bytes: Uint8Array) => createHash('sha512').update(bytes).digest('hex');

/** What yauzl, an independent reader, finds in the container. */
async function foreignRead(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) =>
    yauzl.fromBuffer(bytes, { lazyEntries: true, strictFileNames: true }, (error, file) =>
      error ? reject(error) : resolve(file),
    ),
  );
  return new Promise((resolve, reject) => {
    const files = new Map<string, Buffer>();
    zip.on('error', reject);
    zip.on('end', () => resolve(files));
    zip.on('entry', (entry: yauzl.Entry) => {
      zip.openReadStream(entry, async (error, stream) => {
        if (error) return reject(error);
        files.set(entry.fileName, await bytesOf(stream));
        zip.readEntry();
      });
    });
    zip.readEntry();
  });
}

describe('writeContainer', () => {
  it('writes what this and another reader read back, with the hashes of what was written', async () => {
    const pdf = randomBytes(70_000);
    const { fileName, stream, done } = writeContainer({
      message: { name: message, content: xml },
      files: [
        { name: 'c6f6f3ab-7d3f-4dbb-8b63-6d4f8f0c4b11_Größe.pdf', size: pdf.length, content: () => [pdf] },
      ],
    });
    const bytes = await bytesOf(stream);
    const receipt = await done;
    expect(fileName).toBe(`${prozessId}_Abgabe.Abgabe.0401.zip`);
    expect(receipt).toEqual({
      fileName,
      size: bytes.length,
      sha512: sha512(bytes),
      entries: [
        { name: message, size: xml.length, sha512: sha512(xml) },
        { name: 'c6f6f3ab-7d3f-4dbb-8b63-6d4f8f0c4b11_Größe.pdf', size: pdf.length, sha512: sha512(pdf) },
      ],
    });
    const foreign = await foreignRead(bytes);
    expect(foreign.get(message)).toEqual(xml);
    expect(foreign.get(receipt.entries[1]!.name)).toEqual(pdf);
    await using container = await readContainer(bytes, { fileName });
    expect(container.findings).toEqual([]);
    expect(container.message?.name).toBe(message);
    expect(await bytesOf(container.open(container.files[0]!))).toEqual(pdf);
  });

  it('is the same byte for byte in every run', async () => {
    const once = () =>
      bytesOf(writeContainer({ message: { name: message, content: xml }, files: [] }).stream);
    expect(await once()).toEqual(await once());
  });

  it('streams what is too large to be collected, stored and deflated, declared and undeclared', async () => {
    const noise = randomBytes(5 * 2 ** 20 + 3);
    async function* pieces() {
      for (let at = 0; at < noise.length; at += 70_001) yield noise.subarray(at, at + 70_001);
    }
    const { stream, done } = writeContainer({
      message: { name: message, content: () => pieces() },
      files: [
        { name: 'a.pdf', size: noise.length, content: () => pieces() },
        { name: 'b.pdf', content: () => new Blob([noise]).stream() },
        { name: 'c.txt', content: noise },
      ],
    });
    const bytes = await bytesOf(stream);
    expect((await done).entries.map((entry) => entry.sha512)).toEqual(Array(4).fill(sha512(noise)));
    for (const content of (await foreignRead(bytes)).values()) expect(content.equals(noise)).toBe(true);
    await using container = await readContainer(bytes);
    expect(container.findings).toEqual([]);
    for await (const { facts } of container.verify()) expect(facts?.hashes['SHA-512']).toBe(sha512(noise));
  });

  it('round-trips any names and contents (property)', async () => {
    const name = fc
      .tuple(fc.uuid(), fc.stringMatching(/^[a-zäöüß0-9 _-]{0,20}$/u))
      .map(([uuid, text]) => `${uuid}_${text}x.pdf`);
    const files = fc.uniqueArray(fc.record({ name, content: fc.uint8Array({ maxLength: 3000 }) }), {
      selector: (file) => file.name.toLowerCase(),
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(files, async (list) => {
        const { stream } = writeContainer({ message: { name: message, content: xml }, files: list });
        const bytes = await bytesOf(stream);
        const foreign = await foreignRead(bytes);
        await using container = await readContainer(bytes);
        expect(container.findings).toEqual([]);
        expect(container.files.map((file) => file.name)).toEqual(list.map((file) => file.name));
        for (const file of list) {
          expect(foreign.get(file.name)).toEqual(Buffer.from(file.content));
          expect(await bytesOf(container.open(file.name))).toEqual(Buffer.from(file.content));
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each<[string, ContainerFile[], string, string?]>([
    ['a path', [{ name: '../x.pdf', content: xml }], 'eakte.package.entry-name', 'zip-slip'],
    ['a folder', [{ name: 'dokumente/x.pdf', content: xml }], 'eakte.package.entry-name', 'subfolder'],
    ['a NUL', [{ name: 'x\0.pdf', content: xml }], 'eakte.package.entry-name', 'name-invalid'],
    [
      'a decomposed name',
      [{ name: 'Gro\u0308ße.pdf', content: xml }],
      'eakte.package.entry-name',
      'name-not-nfc',
    ],
    [
      'a long name',
      [{ name: `${'ä'.repeat(130)}.pdf`, content: xml }],
      'eakte.package.entry-name',
      'name-too-long',
    ],
    [
      'a name twice',
      [
        { name: 'a.pdf', content: xml },
        { name: 'A.PDF', content: xml },
      ],
      'eakte.package.entry-twice',
    ],
    ['too much content', [{ name: 'a.pdf', size: 3, content: xml }], 'eakte.package.entry-size'],
    ['too little content', [{ name: 'a.pdf', size: 300, content: xml }], 'eakte.package.entry-size'],
    [
      'text instead of bytes',
      [{ name: 'a.pdf', content: () => ['text'] as unknown as Uint8Array[] }],
      'eakte.package.content',
    ],
  ])('refuses %s and leaves nothing half', async (_what, files, code, fault) => {
    const target = join(folder, 'refused.zip');
    const before = await readdir(folder);
    await expect(
      writeContainerFile({ message: { name: message, content: xml }, files }, target),
    ).rejects.toMatchObject({
      code,
      origin: 'local',
      details: fault === undefined ? {} : { fault, entry: 2 },
    });
    expect(await readdir(folder)).toEqual(before);
    const { stream, done } = writeContainer({ message: { name: message, content: xml }, files });
    await expect(bytesOf(stream)).rejects.toMatchObject({ code });
    await expect(done).rejects.toMatchObject({ code });
  });

  it('writes a file that appears whole or not at all, and replaces one that was there', async () => {
    const receipt = await writeContainerFile({ message: { name: message, content: xml }, files: [] }, folder);
    expect(receipt.path).toBe(join(folder, `${prozessId}_Abgabe.Abgabe.0401.zip`));
    const first = await readFile(receipt.path);
    expect(sha512(first)).toBe(receipt.sha512);
    async function* broken() {
      yield randomBytes(6 * 2 ** 20);
      throw new Error('disk gone');
    }
    const input = {
      message: { name: message, content: xml },
      files: [{ name: 'a.pdf', content: () => broken() }],
    };
    await expect(writeContainerFile(input, folder)).rejects.toThrow('disk gone');
    expect(await readFile(receipt.path)).toEqual(first);
    expect((await readdir(folder)).filter((file) => file.endsWith('.part'))).toEqual([]);
  });

  it('stops at a signal and when its stream is cancelled, and closes the source', async () => {
    let closed = 0;
    async function* endless() {
      try {
        for (;;) yield randomBytes(1 << 20);
      } finally {
        closed++;
      }
    }
    const files = [{ name: 'a.pdf', content: () => endless() }];
    const controller = new AbortController();
    const options = { signal: controller.signal };
    const { stream } = writeContainer({ message: { name: message, content: xml }, files }, options);
    const reading = (async () => {
      let size = 0;
      for await (const chunk of stream) {
        size += chunk.length;
        if (size > 8 << 20) controller.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'core.aborted' });
    const second = writeContainer({ message: { name: message, content: xml }, files });
    const reader = second.stream.getReader();
    for (let chunks = 0; chunks < 8; chunks++) await reader.read();
    await reader.cancel();
    await expect(second.done).rejects.toMatchObject({ code: 'core.aborted' });
    expect(closed).toBe(2);
  });
});
