import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readContainer } from '../../src/package/index.ts';

// A process of its own that only reads, so that its peak memory is that of reading hostile containers and nothing else.
const folder = process.argv[2]!;
for (const file of await readdir(folder)) {
  const before = process.cpuUsage();
  const container = await readContainer(join(folder, file), { findings: 'collect' });
  try {
    for await (const _ of container.verify());
    // Time of the processor: the machine may be busy with other tests.
    const { user, system } = process.cpuUsage(before);
    const milliseconds = (user + system) / 1000;
    console.log(
      JSON.stringify({
        file,
        rules: [...container.perRule.keys()],
        milliseconds,
        kept: container.findings.length,
      }),
    );
  } finally {
    await container.close();
  }
}
console.log(JSON.stringify({ peak: process.resourceUsage().maxRSS / 1024 }));
