import { reportJson, reportText, viewReport } from '@rathaus/client-core/texts';
import { describe, expect, it } from 'vitest';
import { checkFile, type FileReport, renderReport } from '../../src/report/index.ts';
import { sampleMessage } from '../../src/sample/index.ts';
import { catalogue } from '../../src/texts/index.ts';
import { type CheckProfile, writeMessageText, type XdomeaVersion } from '../../src/xdomea/index.ts';

type Edit = (xml: string) => string;

/** A successful reply, edited. */
async function reply(
  [version, messageType]: readonly [XdomeaVersion, string],
  edit: Edit,
  profile: CheckProfile = {},
): Promise<FileReport> {
  const { message, names } = sampleMessage({ version, messageType, documents: 3, outcome: 'success' });
  const xml = await writeMessageText(message, { version });
  const edited = edit(xml);
  expect(edited).not.toBe(xml);
  return checkFile(Buffer.from(edited), {
    fileName: names.message,
    profile,
    clock: () => Date.parse('2032-06-01T12:00:00Z'),
  });
}

const change =
  (from: RegExp, to: string): Edit =>
  (xml) =>
    xml.replace(from, to);
const element = (name: string, content: string) => `<xdomea:${name}>${content}</xdomea:${name}>`;
const failed = element('Erfolgreich', '0');
const done = element('Erfolgreich', '1');
const anyResult = /<xdomea:Erfolgreich>(?:1|true)<\/xdomea:Erfolgreich>/;
const whole = /<xdomea:ErfolgOderMisserfolg>.*?<\/xdomea:ErfolgOderMisserfolg>/s;
const wholeOf = (content: string) => element('ErfolgOderMisserfolg', content);
const end = /(<\/xdomea:[A-Za-z.]+\d{4}>\s*)$/;
const answer = /<xdomea:Rueckmeldung>.*?<\/xdomea:Rueckmeldung>/s;
const ownCode =
  '<xdomea:SonstigeFehlermeldungCode listURI="urn:x" listVersionID="1"><code>X1</code></xdomea:SonstigeFehlermeldungCode>';

const v23 = ['2.3.0', '2.4.0'] as const;
const v3 = ['3.0.0', '3.1.0'] as const;
const imports = ['0402', '0506'] as const;
const each = (versions: readonly XdomeaVersion[], types: readonly string[]) =>
  versions.flatMap((version) => types.map((type) => [version, type] as const));

/** What a reply says wrongly, of which messages, and what has to come out. */
const faults: readonly [string, readonly (readonly [XdomeaVersion, string])[], Edit, 'failed' | 'unclear'][] =
  [
    [
      'a result twice: failure, success',
      [...each(v23, imports), ...each(v3, imports), ...each(['4.0.0'], imports)],
      change(anyResult, failed + done),
      'failed',
    ],
    [
      'a result twice: success, failure',
      [...each(v23, imports), ...each(v3, imports), ...each(['4.0.0'], imports)],
      change(anyResult, done + failed),
      'failed',
    ],
    [
      'the whole twice: failure, success',
      each([...v23, '4.0.0'], imports),
      change(whole, `${wholeOf(failed)}$&`),
      'failed',
    ],
    [
      'the whole twice: success, failure',
      each([...v23, '4.0.0'], imports),
      change(whole, `$&${wholeOf(failed)}`),
      'failed',
    ],
    [
      'the result of a record twice: failure, success',
      each(['4.0.0'], ['0402', '0506', '0514', '0703', '0723']),
      (xml) =>
        xml.replace(
          /(.*<xdomea:xdomeaUUID>[^<]*<\/xdomea:xdomeaUUID>\s*)(<xdomea:ErfolgOderMisserfolg>)/s,
          `$1${wholeOf(failed)}$2`,
        ),
      'failed',
    ],
    [
      'a whole where the version has none',
      each(v3, ['0402', '0506', '0514', '0703']),
      change(end, `${wholeOf(failed)}$1`),
      'unclear',
    ],
    [
      'a failure in an element of another name',
      each([...v23, ...v3, '4.0.0'], imports),
      change(end, `${element('Ergebnis', failed)}$1`),
      'unclear',
    ],
    [
      'a failure in an element of another version',
      each(['4.0.0'], ['0506']),
      change(end, `${element('AusgesondertesObjekt', failed)}$1`),
      'unclear',
    ],
    [
      'a failure with another name beside the result',
      each([...v23, ...v3, '4.0.0'], imports),
      change(anyResult, `$&${element('Misserfolg', '1')}`),
      'unclear',
    ],
    [
      'an unreadable result, then success',
      each([...v3, '4.0.0'], imports),
      change(anyResult, element('Erfolgreich', 'nein') + done),
      'unclear',
    ],
    [
      'a code of the system where the version has none',
      each(v23, ['0630']),
      change(answer, element('Rueckmeldung', ownCode)),
      'unclear',
    ],
    [
      'a code of the system',
      each([...v3, '4.0.0'], ['0630']),
      change(answer, element('Rueckmeldung', ownCode)),
      'failed',
    ],
    [
      'an empty answer',
      each([...v23, ...v3, '4.0.0'], ['0630']),
      change(answer, '<xdomea:Rueckmeldung/>'),
      'unclear',
    ],
    ['no answer', each([...v23, ...v3, '4.0.0'], ['0630']), change(answer, ''), 'unclear'],
    [
      'an empty answer beside success',
      each([...v3, '4.0.0'], ['0630']),
      change(answer, '$&<xdomea:Rueckmeldung/>'),
      'unclear',
    ],
  ];

const claims = /bestätigt: alle|Import bestätigt|gemeldet, nicht abgeglichen|confirmed: all/;

describe.each(faults)('a reply with %s', (_, messages, edit, result) => {
  it.each(messages)(`of %s, %s is ${result}`, async (version, messageType) => {
    for (const profile of [
      {},
      { severities: { XSD: 'off', R33: 'off', R35: 'off' } },
    ] satisfies CheckProfile[]) {
      const report = await reply([version, messageType], edit, profile);
      expect(report.outcome).toMatchObject({ kind: 'import', result });
      expect(report.verdict).toBe('severities' in profile ? 'not-judged' : 'failed');
      const { state } = report.aspects.find(({ id }) => id === 'outcome')!;
      expect(state).toMatch(/^(?:failed|not-judged)$/);
      const { verdictText, lead } = viewReport(report, catalogue, {});
      expect(`${verdictText.de} ${verdictText.en} ${lead?.de}`).not.toMatch(claims);
    }
  });
});

it.each(v23)('%s: archive ids under a failed whole say nothing of the records', async (version) => {
  const ids = (records: number) =>
    Array.from({ length: records }, (_, at) =>
      element(
        'Rueckgabeparameter',
        element('ID', `57b448e0-0785-49fb-b002-${String(at).padStart(12, '0')}`) +
          element('Archivkennung', `K ${at}`),
      ),
    ).join('');
  const report = await reply([version, '0506'], change(whole, wholeOf(failed + ids(12))));
  expect(report.outcome).toMatchObject({ result: 'failed', objects: { total: 12, failed: 0, unclear: 12 } });
  expect(report.findings.filter(({ rule }) => rule === 'R35').map(({ count }) => count)).toEqual([1]);
  const { verdictText, lead } = viewReport(report, catalogue, {});
  expect(verdictText.de).toBe('Import gescheitert: die Antwort meldet insgesamt Misserfolg');
  expect(lead?.de).not.toMatch(/keines|meldet sie Erfolg/);
});

it.each([...v3, '4.0.0'] as const)('%s: a record that is named twice is one record', async (version) => {
  const report = await reply(
    [version, '0506'],
    change(/<xdomea:AusgesondertesSGO>.*?<\/xdomea:AusgesondertesSGO>/s, '$&$&'),
  );
  const plain = await reply([version, '0506'], (xml) => `${xml}\n`);
  expect(report.findings.map(({ rule }) => rule)).toContain('R33');
  expect(report.outcome).toMatchObject({ objects: (plain.outcome as { objects: unknown }).objects });
});

describe('a code of its own that a reply gives as the reason', () => {
  const planted = 'PLANT-Müller-kaputt';
  const codeOf = (name: string, code: string) =>
    `<xdomea:${name} listURI="urn:x" listVersionID="1"><code>${code}</code></xdomea:${name}>`;
  const withCode = (messageType: string, code: string): Edit =>
    messageType === '0630'
      ? change(answer, element('Rueckmeldung', codeOf('SonstigeFehlermeldungCode', code)))
      : change(anyResult, failed + codeOf('FehlermeldungCode', code));
  const tool = { name: 'rathaus', version: '1.0.0' };
  /** All forms in which a report leaves. */
  function* outputs(report: FileReport, mask: boolean): Generator<string> {
    for (const language of ['de', 'en'] as const) {
      yield reportText(report, catalogue, { mask, language, places: 1000 });
      yield [...renderReport(report, { mask, language, tool, checkedAt: new Date(0) })].join('');
    }
    yield JSON.stringify(reportJson(report, catalogue, { mask }));
    yield JSON.stringify(viewReport(report, catalogue, { mask }));
  }

  it.each([
    ...each(v3, ['0402', '0506', '0514', '0630', '0703']),
    ...each(['4.0.0'], ['0402', '0506', '0514', '0630', '0703']),
  ])('is masked: %s, %s', async (version, messageType) => {
    const report = await reply([version, messageType], withCode(messageType, planted));
    expect(report.outcome).toMatchObject({ result: 'failed' });
    for (const output of outputs(report, false)) expect(output).toContain(planted);
    for (const output of outputs(report, true)) expect(output).not.toContain(planted);
    const { lead } = viewReport(report, catalogue, { mask: true });
    expect(lead?.de).toMatch(/Grund laut .*: Fehlercode …\./);
  });

  it('is shown when it is one of the standard', async () => {
    const report = await reply(['3.1.0', '0506'], withCode('0506', '0605005'));
    const { lead } = viewReport(report, catalogue, { mask: true });
    expect(lead?.de).toContain('die Datei kann nicht abgelegt werden');
  });
});
