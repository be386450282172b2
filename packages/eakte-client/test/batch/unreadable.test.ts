import { reportText } from '@rathaus/client-core/texts';
import { describe, expect, it, vi } from 'vitest';
import { type BatchFile, planBatch } from '../../src/report/index.ts';
import { sampleProcedure } from '../../src/sample/index.ts';
import { catalogue } from '../../src/texts/index.ts';
import { checked, packed, procedure, said } from './batch.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 120_000 });

const version = '4.0.0';
const messageOf = (type: string) =>
  sampleProcedure({ version }).find(({ message }) => message.messageType === type)!;

/** Everything behind the tag of the process is gone: the head does not say to what it belongs. */
const beheaded = async (type: string): Promise<BatchFile> => {
  const { source, fileName } = await packed(messageOf(type), version, (xml) =>
    xml.slice(0, xml.indexOf('ProzessID>') + 12),
  );
  return { source, fileName };
};
const truncated = async (type: string): Promise<BatchFile> => {
  const { source, fileName } = await packed(messageOf(type), version);
  return { source: source.slice(0, source.length / 2), fileName };
};
/** The procedure with something else instead of one message. */
const withInstead = async (type: string, ...instead: BatchFile[]) => {
  const files = await procedure({ version });
  return [...instead, ...[...files].filter(([one]) => one !== type).map(([, file]) => file)];
};

describe('a message of a procedure that is there and cannot be read', () => {
  it.each([
    ['breaks off in its head', beheaded],
    ['is half a package', truncated],
  ])('is not said to be missing when it %s', async (_what, make) => {
    const { groups, items } = await checked(await withInstead('0502', await make('0502')));
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({ kind: 'eakte.procedure', verdict: 'failed', missing: [] });
    const words = said(groups[0]!);
    expect(words).toContain('Bewertungsverzeichnis (0502): nicht ganz lesbar.');
    expect(words).toContain('Im Ordner, aber nicht ganz lesbar: Bewertungsverzeichnis (0502).');
    expect(words).not.toContain('Im Ordner fehlt');
    expect(items.filter(({ type }) => type === 'file')).toHaveLength(7);
  });

  it('is judged alone when nothing else of its process is there', async () => {
    const { groups } = await planBatch([await beheaded('0502'), await truncated('0503')]);
    expect(groups.map(({ kind, prozessId }) => [kind, prozessId])).toEqual([
      ['single', undefined],
      ['single', undefined],
    ]);
  });

  it('is of no account when the same message is there and can be read', async () => {
    const whole = (await procedure({ version })).get('0502')!;
    const { groups } = await checked(await withInstead('0502', await beheaded('0502'), whole));
    expect(groups).toMatchObject([{ verdict: 'passed', missing: [] }]);
  });

  it('does not decide on nothing', async () => {
    const { reports } = await checked([await beheaded('0502')]);
    const words = reportText(reports[0]!, catalogue, { language: 'de' });
    expect(words).toContain('Bewertung nicht lesbar');
    expect(words).not.toContain('kein Objekt');
  });

  it('says how far its decisions could be read', async () => {
    const broken = await packed(messageOf('0502'), version, (xml) => xml.slice(0, -200));
    const { reports } = await checked([broken]);
    expect(reportText(reports[0]!, catalogue, { language: 'de' })).toMatch(/übernehmen.*, soweit lesbar/);
  });
});

describe('a procedure whose import failed in part', () => {
  it('contradicts nothing: the authority hands over again what was not taken over', async () => {
    const { groups } = await checked((await procedure({ version, outcome: 'partial' })).values());
    const words = said(groups[0]!);
    expect(words).toMatch(
      /Bestätigung des Imports der Aussonderung \(0506\): 2 von 6 Objekten nicht übernommen\./,
    );
    expect(words).toContain(
      'Nächster Schritt: Den Grund beheben und neu abgeben, was nicht übernommen wurde.',
    );
    expect(words).not.toMatch(/Widerspruch|nichts mit den anderen Nachrichten/);
  });
});
