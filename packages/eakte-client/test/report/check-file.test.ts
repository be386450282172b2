import { describe, expect, it } from 'vitest';
import { checkFile } from '../../src/report/index.ts';
import { samplePdf } from '../../src/sample/index.ts';
import { createAbgabe, writeMessageText } from '../../src/xdomea/index.ts';
import { type ForgedEntry, forgeZip } from '../package/forge-zip.ts';

const now = new Date('2026-11-23T12:00:00Z');

async function abgabe(documents = 1) {
  const { message, files } = createAbgabe({
    autor: 'Stadt Musterstadt',
    leser: 'Stadt Beispielhausen',
    now: new Date('2026-11-20T08:00:00Z'),
    akte: { betreff: 'Hundesteuer', kennzeichen: '22.31' },
    vorgaenge: [
      {
        betreff: 'Anmeldung',
        dokumente: Array.from({ length: documents }, (_, index) => ({
          betreff: `Antrag ${index}`,
          fileName: 'a.pdf',
        })),
      },
    ],
  });
  const xml = await writeMessageText(message, { version: '3.0.0' });
  const stem = `${message.kopf.prozessId}_Abgabe.Abgabe.0401`;
  const entries: ForgedEntry[] = [
    { name: `${stem}.xml`, data: Buffer.from(xml), method: 8 },
    ...files.map((file) => ({ name: file.dateiname, data: Buffer.from(samplePdf('Antrag')) })),
  ];
  return { xml, entries, name: `${stem}.zip` };
}

describe('checkFile', () => {
  it('finds nothing wrong with a container that is right, from bytes, a Blob or a range source', async () => {
    const { entries, name } = await abgabe();
    const bytes = forgeZip(entries);
    const source = {
      size: bytes.length,
      read: async (at: number, length: number) => bytes.subarray(at, at + length),
      close: async () => undefined,
    };
    for (const given of [bytes, new Blob([new Uint8Array(bytes)]), source]) {
      const report = await checkFile(given, { name, now });
      expect(report.groups).toEqual([]);
      expect(report).toMatchObject({
        kind: 'container',
        acceptable: true,
        version: '3.0.0',
        files: 1,
        complete: true,
      });
      expect(report.outline?.roots[0]).toMatchObject({
        kind: 'Akte',
        title: 'Hundesteuer',
        children: [{ kind: 'Vorgang' }],
      });
    }
  });

  it('judges the message even when its checksum is wrong, and says both', async () => {
    const { entries, name } = await abgabe();
    const report = await checkFile(forgeZip([{ ...entries[0]!, both: { crc: 1 } }, ...entries.slice(1)]), {
      name,
      now,
    });
    expect(report.groups.map((group) => group.rule)).toEqual(['eakte.package.crc-mismatch']);
    expect(report.objects.dokumente).toBe(1);
    expect(report.acceptable).toBe(false);
  });

  it('counts all findings of a rule and keeps some', async () => {
    const { entries, name } = await abgabe(30);
    const report = await checkFile(forgeZip(entries.slice(0, 1)), { name, now, maxFindingsPerRule: 7 });
    const missing = report.groups.find((group) => group.rule === 'R12');
    expect(missing).toMatchObject({
      count: 30,
      severity: 'error',
      repair: { how: { de: expect.any(String) } },
    });
    expect(missing?.places).toHaveLength(7);
    expect(report.errors).toBe(30);
  });

  it('groups findings of one rule by severity, as a profile sets it', async () => {
    const { entries, name } = await abgabe();
    const profile = { severities: { R12: 'info' as const } };
    const report = await checkFile(forgeZip(entries.slice(0, 1)), { name, now, profile });
    expect(report.groups.find((group) => group.rule === 'R12')?.severity).toBe('info');
    expect(report.acceptable).toBe(true);
  });

  it('is not ready to hand over without a message, whatever else is fine', async () => {
    const { entries, name } = await abgabe();
    const report = await checkFile(forgeZip(entries.slice(1)), { name, now });
    expect(report.acceptable).toBe(false);
    expect(report.groups.map((group) => group.rule)).toContain('eakte.package.no-message');
  });

  it('checks a bare message, with a byte order mark or white space in front', async () => {
    const { xml } = await abgabe();
    for (const text of [xml, `\ufeff${xml}`]) {
      const report = await checkFile(Buffer.from(text), { now });
      expect(report).toMatchObject({ kind: 'message', acceptable: true, files: 0 });
    }
  });

  it('tells progress, stops at a signal and leaves the outline away on request', async () => {
    const { entries, name } = await abgabe(20);
    const steps = new Set<string>();
    let last = 0;
    const bytes = forgeZip(entries);
    const report = await checkFile(bytes, {
      name,
      now,
      outline: false,
      onProgress: ({ step, bytes: read, total }) => {
        steps.add(step);
        expect(read).toBeLessThanOrEqual(total);
        last = read / total;
      },
    });
    expect([...steps]).toEqual(['files', 'message']);
    expect(last).toBe(1);
    expect(report.outline).toBeUndefined();
    await expect(checkFile(bytes, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
