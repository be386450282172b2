import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { hostileMessages, inContainer } from './hostile-messages.ts';

interface Outcome {
  file: string;
  rules: string[];
  unchecked: string[];
  milliseconds: number;
  verdict: string;
}

/** Milliseconds. */
const second = 1000;

const outcomes = new Map<string, Outcome>();
let peak = Number.POSITIVE_INFINITY;
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rathaus-hostile-'));
  try {
    for (const [index, { make }] of hostileMessages.entries()) {
      await writeFile(join(folder, `${index}.xml`), make());
      await writeFile(join(folder, `${index}.zip`), inContainer(make));
    }
    const script = fileURLToPath(new URL('./run-hostile-messages.ts', import.meta.url));
    // Little heap: how much of a large one is left uncollected says nothing about the reader.
    const heap = ['--max-old-space-size=32', '--max-semi-space-size=2'];
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [...heap, script, folder, String(second)],
      { maxBuffer: 1 << 24 },
    );
    for (const line of stdout.trim().split('\n')) {
      const outcome = JSON.parse(line) as Outcome | { peak: number };
      if ('peak' in outcome) peak = outcome.peak;
      else outcomes.set(outcome.file, outcome);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 120_000);

const cases = hostileMessages.flatMap(({ what, rule }, index) =>
  (['xml', 'zip'] as const).map((form) => ({ what, rule, form, file: `${index}.${form}` })),
);

describe('hostile messages', () => {
  it('are read within 200 MiB, Node included', () => {
    expect(peak).toBeLessThan(200);
  });

  it.each(cases)('$what ($form) gives $rule within a second', ({ rule, file }) => {
    const outcome = outcomes.get(file);
    // Text that repeats is packed so densely that the container is refused before its message is read.
    if (!outcome?.rules.includes('eakte.package.ratio'))
      expect([...outcome!.rules, ...outcome!.unchecked]).toContain(rule);
    expect(outcome?.verdict).toBe(rule.startsWith('eakte.unchecked.') ? 'not-judged' : 'failed');
    expect(outcome?.milliseconds).toBeLessThan(second);
  });
});
