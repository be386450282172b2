import { viewReport } from '@rathaus/client-core/texts';
import { describe, expect, it } from 'vitest';
import { writeContainer } from '../../src/package/index.ts';
import { checkFile, type FileReport } from '../../src/report/index.ts';
import { sampleMessage } from '../../src/sample/index.ts';
import { catalogue } from '../../src/texts/index.ts';
import { type CheckProfile, writeMessageText, type XdomeaVersion } from '../../src/xdomea/index.ts';
import { clock } from './abgabe.ts';

type Severities = NonNullable<CheckProfile['severities']>;

/** A transfer with something wrong, checked with a profile. */
async function weighed(
  severities: Severities,
  {
    version = '4.0.0',
    missing = 0,
    edit = (xml) => xml,
  }: { version?: XdomeaVersion; missing?: number; edit?: (xml: string) => string },
): Promise<FileReport> {
  const options = { version, messageType: '0401', documents: 4 };
  const { message, names, files } = sampleMessage(options);
  const plain = await writeMessageText(message, { version });
  const xml = edit(plain);
  const { stream } = writeContainer({
    message: { name: names.message, content: () => [Buffer.from(xml)] },
    files: [...files].slice(missing),
  });
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return checkFile(bytes, { clock, fileName: names.container, profile: { name: 'eigenes', severities } });
}

const wrongHash = (xml: string) => {
  const wrong = xml.replace(/(<xdomea:Wert>)[^<]*(<\/xdomea:Wert>)/, `$1${'ab'.repeat(64)}$2`);
  expect(wrong).not.toBe(xml);
  return wrong;
};

const aspect = (report: FileReport, id: string) => {
  const found = report.aspects.find((one) => one.id === id);
  return found && [found.state, found.gap];
};

/** All that a person reads of a report. */
const words = (report: FileReport) => JSON.stringify(viewReport(report, catalogue, {}));

const claims = {
  missing: /alle da|sie ist da|alle Dateien da|all files there|alle Dateien angesehen|Prüfsummen des ZIP/,
  differing:
    /Hashwerte? der Nachricht stimm|(?:all|the) (?:checksums? (?:are|is)|digests?) right|alle Prüfsummen stimmen/,
  any: /Abgabefähig: ja|hand over: yes/,
} as const;
/alle da|alle Dateien da|all files there|alle Dateien angesehen|stimmen;|stimmen"|stimmen\.|ja"|"… yes/;

describe('what a profile silences', () => {
  it('is claimed when nothing is wrong', async () => {
    const report = await weighed({ R12: 'off', R18: 'info' }, {});
    expect(report).toMatchObject({ verdict: 'passed', silenced: [] });
    expect(words(report)).toMatch(/alle Dateien da, alle Prüfsummen stimmen/);
  });

  it.each<[string, Severities, Parameters<typeof weighed>[1], Record<string, number>]>([
    ['missing files, off', { R12: 'off' }, { missing: 4, version: '3.1.0' }, { missing: 4, differing: 0 }],
    [
      'missing files, a hint',
      { R12: 'info' },
      { missing: 4, version: '3.1.0' },
      { missing: 4, differing: 0 },
    ],
    [
      'missing files, a warning',
      { R12: 'warning' },
      { missing: 4, version: '3.1.0' },
      { missing: 4, differing: 0 },
    ],
    ['one missing file of 4', { R12: 'off' }, { missing: 1, version: '2.4.0' }, { missing: 1, differing: 0 }],
    ['a wrong hash, off', { R18: 'off' }, { edit: wrongHash }, { missing: 0, differing: 1 }],
    ['a wrong hash, a hint', { R18: 'info' }, { edit: wrongHash }, { missing: 0, differing: 1 }],
    ['a wrong hash, a warning', { R18: 'warning' }, { edit: wrongHash }, { missing: 0, differing: 1 }],
    [
      'both',
      { R12: 'off', R18: 'off' },
      { missing: 1, edit: (xml) => xml.replace(/(.*<xdomea:Wert>)[^<]*/s, `$1${'ab'.repeat(64)}`) },
      { missing: 1, differing: 1 },
    ],
  ])('does not pass where records would be lost: %s', async (_, severities, wrong, values) => {
    const report = await weighed(severities, wrong);
    expect(report.counts.error).toBe(0);
    expect(report.verdict).toBe('not-judged');
    expect(report.unchecked.find(({ what }) => what === 'eakte.unchecked.silenced')?.values).toMatchObject(
      values,
    );
    const said = words(report);
    expect(said).not.toMatch(claims.any);
    if (values.missing) expect(said).not.toMatch(claims.missing);
    if (values.differing) expect(said).not.toMatch(claims.differing);
    expect(words(report)).toMatch(/das Profil lässt das durchgehen/);
    const [files, integrity] = [aspect(report, 'files'), aspect(report, 'integrity')];
    expect((values.missing ? files : integrity)?.[0]).toMatch(/not-judged|warning/);
  });

  const hint = (id: string) => new RegExp(`"id":"${id}"[^}]*`);

  it.each<[string, string, Severities, (xml: string) => string]>([
    [
      'structure',
      'XSD',
      { XSD: 'off' },
      (xml) => xml.replace(/(<\/xdomea:[A-Za-z.]+\d{4}>\s*)$/, '<xdomea:Zusatz/>$1'),
    ],
    [
      'structure',
      'XSD',
      { XSD: 'info' },
      (xml) => xml.replace(/(<\/xdomea:[A-Za-z.]+\d{4}>\s*)$/, '<xdomea:Zusatz/>$1'),
    ],
    [
      'content',
      'R16',
      { R16: 'off', XSD: 'off', R17: 'off', A09: 'off' },
      (xml) => xml.replaceAll('<code>018</code>', '<code>777</code>'),
    ],
    [
      'content',
      'R17',
      { A07: 'off', R17: 'off' },
      (xml) => xml.replaceAll('<code>018</code>', '<code>019</code>'),
    ],
  ])('is no claim of the aspect %s (%s)', async (id, rule, severities, edit) => {
    const report = await weighed(severities, { edit });
    expect(report.silenced.map((one) => one.rule)).toContain(rule);
    expect(aspect(report, id)).toEqual(['not-judged', 'profile']);
    // The profile says what counts: the verdict does not change.
    expect(report.verdict).toBe('passed');
    expect(words(report)).toMatch(hint(id));
    expect(words(report)).toMatch(/vom Profil ausgenommen/);
  });

  it('counts what was found, with the fault', async () => {
    const { silenced } = await weighed({ R12: 'off' }, { missing: 3, version: '3.1.0' });
    expect(silenced).toEqual([{ rule: 'R12', fault: 'missing', severity: 'error', set: 'off', count: 3 }]);
  });
});

describe('files that are missing', () => {
  it.each([['3.1.0'], ['4.0.0']] as const)(
    'leave open what is in them and whether it is unchanged, %s',
    async (version) => {
      for (const missing of [1, 4]) {
        const report = await weighed({}, { version, missing });
        expect([report.verdict, aspect(report, 'files')?.[0]]).toEqual(['failed', 'failed']);
        expect(aspect(report, 'content')).toEqual(['not-judged', 'missing']);
        expect(aspect(report, 'integrity')).toEqual(['not-judged', 'missing']);
      }
    },
  );
});
