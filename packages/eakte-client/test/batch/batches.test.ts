import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRathausError } from '@rathaus/client-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { writeTransfer } from '../../src/package/index.ts';
import { type BatchFile, checkFiles, planBatch } from '../../src/report/index.ts';
import { sampleMessage, sampleProcedure, sampleTransfer } from '../../src/sample/index.ts';
import { checked, clock, foundIn, packed, procedure, said } from './batch.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 120_000 });

let folder = '';
let number = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-batch-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const transfer = async (seed: number): Promise<BatchFile> =>
  packed(sampleMessage({ version: '3.1.0', messageType: '0503', documents: 2, seed }), '3.1.0');

async function parts(maxObjects: number, documents = 160): Promise<BatchFile[]> {
  const { input, randomUuid } = sampleTransfer({ messageType: '0503', documents, seed: 1 });
  number += 1;
  const target = join(folder, String(number));
  await mkdir(target);
  const list = await writeTransfer(input, target, { randomUuid, maxObjects });
  return list.parts.map((part) => ({ source: join(target, part.fileName) }));
}

describe('a batch', () => {
  it('judges transfers that have nothing to do with each other one by one', async () => {
    const { groups, verdict, items } = await checked([
      await transfer(1),
      await transfer(2),
      await transfer(3),
    ]);
    expect(groups).toEqual([]);
    expect(items.map(({ type }) => type)).toEqual(['file', 'file', 'file']);
    expect(verdict).toBe('passed');
  });

  it('takes the parts of one transfer together, also beside others', async () => {
    const files = await parts(1);
    const { groups, reports } = await checked([...files.toReversed(), await transfer(2)]);
    expect(groups).toMatchObject([{ kind: 'eakte.transfer', verdict: 'passed', total: 8, missing: [] }]);
    expect(groups[0]).toMatchObject({ state: { parts: { length: 8 } } });
    expect(reports.flatMap(foundIn)).toEqual([]);
  });

  it('misses parts, also when one of them is there alone', async () => {
    const files = await parts(1);
    const some = await checked([files[0]!, files[2]!]);
    expect(some.groups).toMatchObject([{ verdict: 'failed', missing: [2, 4, 5, 6, 7, 8] }]);
    expect(some.verdict).toBe('failed');
    const one = await checked([files[4]!, await transfer(2)]);
    expect(one.groups).toMatchObject([{ verdict: 'failed', missing: { length: 7 } }]);
    expect(said(one.groups[0]!)).toContain('Es fehlen 7 von 8 Teilen');
  });

  it('takes a part that comes twice for a repetition', async () => {
    const files = await parts(1);
    const again = await checked([...files, files[0]!]);
    expect(again.groups).toMatchObject([{ verdict: 'passed' }]);
    expect(again.groups[0]!.findings.map(({ rule }) => rule)).toEqual(['eakte.transfer.repeated']);
    expect(again.reports.flatMap(foundIn)).toEqual([['R09', 'same', 'info']]);
  });

  it('goes on behind what cannot be read, and says it', async () => {
    const nothing = join(folder, 'nichts.zip');
    const text = join(folder, 'text.zip');
    await writeFile(text, 'kein Paket');
    const { faults, reports, verdict } = await checked([
      { source: nothing },
      { source: text },
      await transfer(1),
    ]);
    expect(faults).toMatchObject([{ file: { number: 1 }, error: { code: 'ENOENT' } }]);
    expect(reports.map(({ verdict }) => verdict)).toEqual(['failed', 'passed']);
    expect(verdict).toBe('failed');
  });

  it('of nothing is no pass', async () => {
    const { items, verdict } = await checked([]);
    expect([items, verdict]).toEqual([[], 'not-judged']);
  });

  it('tells its progress, and an observer that fails changes nothing', async () => {
    const steps: string[] = [];
    const { verdict } = await checked([await transfer(1), await transfer(2)], {
      onProgress({ step, done, total }) {
        steps.push(`${step} ${done}/${total}`);
        throw new Error('broken');
      },
      logger: () => undefined,
    });
    expect(steps).toEqual(['heads 1/undefined', 'heads 2/undefined', 'checked 1/2', 'checked 2/2']);
    expect(verdict).toBe('passed');
  });

  it('ends at once with core.aborted', async () => {
    const abort = new AbortController();
    const seen: string[] = [];
    const run = async () => {
      for await (const item of checkFiles([await transfer(1), await transfer(2)], {
        clock,
        signal: abort.signal,
      })) {
        seen.push(item.type);
        abort.abort();
      }
    };
    await expect(run()).rejects.toSatisfy((error) => isRathausError(error) && error.code === 'core.aborted');
    expect(seen).toEqual(['file']);
  });

  it('does not open a source of its own that is in use, and closes it once', async () => {
    const { source, fileName } = await transfer(1);
    const bytes = source as Uint8Array;
    let closed = 0;
    const own = {
      size: bytes.length,
      read: async (position: number, length: number) => {
        if (closed > 0) throw new Error('closed');
        return bytes.subarray(position, position + length);
      },
      close: async () => {
        closed += 1;
      },
    };
    const { reports } = await checked([{ source: own, fileName }]);
    expect(reports).toMatchObject([{ verdict: 'passed' }]);
    expect(closed).toBe(1);
  });
});

describe('planBatch', () => {
  it('groups by process and orders by step', async () => {
    const one = await procedure({ version: '4.0.0', seed: 1 });
    const other = await procedure({ version: '3.1.0', seed: 2, steps: 2 });
    const mixed = [...one.values(), await transfer(7), ...other.values()].toReversed();
    const { groups, files } = await planBatch(mixed);
    expect(files).toHaveLength(mixed.length);
    expect(groups.map(({ kind, files }) => [kind, files.map(({ messageType }) => messageType)])).toEqual([
      ['procedure', ['0503', '0507', '0506']],
      ['single', ['0503']],
      ['procedure', ['0501', '0504', '0502', '0505', '0503', '0507', '0506']],
    ]);
  });

  it('keeps a process in which everything is of one type together', async () => {
    const [offer] = sampleProcedure({ version: '3.1.0' });
    const file = await packed(offer!, '3.1.0');
    const { groups } = await planBatch([file, file]);
    expect(groups).toMatchObject([{ kind: 'procedure', files: [{ isSame: false }, { isSame: true }] }]);
  });
});
