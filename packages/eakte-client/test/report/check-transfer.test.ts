import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportText } from '@rathaus/client-core/texts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { writeTransfer } from '../../src/package/index.ts';
import { checkTransfer } from '../../src/report/index.ts';
import { sampleTransfer } from '../../src/sample/index.ts';
import { catalogue } from '../../src/texts/index.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

let folder = '';
let parts: string[] = [];
let others: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-check-transfer-'));
  const write = async (seed: number, maxObjects: number) => {
    const { input, randomUuid } = sampleTransfer({ messageType: '0503', documents: 160, seed });
    const list = await writeTransfer(input, folder, { randomUuid, maxObjects });
    return list.parts.map((part) => join(folder, part.fileName));
  };
  parts = await write(1, 1);
  others = await write(2, 2);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('checkTransfer', () => {
  it('passes when all parts are there, in any order', async () => {
    const report = await checkTransfer(parts.toReversed());
    expect(report).toMatchObject({
      kind: 'eakte.transfer',
      verdict: 'passed',
      messageType: '0503',
      total: 8,
      present: [1, 2, 3, 4, 5, 6, 7, 8],
      missing: [],
      findings: [],
    });
    expect(reportText(report, catalogue)).toContain('Alle Teile da: ja');
  });

  it('names what is missing, in ranges', async () => {
    const report = await checkTransfer([parts[0]!, parts[2]!, parts[6]!]);
    expect(report).toMatchObject({ verdict: 'failed', missing: [2, 4, 5, 6, 8] });
    const said = reportText(report, catalogue);
    expect(said).toContain('Es fehlen 5 von 8 Teilen: 2, 4-6, 8.');
    expect(said).toContain('Teile: 3 von 8');
    expect(said).toContain('Nächster Schritt: Exportieren Sie die fehlenden Teile');
    expect(reportText(report, catalogue, { mask: true, language: 'en' })).toContain(
      '5 of 8 parts are missing: 2, 4-6, 8.',
    );
  });

  it('reports what does not belong there and still counts the rest', async () => {
    const text = join(folder, 'Bescheid Dvořák.zip');
    await writeFile(text, 'kein Container');
    const report = await checkTransfer([...parts, others[0]!, text, parts[3]!]);
    expect(report.findings.map(({ rule, severity, place }) => [rule, severity, place])).toMatchObject([
      ['eakte.transfer.foreign', 'error', { kind: 'entry', entry: 9 }],
      ['eakte.transfer.unreadable', 'error', { kind: 'entry', entry: 10, name: 'Bescheid Dvořák.zip' }],
      ['eakte.transfer.repeated', 'info', { kind: 'entry', entry: 11 }],
    ]);
    expect(report).toMatchObject({ verdict: 'failed', missing: [] });
    expect(reportText(report, catalogue)).toContain('Bescheid Dvořák.zip');
    expect(reportText(report, catalogue, { mask: true })).not.toContain('Dvořák');
  });

  it('takes a part for another only when number or message are given twice', async () => {
    const changed = join(folder, 'anders gepackt.zip');
    // With a comment of one character at its end (APPNOTE 4.3.16).
    const bytes = Buffer.concat([await readFile(parts[0]!), Buffer.from('x')]);
    bytes.writeUInt16LE(1, bytes.length - 3);
    await writeFile(changed, bytes);
    const report = await checkTransfer([...parts, changed]);
    expect(report.findings).toMatchObject([
      { rule: 'eakte.transfer.conflict', place: { entry: 9 }, values: { part: 1 } },
    ]);
    expect(report.present).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('gives no verdict on nothing', async () => {
    const report = await checkTransfer([]);
    expect(report).toMatchObject({ verdict: 'not-judged', total: undefined });
    expect(reportText(report, catalogue)).toContain('Es wurde kein Teil einer Abgabe angegeben.');
  });

  it('throws when a file cannot be read or the caller goes', async () => {
    await expect(checkTransfer([join(folder, 'fehlt.zip')])).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(checkTransfer(parts, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'core.aborted',
    });
  });
});
