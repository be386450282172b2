import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkFile } from '../../src/report/index.ts';

// A process of its own that only reads, so that its peak memory is that of checking hostile messages and nothing else.
const folder = process.argv[2]!;
for (const file of await readdir(folder)) {
  const before = process.cpuUsage();
  const report = await checkFile(join(folder, file));
  // Time of the processor: the machine may be busy with other tests.
  const { user, system } = process.cpuUsage(before);
  const milliseconds = (user + system) / 1000;
  const { verdict, complete } = report;
  console.log(
    JSON.stringify({
      file,
      rules: [...new Set(report.findings.map((finding) => finding.rule))],
      unchecked: report.unchecked.map(({ what }) => what),
      milliseconds,
      verdict,
      complete,
    }),
  );
}
console.log(JSON.stringify({ peak: process.resourceUsage().maxRSS / 1024 }));
