import { describe, expect, it, vi } from 'vitest';
import { writeContainer } from '../package/index.ts';
import { checkFile } from '../report/check-file.ts';
import type { FileReport } from '../report/file-report.ts';
import { readMessage, writeMessage, writeMessageText, xdomeaVersions } from '../xdomea/index.ts';
import { roleOf } from '../xdomea/messages/roles.ts';
import type { XdomeaVersion } from '../xdomea/version.ts';
import { type SampleOutcome, sampleMessage, sampleMessageTypes } from './index.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 120_000 });

/** Packs a sample with its files and checks the container, as `rathaus eakte new` and `check` do. */
async function checked(
  version: XdomeaVersion,
  messageType: string,
  outcome?: SampleOutcome,
): Promise<FileReport> {
  const { message, names, files } = sampleMessage({ version, messageType, outcome });
  const { stream } = writeContainer({
    message: { name: names.message, content: () => writeMessage(message, { version }) },
    files,
  });
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return checkFile(bytes, { fileName: names.container });
}

/** What the check says of a message that is as it should be: nothing but what lies in the standard itself. */
function isKnown(finding: { rule: string; severity: string }, version: XdomeaVersion, messageType: string) {
  if (finding.severity !== 'info') return false;
  // The list of codes lacks 0203 before 4.0.
  return finding.rule === 'R31' && messageType === '0203' && version !== '4.0.0';
}

const types = xdomeaVersions.map((version) => ({ version, messageTypes: sampleMessageTypes(version) }));
const replies = ['0402', '0506', '0514', '0630', '0703', '0723'];

describe('sample messages', () => {
  it('are made of every type that a version has', () => {
    const counts = Object.fromEntries(
      types.map(({ version, messageTypes }) => [version, messageTypes.length]),
    );
    // Message roots of the schemas; 4.0 by the code list Nachrichtentyp 3.0.
    expect(counts).toEqual({ '2.3.0': 47, '2.4.0': 47, '3.0.0': 64, '3.1.0': 64, '4.0.0': 64 });
  });

  it.each(types)('of $version have no finding of our own check', async ({ version, messageTypes }) => {
    for (const messageType of messageTypes) {
      const report = await checked(version, messageType);
      const role = roleOf(messageType);
      const unexpected = report.findings.filter((finding) => !isKnown(finding, version, messageType));
      expect(unexpected, messageType).toEqual([]);
      expect(report.counts.error, messageType).toBe(0);
      // Answers are judged with what they answer.
      const isAnswer = role === 'decision' || role === 'reply' || role === 'receipt';
      expect(report.verdict, messageType).toBe(isAnswer ? 'not-judged' : 'passed');
      const open = isAnswer ? ['eakte.unchecked.original'] : [];
      expect(
        report.unchecked.map(({ what }) => what),
        messageType,
      ).toEqual(open);
    }
  });

  it.each(types)('of $version report the outcome that was wanted', async ({ version, messageTypes }) => {
    for (const messageType of messageTypes.filter((type) => replies.includes(type))) {
      for (const outcome of ['partial', 'failure'] as const) {
        const report = await checked(version, messageType, outcome);
        const rules = report.findings.filter((finding) => !isKnown(finding, version, messageType));
        expect(new Set(rules.map(({ rule }) => rule)), `${messageType} ${outcome}`).toEqual(new Set(['R35']));
        expect(report.verdict, `${messageType} ${outcome}`).toBe('failed');
      }
    }
  });

  it.each(types)(
    'of $version come from whom such a message comes from',
    async ({ version, messageTypes }) => {
      const institutions = new Map<string, [autor: string | undefined, leser: string | undefined]>();
      for (const messageType of messageTypes) {
        const { message } = sampleMessage({ version, messageType });
        const { kopf } = (await readMessage(await writeMessageText(message, { version }))).message!;
        institutions.set(messageType, [kopf.autor?.nameInstitution?.name, kopf.leser?.nameInstitution?.name]);
        expect(kopf.nachrichtentyp?.code, messageType).toBe(
          messageType === '0203' && version !== '4.0.0' ? '0201' : messageType,
        );
      }
      const town = 'Stadt Musterstadt';
      const archive = 'Kreisarchiv Beispielkreis';
      const store = 'Zwischenarchiv Musterregion';
      const other = 'Gemeinde Beispielhausen';
      const wanted = {
        '0401': [town, other],
        '0402': [other, town],
        '0501': [town, archive],
        '0502': [archive, town],
        '0503': [town, archive],
        '0504': [archive, town],
        '0505': [town, archive],
        '0506': [archive, town],
        '0605': [town, town],
        ...(version.startsWith('2.')
          ? {}
          : {
              '0507': [archive, town],
              '0513': [archive, town],
              '0514': [town, archive],
              '0703': [store, town],
              '0711': [town, store],
              '0712': [store, town],
              '0721': [town, store],
              '0723': [town, store],
            }),
      };
      for (const [messageType, parties] of Object.entries(wanted))
        expect(institutions.get(messageType), messageType).toEqual(parties);
    },
  );
});
