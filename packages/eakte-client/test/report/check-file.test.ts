import { createMask, reportText, viewReport } from '@rathaus/client-core/texts';
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../src/report/index.ts';
import { catalogue } from '../../src/texts/index.ts';
import { forgeZip } from '../package/forge-zip.ts';
import { abgabe, clock } from './abgabe.ts';

const rulesOf = (report: Awaited<ReturnType<typeof checkFile>>) => [
  ...new Set(report.findings.map(({ rule }) => rule)),
];

describe('checkFile', () => {
  it('finds nothing wrong with a container that is right, from bytes, a Blob or a range source', async () => {
    const { entries, name } = await abgabe();
    const bytes = forgeZip(entries);
    let closed = 0;
    const source = {
      size: bytes.length,
      read: async (at: number, length: number) => {
        expect(closed).toBe(0);
        return bytes.subarray(at, at + length);
      },
      close: async () => void closed++,
    };
    for (const given of [bytes, new Blob([new Uint8Array(bytes)]), source]) {
      const report = await checkFile(given, { fileName: name, clock });
      expect(report).toMatchObject({
        kind: 'eakte.container',
        verdict: 'passed',
        findings: [],
        unchecked: [],
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
    expect(closed).toBe(1);
  });

  it('judges the message even when its checksum is wrong, and says both', async () => {
    const { entries, name } = await abgabe();
    const broken = forgeZip([{ ...entries[0]!, both: { crc: 1 } }, ...entries.slice(1)]);
    const report = await checkFile(broken, { fileName: name, clock });
    expect(rulesOf(report)).toEqual(['eakte.package.crc-mismatch']);
    expect(report.objects.dokumente).toBe(1);
    expect(report.verdict).toBe('failed');
  });

  it('says nothing about the content of a message that could not be read', async () => {
    const { entries, name } = await abgabe();
    const whole = forgeZip(entries);
    const said = async (bytes: Uint8Array) =>
      reportText(await checkFile(bytes, { fileName: name, clock }), catalogue);
    expect(await said(whole)).toContain('Inhalt: 1 Akte');
    const cut = await said(whole.subarray(0, whole.length - 200));
    expect(cut).toContain('abgeschnitten');
    expect(cut).not.toContain('Inhalt:');
  });

  it('counts all findings of a rule and keeps some', async () => {
    const { entries, name } = await abgabe(30);
    const report = await checkFile(forgeZip(entries.slice(0, 1)), {
      fileName: name,
      clock,
      maxFindingsPerRule: 7,
    });
    const missing = report.findings.filter(({ rule }) => rule === 'R12');
    expect(missing).toHaveLength(7);
    expect(report.counts.error).toBe(30);
    const group = viewReport(report, catalogue).groups.find(({ rule }) => rule === 'R12');
    expect(group).toMatchObject({ count: 30, severity: 'error' });
  });

  it('lets a profile weigh rules otherwise, those about containers too', async () => {
    const { entries, name } = await abgabe();
    const severities = { R12: 'info', 'eakte.package.subfolder': 'warning' } as const;
    const moved = [entries[0]!, { ...entries[1]!, name: `akten/${entries[1]!.name}` }];
    const report = await checkFile(forgeZip(moved), { fileName: name, clock, profile: { severities } });
    expect(report.counts.error).toBe(0);
    expect(report.counts).toMatchObject({ warning: 1 });
    expect(report.verdict).toBe('passed');
  });

  it('has failed without a message, whatever else is fine', async () => {
    const { entries, name } = await abgabe();
    const report = await checkFile(forgeZip(entries.slice(1)), { fileName: name, clock });
    expect(report.verdict).toBe('failed');
    expect(rulesOf(report)).toContain('eakte.package.no-message');
  });

  it('does not vouch for a second message that a profile lets in', async () => {
    const { entries, name } = await abgabe();
    const second = { ...entries[0]!, name: String(entries[0]!.name).replace(/^......../, '00000000') };
    const severities = { 'eakte.package.several-messages': 'off', 'eakte.package.naming': 'off' } as const;
    const report = await checkFile(forgeZip([...entries, second]), {
      fileName: name,
      clock,
      profile: { severities },
    });
    expect(report.unchecked.map(({ what }) => what)).toContain('eakte.unchecked.messages');
    expect(report.verdict).toBe('not-judged');
  });

  it('has never passed what could not be read, even when a profile silences the rule', async () => {
    const { entries, name } = await abgabe();
    const severities = { 'eakte.package.no-message': 'off', 'eakte.package.data-damaged': 'off' } as const;
    const options = { fileName: name, clock, profile: { severities } };
    const without = await checkFile(forgeZip(entries.slice(1)), options);
    expect(without).toMatchObject({
      verdict: 'not-judged',
      unchecked: [{ what: 'eakte.unchecked.message' }],
    });
    const packed = { ...entries[1]!, method: 8, packed: Buffer.from('kein Deflate') };
    const damaged = await checkFile(forgeZip([entries[0]!, packed]), options);
    expect(damaged).toMatchObject({
      verdict: 'not-judged',
      unchecked: [{ what: 'eakte.unchecked.entries', values: { files: 1 } }],
    });
  });

  it('gives no verdict on a bare message that refers to files, because nobody saw them', async () => {
    const { xml } = await abgabe(3);
    for (const text of [xml, `\ufeff${xml}`]) {
      const report = await checkFile(Buffer.from(text), { clock });
      expect(report).toMatchObject({
        kind: 'eakte.message',
        verdict: 'not-judged',
        findings: [],
        files: 0,
        unchecked: [{ what: 'eakte.unchecked.files', values: { files: 3 } }],
      });
      const said = reportText(report, catalogue);
      expect(said).toContain(
        'Abgabefähig: nicht beurteilbar\nNur die Nachricht lag vor, nicht ihre 3 Dateien.',
      );
      expect(said).toContain('Die 3 Dateien, die die Nachricht nennt, lagen nicht vor.');
      expect(said).toContain(
        'Nächster Schritt: Das ganze Paket (ZIP) prüfen: rathaus eakte check PAKET.zip.',
      );
    }
  });

  it('shows progress and leaves the outline away on request', async () => {
    const { entries, name } = await abgabe(20);
    const steps = new Set<string>();
    let last = 0;
    const report = await checkFile(forgeZip(entries), {
      fileName: name,
      clock,
      outline: false,
      onProgress: ({ step, done, total, unit }) => {
        steps.add(`${step} ${unit}`);
        expect(done).toBeLessThanOrEqual(total!);
        last = done / total!;
      },
    });
    expect([...steps]).toEqual(['files bytes', 'message bytes', 'digest bytes']);
    expect(last).toBe(1);
    expect(report.outline).toBeUndefined();
  });

  it('knows the words of the standard, so that a masked report keeps its paths', () => {
    const mask = createMask(catalogue, { mask: true });
    expect(mask.path('/Abgabe.Abgabe.0401/Schriftgutobjekt[2]/Akte/Müller')).toBe(
      '/Abgabe.Abgabe.0401/Schriftgutobjekt[2]/Akte/…',
    );
  });
});
