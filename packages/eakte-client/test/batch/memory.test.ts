import { expect, it, vi } from 'vitest';
import { heldBytes } from '../../../../tools/testing/held-memory.ts';
import { type BatchFile, checkFiles } from '../../src/report/index.ts';
import { sampleMessage } from '../../src/sample/index.ts';
import { writeMessageText } from '../../src/xdomea/index.ts';
import { clock } from './batch.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 120_000 });

it('holds a few hundred bytes of each file, whatever its size', async () => {
  const options = { version: '3.1.0', messageType: '0503', documents: 200 } as const;
  const { message, names } = sampleMessage(options);
  const text = await writeMessageText(message, { version: '3.1.0' });
  const count = 300;
  /** Made anew for each reading, so that nothing of it is held here. */
  const file = (number: number): BatchFile => {
    const bytes = () =>
      Buffer.from(text.replace(/(<xdomea:ProzessID>)[0-9a-f]{8}/, `$1${String(number).padStart(8, '0')}`));
    return {
      fileName: names.message,
      source: {
        size: bytes().length,
        read: async (position, length) => new Uint8Array(bytes().subarray(position, position + length)),
        close: async () => undefined,
      },
    };
  };
  let done = 0;
  let before = 0;
  for await (const item of checkFiles(
    Array.from({ length: count }, (_, index) => file(index)),
    { clock, outline: false, body: false },
  )) {
    if (item.type !== 'file') continue;
    done += 1;
    // The first third compiles the program.
    if (done === count / 3) before = await heldBytes();
  }
  expect(done).toBe(count);
  // Kept texts of the files would be 200,000 bytes each; what is kept, and compiled code, is some hundreds to thousands.
  expect(text.length).toBeGreaterThan(200_000);
  expect(((await heldBytes()) - before) / (count - count / 3)).toBeLessThan(40_000);
});
