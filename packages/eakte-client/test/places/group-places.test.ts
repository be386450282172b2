import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '@rathaus/client-core/findings';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { writeTransfer } from '../../src/package/index.ts';
import { transferRuleSet } from '../../src/package/transfer-rules.ts';
import { type BatchFile, checkTransfer } from '../../src/report/index.ts';
import { procedureRuleSet } from '../../src/report/procedure-rules.ts';
import {
  type SampleContradiction,
  sampleContradictions,
  sampleMessage,
  sampleProcedure,
  sampleTransfer,
} from '../../src/sample/index.ts';
import { checked, packed, procedure } from '../batch/batch.ts';
import { offsetOf, placeAt } from './locate.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 120_000 });

const planted = new Set<string>();
const placesOf = (findings: readonly Finding[], rule: string) => {
  planted.add(rule);
  return findings.filter((finding) => finding.rule === rule).map(({ place }) => place);
};

let folder = '';
let parts: string[] = [];
let foreign = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-group-places-'));
  const write = async (seed: number, maxObjects: number) => {
    const { input, randomUuid } = sampleTransfer({ messageType: '0503', documents: 60, seed });
    const list = await writeTransfer(input, folder, { randomUuid, maxObjects });
    return list.parts.map((part) => join(folder, part.fileName));
  };
  parts = await write(1, 1);
  [foreign = ''] = await write(2, 2);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A part of a transfer of its own, with other values in its header. */
async function part(edit: (xml: string) => string): Promise<string> {
  const sample = sampleMessage({ version: '4.0.0', messageType: '0503', documents: 2 });
  const one = await packed(sample, '4.0.0', edit);
  const path = join(folder, `teil-${Math.random()}.zip`);
  await writeFile(path, one.source);
  return path;
}
const numbered = (number: number, total: number, text = '') =>
  part((xml) =>
    xml
      .replace(/(<xdomea:LfdNrNachrichtProTyp>)\d+/, `$1${number}`)
      .replace(/(<xdomea:GesamtanzahlNachrichtenProTyp>)\d+/, `$1${total}`)
      .replace('<xdomea:Betreff>', `<xdomea:Betreff>${text}`),
  );

describe('the place of a finding about a split transfer', () => {
  it('names the file, by its number and name', async () => {
    const broken = join(folder, 'kaputt.zip');
    await writeFile(broken, 'kein Paket');
    const nameOf = (path: string) => path.slice(folder.length + 1);
    const { findings } = await checkTransfer([...parts, foreign, broken, parts[1]!]);
    const at = (entry: number, path: string) => [{ kind: 'entry', entry, name: nameOf(path) }];
    expect(placesOf(findings, 'eakte.transfer.foreign')).toEqual(at(parts.length + 1, foreign));
    expect(placesOf(findings, 'eakte.transfer.unreadable')).toEqual(at(parts.length + 2, broken));
    expect(placesOf(findings, 'eakte.transfer.repeated')).toEqual(at(parts.length + 3, parts[1]!));

    const sources = await Promise.all([
      numbered(1, 3),
      numbered(1, 3, 'Neu: '),
      numbered(2, 4),
      numbered(7, 3),
    ]);
    const other = await checkTransfer(sources);
    expect(placesOf(other.findings, 'eakte.transfer.conflict')).toEqual(at(2, sources[1]!));
    expect(placesOf(other.findings, 'eakte.transfer.total')).toEqual(at(3, sources[2]!));
    expect(placesOf(other.findings, 'eakte.transfer.unnumbered')).toEqual(at(4, sources[3]!));
  });

  it('is the transfer as a whole where a part is missing', async () => {
    const { findings } = await checkTransfer([parts[0]!]);
    expect(placesOf(findings, 'eakte.transfer.missing')).toEqual([{ kind: 'entry', whole: 'handover' }]);
  });
});

describe('the place of a finding about a procedure', () => {
  /** By contradiction: the rule with the fault, and the element in the message that has it, in words of 4.0. */
  const expected: Readonly<
    Record<SampleContradiction, readonly [rule: string, fault: string, path: RegExp]>
  > = {
    'destroyed-transferred': ['R24', 'transferred-against', /\/Akte$|\/Vorgang(\[\d+\])?$/],
    'unoffered-transferred': ['R24', 'transferred-unappraised', /\/Akte$|\/Vorgang(\[\d+\])?$/],
    'kept-not-transferred': ['R24', 'not-transferred', /^\/[^/]*0503$/],
    'offered-not-appraised': ['R24', 'not-appraised', /^\/[^/]*0502$/],
    'unoffered-appraised': ['R24', 'not-offered', /\/Bewertetes(SGO|Objekt)\[\d+\]\/(xdomeaUU)?ID$/],
    'unknown-confirmed': ['R33', 'not-transferred', /\/AusgesondertesSGO\[\d+\]\/(IDSGO|xdomeaUUID)$/],
    'result-missing': ['R33', 'no-result', /^\/[^/]*0506$/],
    'unwanted-reference': ['R33', 'archive-id-unwanted', /\/AusgesondertesSGO(\[\d+\])?\/Archivkennung$/],
    'other-part': ['R08', 'part', /\/LfdNrNachrichtProTyp$/],
    'unknown-original': ['R08', 'unknown', /\/UUIDUrsprungsnachricht$/],
    'other-original': ['R08', 'type', /\/UUIDUrsprungsnachricht$/],
  };
  const cases = (['3.1.0', '4.0.0'] as const).flatMap((version) =>
    sampleContradictions(version, 4).map((one) => ({ version, ...one })),
  );

  it.each(cases)('$contradiction in $version names file and element', async (one) => {
    const { version, contradiction, messageType } = one;
    const files = await procedure({ version, contradiction });
    const { groups } = await checked(files.values());
    const [rule, fault, path] = expected[contradiction];
    const own = groups[0]!.findings.filter(
      ({ rule: id, values }) => id === rule && (values.fault as { term?: string }).term === fault,
    );
    expect(own.length).toBeGreaterThan(0);
    let xml = '';
    const sample = [...sampleProcedure({ version, contradiction })].find(
      ({ message }) => message.messageType === messageType,
    )!;
    await packed(sample, version, (text) => {
      xml = text;
      return text;
    });
    for (const { place } of own) {
      expect(place).toMatchObject({ kind: 'path', file: files.get(messageType)!.fileName });
      if (place.kind !== 'path') continue;
      expect(place.path).toMatch(path);
      expect({ line: place.line, column: place.column }).toEqual(placeAt(xml, offsetOf(xml, place.path)!));
    }
  });

  it('names the message that has errors of its own', async () => {
    const files = await procedure({ version: '3.1.0' });
    const [offer] = sampleProcedure({ version: '3.1.0' });
    const wrong = await packed(offer!, '3.1.0', (xml) =>
      xml.replace('<xdomea:Betreff>', '<xdomea:Farbe/>$&'),
    );
    const others = [...files].filter(([type]) => type !== '0501').map(([, file]) => file);
    const { groups } = await checked([...others, wrong] as BatchFile[]);
    expect(placesOf(groups[0]!.findings, 'eakte.procedure.message-failed')).toEqual([
      { kind: 'entry', entry: others.length + 1, name: wrong.fileName },
    ]);
  });

  it('names the reply that reports a failed import', async () => {
    const files = [...(await procedure({ version: '3.1.0', outcome: 'partial' })).entries()];
    const { groups } = await checked(files.map(([, file]) => file));
    const at = files.findIndex(([type]) => type === '0506');
    expect(placesOf(groups[0]!.findings, 'eakte.procedure.import-failed')).toEqual([
      { kind: 'entry', entry: at + 1, name: files[at]![1].fileName },
    ]);
    expect(placesOf(groups[0]!.findings, 'eakte.procedure.message-failed')).toEqual([]);
  });

  it('is the procedure as a whole where parts are missing', async () => {
    const files = await procedure({ version: '4.0.0' });
    const sample = [...sampleProcedure({ version: '4.0.0' })].find(
      ({ message }) => message.messageType === '0503',
    )!;
    const first = await packed(sample, '4.0.0', (xml) =>
      xml.replace(/(<xdomea:GesamtanzahlNachrichtenProTyp>)\d+/, '$12'),
    );
    const others = [...files].filter(([type]) => type !== '0503').map(([, file]) => file);
    const { groups } = await checked([...others, first]);
    expect(placesOf(groups[0]!.findings, 'eakte.procedure.parts-missing')).toEqual([
      { kind: 'entry', whole: 'procedure' },
    ]);
  });
});

it('of each rule about transfers and procedures is planted', () => {
  const rules = [...Object.keys(transferRuleSet.kinds), ...Object.keys(procedureRuleSet.kinds)];
  expect(rules.filter((rule) => !planted.has(rule))).toEqual([]);
});
