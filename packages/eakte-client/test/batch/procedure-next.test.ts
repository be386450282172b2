import { reportText } from '@rathaus/client-core/texts';
import { describe, expect, it, vi } from 'vitest';
import type { BatchFile, FileReport } from '../../src/report/index.ts';
import { sampleMessage, sampleProcedure } from '../../src/sample/index.ts';
import { catalogue } from '../../src/texts/index.ts';
import { checked, foundIn, packed, procedure, said } from './batch.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 120_000 });

const version = '3.1.0';
const only = (files: ReadonlyMap<string, BatchFile>, ...types: string[]) =>
  [...files].filter(([type]) => types.includes(type)).map(([, file]) => file);
const words = (report: FileReport) => reportText(report, catalogue, { language: 'de' });
const reply = (reports: readonly FileReport[]) => reports.find(({ messageType }) => messageType === '0506')!;

describe('a reply to a transfer that should not have been', () => {
  it.each([
    ['destroyed-transferred', 1],
    ['unoffered-transferred', 1],
  ] as const)('%s: a fuller folder gives no weaker verdict', async (contradiction, errors) => {
    const files = await procedure({ version, contradiction });
    for (const types of [
      ['0503', '0506'],
      ['0501', '0502', '0503', '0506'],
    ]) {
      const { reports } = await checked(only(files, ...types));
      const found = foundIn(reply(reports)).filter(
        ([rule, , severity]) => rule === 'R33' && severity === 'error',
      );
      expect(found).toEqual(Array(errors).fill(['R33', 'no-result', 'error']));
      expect(reply(reports).verdict).toBe('failed');
      expect(words(reply(reports))).not.toMatch(/darf nach den eigenen Regeln gelöscht|Die Antwort passt/);
    }
  });

  it('confirms nothing while the messages before it contradict each other', async () => {
    const all = sampleProcedure({ version, contradiction: 'destroyed-transferred' });
    const files = await procedure({ version, contradiction: 'destroyed-transferred' });
    const first = await checked(only(files, '0501', '0502', '0503', '0506'));
    const missing = reply(first.reports).findings.map(
      ({ values }) => (values as unknown as { id: string }).id,
    );
    expect(missing.length).toBeGreaterThan(0);
    // The same reply with a success for each record.
    const whole = await packed(all.at(-1)!, version, (xml) => {
      const [one] = /<xdomea:AusgesondertesSGO>.*?<\/xdomea:AusgesondertesSGO>/s.exec(xml)!;
      const more = missing.map((id) => one.replace(/(<xdomea:IDSGO>)[^<]*/, `$1${id}`));
      return xml.replace(one, `${one}${more.join('')}`);
    });
    const { reports, groups } = await checked([...only(files, '0501', '0502', '0503'), whole]);
    const { verdict, unchecked, findings } = reply(reports);
    expect([verdict, unchecked.map(({ what }) => what), findings]).toEqual([
      'not-judged',
      ['eakte.unchecked.contradiction'],
      [],
    ]);
    expect(words(reply(reports))).toContain('Vorher nichts löschen.');
    expect(words(reply(reports))).not.toMatch(/darf nach den eigenen Regeln gelöscht|Die Antwort passt/);
    // The contradiction is said; that the reply waits for it is no further gap.
    expect(groups[0]!.unchecked).toEqual([]);
    expect(groups[0]!.verdict).toBe('failed');
  });
});

describe('the next step of a procedure', () => {
  const lines = (text: string) => ({
    next: /Nächster Schritt: (.*)/.exec(text)?.[1],
    awaited: /Steht noch aus: (.*)/.exec(text)?.[1],
  });

  it('after the appraisal is to hand over and to destroy', async () => {
    const files = await procedure({ version });
    const { groups } = await checked(only(files, '0501', '0502'));
    const decided =
      'die 6 mit A bewerteten Objekte abgeben; die 3 mit V bewerteten Objekte nach den eigenen Regeln vernichten';
    expect(groups).toMatchObject([
      { verdict: 'passed', awaited: ['0503'], decision: { keep: 6, destroy: 3, open: 0, other: 0 } },
    ]);
    expect(lines(said(groups[0]!))).toEqual({
      awaited: `Aussonderung (0503): ${decided}`,
      next: `Als Nächstes Aussonderung (0503): ${decided}. Zuständig: Behörde.`,
    });
  });

  it('after the offer is to wait for the appraisal', async () => {
    const { groups } = await checked(only(await procedure({ version }), '0501', '0504'));
    expect(lines(said(groups[0]!))).toEqual({
      awaited: 'Bewertungsverzeichnis (0502) – vorher nichts löschen',
      next: 'Auf „Bewertungsverzeichnis (0502)“ warten; vorher nichts löschen.',
    });
  });

  it('at its end is to keep the reply', async () => {
    const { groups } = await checked((await procedure({ version })).values());
    expect(lines(said(groups[0]!))).toEqual({
      awaited: undefined,
      next: 'Die Antwort als Nachweis aufbewahren; was übernommen wurde, darf nach den eigenen Regeln gelöscht werden. Zuständig: Behörde.',
    });
  });

  it('names warnings', async () => {
    const { groups } = await checked(
      (await procedure({ version, contradiction: 'unwanted-reference' })).values(),
    );
    expect(groups[0]!.verdict).toBe('passed');
    expect(said(groups[0]!)).toMatch(/passen zusammen\. Das Objekt .* obwohl die 0503 keine verlangte\./);
    expect(lines(said(groups[0]!)).next).toMatch(/Sehen Sie vorher die 6 Warnungen durch\.$/);
  });

  it.each([
    ['destroyed-transferred', 'Behörde und Archiv'],
    ['kept-not-transferred', 'Behörde und Archiv'],
    ['result-missing', 'Archiv'],
    ['offered-not-appraised', 'Archiv und Behörde'],
  ] as const)('after %s names who repairs it: %s', async (contradiction, who) => {
    const files = await procedure({ version, contradiction });
    const { groups } = await checked(only(files, '0501', '0502', '0503', '0506'));
    expect(lines(said(groups[0]!)).next).toMatch(
      new RegExp(`bis dahin nichts löschen und nichts übernehmen\\. Zuständig: ${who}\\.$`),
    );
  });
});

describe('what is said about the messages together', () => {
  it('names what was there', async () => {
    const one = sampleMessage({ version, messageType: '0401' });
    const answer = sampleMessage({ version, messageType: '0402' });
    const id = one.message.kopf.prozessId!;
    const same = (xml: string) => xml.replace(/(<xdomea:ProzessID>)[^<]*/, `$1${id}`);
    const { groups } = await checked([await packed(one, version), await packed(answer, version, same)]);
    expect(said(groups[0]!)).toContain('Übergabe und Antwort passen zusammen.');
    expect(said(groups[0]!)).not.toMatch(/Angebot|Ordner/);
  });

  it('names the missing message that decides before the one a receipt is about', async () => {
    const { groups } = await checked(only(await procedure({ version }), '0505', '0506'));
    expect(groups).toMatchObject([{ verdict: 'not-judged', missing: ['0503', '0502'] }]);
    expect(said(groups[0]!)).toMatch(
      /Im Ordner fehlt: Aussonderung \(0503\).*Im Ordner fehlt: Bewertungsverzeichnis \(0502\)/,
    );
  });
});
