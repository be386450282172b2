import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { containerRules, readContainer } from '../../src/package/index.ts';
import { hostileContainers } from './hostile-containers.ts';

// Making a bomb takes a while on a busy machine; what is judged is the work and the processor time of reading it.
vi.setConfig({ testTimeout: 60_000 });

interface Outcome {
  file: string;
  rules: string[];
  /** Bytes of the container. */
  size: number;
  /** Bytes of it that were read, what was read twice counted twice. */
  asked: number;
  /** Bytes that came out of its entries. */
  unpacked: number;
  milliseconds: number;
  kept: number;
}

/** Milliseconds. */
const second = 1000;

const outcomes: Outcome[] = [];
let peak = Number.POSITIVE_INFINITY;
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rathaus-hostile-'));
  try {
    for (const [index, { make }] of hostileContainers.entries())
      await writeFile(join(folder, `${index}.zip`), make());
    const script = fileURLToPath(new URL('./run-hostile.ts', import.meta.url));
    // Little heap: how much of a large one is left uncollected says nothing about the reader.
    const heap = ['--max-old-space-size=64', '--max-semi-space-size=2'];
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [...heap, script, folder, String(second)],
      { maxBuffer: 1 << 24 },
    );
    for (const line of stdout.trim().split('\n')) {
      const outcome = JSON.parse(line) as Outcome | { peak: number };
      if ('peak' in outcome) peak = outcome.peak;
      else outcomes[Number.parseInt(outcome.file, 10)] = outcome;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 120_000);

describe('hostile containers', () => {
  it('are at least sixty, each of its own', () => {
    expect(new Set(hostileContainers.map((hostile) => hostile.what)).size).toBe(hostileContainers.length);
    expect(hostileContainers.length).toBeGreaterThanOrEqual(60);
  });

  it('are read within 200 MiB, Node included', () => {
    expect(peak).toBeLessThan(200);
  });

  it.each(hostileContainers)('$what gives $rule within a second', ({ what, rule }) => {
    const outcome = outcomes[hostileContainers.findIndex((hostile) => hostile.what === what)];
    expect(outcome?.rules).toContain(rule);
    expect(outcome?.milliseconds).toBeLessThan(second);
    expect(outcome?.kept).toBeLessThanOrEqual(1000);
  });

  it('are never unpacked beyond a megabyte, nor read more often than directory, headers and contents ask for', () => {
    for (const { asked, size, unpacked, rules } of outcomes) {
      expect(unpacked, rules.join()).toBeLessThan(1e6);
      expect(asked, rules.join()).toBeLessThanOrEqual(4 * size);
    }
  });

  it.each(hostileContainers)(
    '$what is refused when read for use, or reported where it is harmless',
    async ({ rule, make }) => {
      const use = async () => {
        await using container = await readContainer(make(), { fileName: 'x.zip' });
        for (const entry of container.entries) for await (const _ of container.open(entry));
        return container.findings.map((finding) => finding.rule as string);
      };
      if (containerRules[rule].effect === 'refuse') {
        await expect(use()).rejects.toMatchObject({
          code: expect.stringMatching(/^eakte\.package\./),
          origin: 'peer',
        });
      } else {
        expect(await use()).toContain(rule);
      }
    },
  );
});

describe('the rules', () => {
  it.each(Object.keys(containerRules))('%s has a hostile example', (rule) => {
    expect(hostileContainers.map((hostile) => hostile.rule as string)).toContain(rule);
  });
});
