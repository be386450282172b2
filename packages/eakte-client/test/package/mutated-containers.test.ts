import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import yauzl from 'yauzl';
import { readContainer } from '../../src/package/index.ts';
import { forgeZip } from './forge-zip.ts';
import { messageName } from './hostile-containers.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const original = forgeZip([
  { name: messageName, data: Buffer.from('<a/>'.repeat(40)), method: 8 },
  { name: 'a.pdf', data: Buffer.from('%PDF-1.7\n%%EOF\n') },
  { name: 'Größe.txt', data: Buffer.from('text '.repeat(9)), method: 8 },
]);

const mutation = fc.array(
  fc.record({ at: fc.nat(original.length - 1), value: fc.integer({ min: 0, max: 255 }) }),
  { minLength: 1, maxLength: 4 },
);

function foreignNames(bytes: Buffer): Promise<string[] | undefined> {
  return new Promise((resolve) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return resolve(undefined);
      const names: string[] = [];
      zip.on('entry', (entry: yauzl.Entry) => {
        names.push(entry.fileName);
        zip.readEntry();
      });
      zip.on('error', () => resolve(undefined));
      zip.on('end', () => resolve(names));
      zip.readEntry();
    });
  });
}

describe('containers with flipped bytes', () => {
  it('never crash the reader, and what passes is what was packed and what another reader sees', async () => {
    let accepted = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(mutation, async (changes) => {
        const bytes = Buffer.from(original);
        for (const { at, value } of changes) bytes[at] = value;
        await using container = await readContainer(bytes, { findings: 'collect', fileName: messageName });
        const hashes: (string | undefined)[] = [];
        for await (const { facts } of container.verify()) hashes.push(facts?.hashes['SHA-512']);
        if (container.findings.some((finding) => finding.severity === 'error')) {
          refused++;
          return;
        }
        accepted++;
        expect(hashes).not.toContain(undefined);
        const foreign = await foreignNames(bytes);
        expect(foreign).toBeDefined();
        if (container.findings.every((finding) => finding.rule !== 'eakte.package.name-encoding')) {
          expect(container.entries.map((entry) => entry.name)).toEqual(foreign);
        }
      }),
      { numRuns: 1500 },
    );
    expect(accepted).toBeGreaterThan(20);
    expect(refused).toBeGreaterThan(500);
  });

  it('cut anywhere are never taken for whole', async () => {
    for (let length = 0; length < original.length; length++) {
      await using container = await readContainer(original.subarray(0, length), { findings: 'collect' });
      expect(container.findings.some((finding) => finding.severity === 'error')).toBe(true);
    }
  });
});
