import { describe, expect, it } from 'vitest';
import { type Dokument, type Hash, writeMessageText } from '../../src/xdomea/index.ts';
import { abgabe, akte, datei, dokument, id, kopf40, refusal, run } from './messages.ts';
import { lenient, runConversion } from './run-conversion.ts';

const hash: Hash = { wert: 'ab'.repeat(64), algorithmus: { code: 'SHA-512', listVersion: '1.0.0' } };
const withHash = (name: string): Partial<Dokument> => datei(name, { hash });

describe('what a conversion says of a loss', () => {
  it('holds the value of the source and the line where its record begins', async () => {
    const message = abgabe(
      akte({
        vorgang: [
          {
            kind: 'Vorgang',
            identifikation: { id: id('e') },
            aussonderungsmetadaten: { kennung: 'K', transferfristende: '2030-01-01' },
          },
        ],
      }),
      kopf40,
    );
    const text = await writeMessageText(message, { version: '4.0.0' });
    const line = text.slice(0, text.indexOf('<xdomea:Vorgang>')).split('\n').length;
    const { events, report } = await runConversion(text, { to: '3.1.0', ...lenient });
    expect(events.find(({ field }) => field.endsWith('.transferfristende'))).toMatchObject({
      before: '2030-01-01',
      line,
      record: { kind: 'Vorgang', id: id('e') },
    });
    const entry = report.entries.find(({ field }) => field.endsWith('.transferfristende'));
    expect(entry?.places).toMatchObject([{ before: '2030-01-01', line }]);
    // A model has no lines, but the same values.
    const { events: told } = await runConversion(message, { from: '4.0.0', to: '3.1.0', ...lenient });
    const lost = told.find(({ field }) => field.endsWith('.transferfristende'));
    expect([lost?.before, lost?.line]).toEqual(['2030-01-01', undefined]);
  });

  it('shows a group on one line, and of a code the code', async () => {
    const { report } = await run(
      abgabe(akte({ dokument: [dokument(withHash(`${id('f')}_a.pdf`))] }), kopf40),
      '4.0.0',
      '3.1.0',
    );
    const [entry] = report.entries.filter(({ field }) => field.endsWith('primaerdokument.hash'));
    expect(entry?.places[0]?.before).toBe(`${hash.wert}, SHA-512`);
  });

  it.each<[string, string | undefined, string, boolean]>([
    ['018', 'PDF', 'the name shows the code', false],
    ['100', 'Sonstiges', 'the name shows the code', false],
    ['100', 'DWG 2018', 'the name says more than the code', true],
    ['999', 'Eigenes', 'nobody else knows the code', true],
  ])('format %s "%s": %s', async (code, name, _why, lost) => {
    const format = code === '100' ? { sonstigerName: 'x' } : {};
    const given = datei(`${id('f')}_a.pdf`, {}, { code, name });
    Object.assign(given.version![0]!.format[0]!, format);
    const message = abgabe(akte({ dokument: [dokument(given)] }), kopf40);
    const { told } = await run(message, '4.0.0', '3.0.0');
    expect(told).toContain(`no-place Dokument.version.format.name${lost ? ' !' : ''}`);
  });
});

describe('hashes that a version has no place for', () => {
  it('are refused unless somebody takes them', async () => {
    const message = abgabe(akte({ dokument: [dokument(withHash(`${id('f')}_a.pdf`))] }), kopf40);
    expect(await refusal(message, '4.0.0', '3.1.0', { onHashes: undefined })).toBe(
      'hash-unverified schriftgutobjekt[0].dokument[0].version[0].format[0].primaerdokument.hash',
    );
    expect(await refusal(message, '4.0.0', '4.0.0', { onHashes: undefined })).toBe('done');
  });

  it('are handed over with their record before it is written, also those of parts that are left out', async () => {
    // A file name that 3.x cannot take: the format goes, its hash does not.
    const parts = [`${id('f')}_a.pdf`, 'kein UUID.pdf'].map((name) => dokument(withHash(name)));
    const message = abgabe(akte({ dokument: parts }), kopf40);
    const { hashes } = await runConversion(message, { from: '4.0.0', to: '3.1.0', ...lenient });
    expect(hashes).toMatchObject([
      { fileName: `${id('f')}_a.pdf`, hash, place: { record: { kind: 'Dokument', id: id('d') } } },
      { fileName: 'kein UUID.pdf', hash },
    ]);
  });
});
