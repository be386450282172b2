import { describe, expect, it, vi } from 'vitest';
import { readContainer, writeContainer } from '../package/index.ts';
import { writeMessage, writeMessageText, xdomeaVersions } from '../xdomea/index.ts';
import { sampleMessage, sampleMessageTypes, samplePdf } from './index.ts';
import { SeededRandom } from './random.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

describe('sampleMessage', () => {
  it('is the same for the same options and another for another seed', async () => {
    const once = (seed: number) =>
      writeMessageText(sampleMessage({ version: '4.0.0', messageType: '0503', seed }).message, {
        version: '4.0.0',
      });
    expect(await once(7)).toBe(await once(7));
    expect(await once(7)).not.toBe(await once(8));
  });

  it('names in the message exactly the files it packs', async () => {
    for (const version of xdomeaVersions) {
      const options = { version, messageType: '0503', documents: 47, fileSize: 3000 };
      const { message, names, files } = sampleMessage(options);
      const { stream } = writeContainer({
        message: { name: names.message, content: () => writeMessage(message, { version }) },
        files,
      });
      const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
      await using container = await readContainer(bytes, { fileName: names.container });
      expect(container.findings).toEqual([]);
      const text = await writeMessageText(sampleMessage(options).message, { version });
      const named = [...text.matchAll(/<xdomea:Dateiname>([^<]+)</g)].map((match) => match[1]);
      expect(named).toHaveLength(47);
      expect(container.files.map((file) => file.name).toSorted()).toEqual(named.toSorted());
      expect(container.files.every((file) => file.size === 3000)).toBe(true);
    }
  });

  it('knows all groups and refuses what a version does not have', () => {
    expect(sampleMessageTypes('3.1.0').length).toBeGreaterThan(30);
    expect(sampleMessageTypes('2.3.0')).not.toContain('0701');
    expect(() => sampleMessage({ version: '2.3.0', messageType: '0701' })).toThrow(
      expect.objectContaining({ code: 'eakte.sample.unknown-type' }),
    );
  });
});

describe('SeededRandom', () => {
  it('never gives a UUID twice', () => {
    const random = new SeededRandom(1);
    const seen = new Set<string>();
    for (let index = 0; index < 100_000; index++) seen.add(random.uuid(1 + (index % 7), index));
    expect(seen.size).toBe(100_000);
    for (const uuid of [...seen].slice(0, 100)) {
      expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });
});

describe('samplePdf', () => {
  it.each([0, 700, 5000, 100_000])('has a cross-reference table that is right at %i bytes', (size) => {
    const text = new TextDecoder().decode(samplePdf('Test (1)', size));
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
    expect(text.slice(start, start + 4)).toBe('xref');
    expect(text.length).toBeGreaterThanOrEqual(size);
    const offsets = [...text.matchAll(/^(\d{10}) 00000 n $/gm)].map((match) => Number(match[1]));
    expect(offsets.map((offset, index) => text.slice(offset).startsWith(`${index + 1} 0 obj`))).not.toContain(
      false,
    );
  });
});
