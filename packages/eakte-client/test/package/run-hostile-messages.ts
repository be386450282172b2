import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { processorTime } from '../../../../tools/testing/processor-time.ts';
import { checkFile } from '../../src/report/index.ts';

// A process of its own that only reads, so that its peak memory is that of checking hostile messages and nothing else.
const [folder, limit] = [process.argv[2]!, Number(process.argv[3])];
for (const file of await readdir(folder)) {
  let outcome: object | undefined;
  const milliseconds = await processorTime(async () => {
    const { findings, unchecked, verdict, complete } = await checkFile(join(folder, file));
    const rules = [...new Set(findings.map((finding) => finding.rule))];
    outcome = { file, rules, unchecked: unchecked.map(({ what }) => what), verdict, complete };
  }, limit);
  console.log(JSON.stringify({ ...outcome, milliseconds }));
}
console.log(JSON.stringify({ peak: process.resourceUsage().maxRSS / 1024 }));
