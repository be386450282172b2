import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '@rathaus/client-core/observe';
import { processorTime } from '../../../../tools/testing/processor-time.ts';
import { type ByteSource, readContainer } from '../../src/package/index.ts';

// A process of its own that only reads, so that its peak memory is that of reading hostile containers and nothing else.
const [folder, limit] = [process.argv[2]!, Number(process.argv[3])];

/** A file, and how many bytes of it have been asked for. */
async function counted(path: string): Promise<{ source: ByteSource; asked(): number }> {
  const handle = await open(path);
  const { size } = await handle.stat();
  let asked = 0;
  const source: ByteSource = {
    size,
    async read(position, length) {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - position)));
      asked += bytes.length;
      await handle.read(bytes, 0, bytes.length, position);
      return bytes;
    },
    close: () => handle.close(),
  };
  return { source, asked: () => asked };
}

for (const file of await readdir(folder)) {
  let outcome: object | undefined;
  const milliseconds = await processorTime(async () => {
    const { source, asked } = await counted(join(folder, file));
    const container = await readContainer(source, { findings: 'collect', fileName: file });
    try {
      let unpacked = 0;
      const onProgress = ({ done }: Progress) => {
        unpacked = done;
      };
      for await (const _ of container.verify({ onProgress }));
      outcome = {
        file,
        size: source.size,
        asked: asked(),
        unpacked,
        rules: [...container.perRule.keys()],
        kept: container.findings.length,
      };
    } finally {
      await container.close();
    }
  }, limit);
  console.log(JSON.stringify({ ...outcome, milliseconds }));
}
console.log(JSON.stringify({ peak: process.resourceUsage().maxRSS / 1024 }));
