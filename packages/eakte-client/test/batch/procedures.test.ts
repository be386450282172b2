import { describe, expect, it, vi } from 'vitest';
import type { BatchFile } from '../../src/report/index.ts';
import { sampleContradictions, sampleProcedure } from '../../src/sample/index.ts';
import { writeMessageText, xdomeaVersions } from '../../src/xdomea/index.ts';
import { checked, foundIn, packed, procedure, said } from './batch.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 120_000 });

const order = ['0501', '0504', '0502', '0505', '0503', '0507', '0506'];
const without = (files: ReadonlyMap<string, BatchFile>, ...types: string[]) =>
  [...files].filter(([type]) => !types.includes(type)).map(([, file]) => file);
const cases = xdomeaVersions.flatMap((version) => ([4, 2] as const).map((steps) => ({ version, steps })));

describe('the messages of a procedure', () => {
  it.each(cases)('pass together and one behind the other, $version in $steps steps', async (sample) => {
    const files = await procedure(sample);
    const { reports, groups, verdict } = await checked([...files.values()].toReversed());
    expect(reports.map(({ messageType }) => messageType)).toEqual(order.filter((type) => files.has(type)));
    expect(
      reports.map(({ verdict, unchecked, findings }) => [verdict, unchecked, foundIn({ findings })]),
    ).toEqual(reports.map(() => ['passed', [], []]));
    expect(groups).toMatchObject([{ kind: 'eakte.procedure', verdict: 'passed', missing: [], awaited: [] }]);
    expect([verdict, groups.length]).toEqual(['passed', 1]);
    expect(said(groups[0]!)).toContain('Verfahren stimmig: ja');
  });

  it('are found by their id, whatever the files are called and however the id is written', async () => {
    const files = [];
    let number = 0;
    for (const one of sampleProcedure({ version: '4.0.0' })) {
      number += 1;
      const upper = (xml: string) =>
        xml.replace(/(<xdomea:ProzessID>)([^<]*)/, (_, tag: string, id: string) => tag + id.toUpperCase());
      const { source } = await packed(one, '4.0.0', number % 2 === 0 ? upper : undefined);
      files.push({ source, fileName: `${9 - number}.zip` });
    }
    const { groups, reports } = await checked(files);
    expect(groups).toMatchObject([{ kind: 'eakte.procedure', verdict: 'passed' }]);
    expect(reports.map(({ verdict }) => verdict)).toEqual(reports.map(() => 'passed'));
  });
});

describe('a contradiction in a procedure', () => {
  /** By contradiction: rule and fault, type of the message, and what the sentence on top must say. */
  const expected: Record<string, [rule: string, fault: string, sentence: RegExp]> = {
    'destroyed-transferred': [
      'R24',
      'transferred-against',
      /Akte [0-9a-f-]{36} wird ausgesondert \(0503\), obwohl mit V bewertet \(0502\)\./,
    ],
    'unoffered-transferred': [
      'R24',
      'transferred-unappraised',
      /Akte [0-9a-f-]{36} wird ausgesondert \(0503\), ist aber nicht bewertet \(0502\)\./,
    ],
    'kept-not-transferred': [
      'R24',
      'not-transferred',
      /Das Objekt [0-9a-f-]{36} ist mit A bewertet \(0502\), fehlt aber in der Aussonderung \(0503\)\./,
    ],
    'offered-not-appraised': [
      'R24',
      'not-appraised',
      /Das Objekt [0-9a-f-]{36} ist angeboten \(0501\), aber nicht bewertet \(0502\)\./,
    ],
    'unoffered-appraised': [
      'R24',
      'not-offered',
      /Das Objekt [0-9a-f-]{36} ist bewertet \(0502\), aber nicht angeboten \(0501\)\./,
    ],
    'unknown-confirmed': [
      'R33',
      'not-transferred',
      /Die Bestätigung \(0506\) hat ein Ergebnis für das Objekt [0-9a-f-]{36}, das nicht ausgesondert wurde \(0503\)\./,
    ],
    'result-missing': [
      'R33',
      'no-result',
      /Das Objekt [0-9a-f-]{36} wurde ausgesondert \(0503\), hat aber kein Ergebnis in der Bestätigung \(0506\)\./,
    ],
    'unwanted-reference': [
      'R33',
      'archive-id-unwanted',
      /hat eine Archivkennung, obwohl die 0503 keine verlangte/,
    ],
    'other-part': ['R08', 'part', /Die Antwort nennt Teil 2, die Ursprungsnachricht ist Teil 1\./],
    'unknown-original': [
      'R08',
      'unknown',
      /Die Ursprungsnachricht [0-9a-f-]{36} ist in diesem Verfahren nicht bekannt\./,
    ],
    'other-original': [
      'R08',
      'type',
      /Genannt ist eine Nachricht vom Typ 0501, eine 0506 antwortet aber auf 0503\./,
    ],
  };

  const planted = xdomeaVersions.flatMap((version) =>
    ([4, 2] as const).flatMap((steps) =>
      sampleContradictions(version, steps).map((one) => ({ version, steps, ...one })),
    ),
  );
  it.each(planted)(
    '$contradiction in $version, $steps steps',
    async ({ version, steps, contradiction, messageType }) => {
      const files = await procedure({ version, steps, contradiction });
      const { groups, reports, verdict: whole } = await checked(files.values());
      const [rule, fault, sentence] = expected[contradiction]!;
      const report = groups[0]!;
      const at = reports.find((one) => one.messageType === messageType)!;
      expect(foundIn(at).map((one) => one.slice(0, 2))).toContainEqual([rule, fault]);
      expect(foundIn(report).map((one) => one.slice(0, 2))).toContainEqual([rule, fault]);
      for (const mask of [false, true]) expect(said(report, mask)).toMatch(sentence);
      // A reference that nobody asked for harms nobody.
      const verdict = contradiction === 'unwanted-reference' ? 'passed' : 'failed';
      expect([at.verdict, report.verdict, whole]).toEqual([verdict, verdict, verdict]);
      // Nobody else is blamed but who rests on the planted fault.
      const innocent = reports.filter((one) => order.indexOf(one.messageType!) < order.indexOf(messageType));
      expect(innocent.flatMap(foundIn)).toEqual([]);
    },
  );

  it('names the file at the place of the finding', async () => {
    const files = await procedure({ version: '4.0.0', contradiction: 'destroyed-transferred' });
    const { groups } = await checked(files.values());
    const finding = groups[0]!.findings.find(({ rule }) => rule === 'R24')!;
    expect(finding.place).toMatchObject({
      kind: 'path',
      file: files.get('0503')!.fileName,
      record: { kind: 'Akte' },
    });
  });
});

describe('a message that is missing', () => {
  it.each(['3.1.0', '4.0.0'] as const)('is named with what it leaves open, %s', async (version) => {
    const files = await procedure({ version });
    const { groups, reports, verdict } = await checked(without(files, '0502'));
    expect(groups).toMatchObject([{ verdict: 'not-judged', missing: ['0502'] }]);
    expect(said(groups[0]!)).toContain(
      'Im Ordner fehlt: Bewertungsverzeichnis (0502). Nicht geprüft ist deshalb, ob dazu passt: Empfangsbestätigung der Bewertung (0505) und Aussonderung (0503).',
    );
    expect(reports.flatMap(foundIn)).toEqual([]);
    expect(verdict).toBe('not-judged');
  });

  it.each([
    ['0501', ['0504', '0502']],
    ['0503', ['0507', '0506']],
  ])('%s leaves %j open and fails nobody', async (type, affected) => {
    const files = await procedure({ version: '4.0.0' });
    const { groups, reports } = await checked(without(files, type));
    expect(groups).toMatchObject([{ verdict: 'not-judged', missing: [type] }]);
    for (const { messageType, verdict, findings } of reports) {
      expect(findings).toEqual([]);
      expect([messageType, verdict]).toEqual([
        messageType,
        affected.includes(messageType!) ? 'not-judged' : 'passed',
      ]);
    }
  });

  it.each(['0504', '0505', '0507'])('the receipt %s is missed by nobody', async (type) => {
    const { groups } = await checked(without(await procedure({ version: '4.0.0' }), type));
    expect(groups).toMatchObject([{ verdict: 'passed', missing: [] }]);
  });

  it('a confirmation that has not come is waited for', async () => {
    const { groups } = await checked(without(await procedure({ version: '4.0.0' }), '0506'));
    expect(groups).toMatchObject([{ verdict: 'passed', awaited: ['0506'] }]);
    expect(said(groups[0]!)).toContain(
      'Steht noch aus: Bestätigung des Imports der Aussonderung (0506) – vorher nichts löschen',
    );
  });

  it('one that breaks off is compared with nothing', async () => {
    const files = await procedure({ version: '3.1.0' });
    const [offer] = sampleProcedure({ version: '3.1.0' });
    const broken = await packed(offer!, '3.1.0', (xml) => xml.slice(0, -3000));
    const { groups, reports } = await checked([broken, ...without(files, '0501')]);
    expect(groups).toMatchObject([{ verdict: 'failed' }]);
    const appraisal = reports.find(({ messageType }) => messageType === '0502')!;
    expect(appraisal).toMatchObject({ verdict: 'not-judged', findings: [] });
    expect(said(groups[0]!)).toContain('Im Ordner, aber nicht ganz lesbar: Anbieteverzeichnis (0501).');
  });
});

describe('a message that comes twice', () => {
  it('is a note when it says the same, packed or not', async () => {
    const files = await procedure({ version: '4.0.0' });
    const again = { source: files.get('0501')!.source, fileName: files.get('0501')!.fileName };
    const { groups, reports } = await checked([again, ...files.values()]);
    expect(reports.flatMap(foundIn)).toEqual([['R09', 'same', 'info']]);
    expect(groups).toMatchObject([{ verdict: 'passed' }]);
    const [offer] = sampleProcedure({ version: '4.0.0' });
    const source = Buffer.from(await writeMessageText(offer!.message, { version: '4.0.0' }));
    const bare = await checked([...files.values(), { source, fileName: offer!.names.message }]);
    expect(bare.reports.flatMap(foundIn)).toEqual([['R09', 'same', 'info']]);
  });

  it.each(['3.1.0', '4.0.0'] as const)('is an error with other content, %s', async (version) => {
    const files = await procedure({ version });
    const [offer] = sampleProcedure({ version });
    const changed = await packed(offer!, version, (xml) => xml.replace(/(<xdomea:Betreff>)/, '$1Neu: '));
    const { groups, reports } = await checked([...files.values(), changed]);
    expect(reports.flatMap(foundIn)).toEqual([['R09', 'changed', 'error']]);
    expect(groups).toMatchObject([{ verdict: 'failed' }]);
  });

  it('two different 0503 of one process are a fault before 4.0', async () => {
    const one = await procedure({ version: '3.1.0', steps: 2 });
    const other = await procedure({ version: '3.1.0', steps: 2, documents: 8 });
    const { groups, reports } = await checked([one.get('0503')!, other.get('0503')!]);
    expect(reports.flatMap(foundIn)).toEqual([['R09', 'changed', 'error']]);
    expect(groups).toMatchObject([{ kind: 'eakte.procedure', verdict: 'failed' }]);
  });

  it('is seen across processes', async () => {
    const [one] = sampleProcedure({ version: '4.0.0', steps: 2 });
    const other = await packed(one!, '4.0.0', (xml) =>
      xml.replace(/(<xdomea:ProzessID>)[0-9a-f]{8}/, '$100000000'),
    );
    const { reports, groups } = await checked([await packed(one!, '4.0.0'), { ...other, fileName: 'b.zip' }]);
    expect(groups).toEqual([]);
    expect(foundIn(reports[1]!)).toContainEqual(['R09', 'changed', 'error']);
  });
});
