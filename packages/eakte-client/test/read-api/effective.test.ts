import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  dueDate,
  type ItemSource,
  type RecordItem,
  readItems,
  readMessage,
  type Schriftgutobjekt,
  writeMessageText,
} from '../../src/xdomea/index.ts';
import { type Expected, expectedOf } from './oracle.ts';
import { randomRecords } from './random-records.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const cases = [
  ['2.4.0', '0401'],
  ['3.0.0', '0401'],
  ['3.1.0', '0503'],
  ['4.0.0', '0503'],
] as const;

async function recordsOf(source: ItemSource): Promise<RecordItem[]> {
  const records: RecordItem[] = [];
  for await (const item of readItems(source)) if ('effective' in item) records.push(item);
  return records;
}

/** An item in the form of the oracle. */
function said({ id, parents, effective }: RecordItem): Expected {
  const { aussonderungsart: art, aufbewahrungsdauer: dauer, aufbewahrungsende: ende } = effective;
  const { fristbeginn, kontextobjekt, geheimhaltungsgrad } = effective;
  return {
    id: id!,
    parents: parents.map((parent) => parent.id!),
    art: art && [art.value.aussonderungsart!.code, art.record.id!],
    dauer: dauer && [dauer.value.unbefristet ? 'unlimited' : dauer.value.anzahlJahre!, dauer.record.id!],
    ende: ende && [ende.value, ende.record.id!],
    beginn: fristbeginn && [fristbeginn.value.datum, fristbeginn.value.basis, fristbeginn.record.id!],
    kontext: kontextobjekt && [kontextobjekt.value, kontextobjekt.record.id!],
    grad: geheimhaltungsgrad?.value.code,
  };
}

describe('effective values', () => {
  it('are those of a plain search through the whole tree, whether the source is opened once or twice', async () => {
    let records = 0;
    let inherited = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 2 ** 31 }),
        fc.constantFrom(...cases),
        async (seed, [version, messageType]) => {
          const text = await writeMessageText(randomRecords(seed, messageType), {
            version,
            onLoss: () => undefined,
          });
          const { message } = await readMessage(text);
          const { schriftgutobjekt } = message as unknown as { schriftgutobjekt: Schriftgutobjekt[] };
          const expected = schriftgutobjekt.flatMap((record) => expectedOf(record));
          const once = await recordsOf(text);
          const twice = await recordsOf(() => new Blob([text]).stream());
          expect(twice).toEqual(once);
          // In the order of the file, which is not that of the model in every version.
          const byId = (a: Expected, b: Expected) => a.id.localeCompare(b.id);
          expect(once.map(said).sort(byId)).toEqual(expected.sort(byId));
          for (const { id, effective } of once) {
            records += 1;
            for (const value of Object.values(effective)) {
              if (!value) continue;
              expect([value.from === 'own', id]).toEqual([value.record.id === id, id]);
              if (value.from !== 'own') inherited += 1;
            }
          }
        },
      ),
      { numRuns: 120 },
    );
    // The random messages do what the test is about.
    expect(inherited).toBeGreaterThan(records / 2);
  });

  it.each([
    ['2.4.0', { aufbewahrungsende: '2031-12-31' }, { date: '2031-12-31', basis: 'aufbewahrungsende' }],
    ['2.4.0', { aufbewahrungsdauer: { anzahlJahre: 10 } }, { date: '2025-12-31', basis: 'laufzeit' }],
    ['3.1.0', { aufbewahrungsdauer: { anzahlJahre: 10 } }, { date: '2026-12-31', basis: 'zda' }],
    ['4.0.0', { aufbewahrungsdauer: { anzahlJahre: 10 } }, { date: '2026-12-31', basis: 'zda' }],
  ] as const)('give a document of %s with %j its due date', async (version, stated, due) => {
    const id = (last: number) => ({ id: `3f2504e0-4f89-41d3-9a0c-00000000000${last}` });
    const text = await writeMessageText(
      {
        messageType: '0401',
        kopf: {
          prozessId: id(1).id,
          nachrichtenUuid: id(2).id,
          erstellungszeitpunkt: '2026-01-02T03:04:05.000+01:00',
          sendendesSystem: { produktname: 'Rathaus', produkthersteller: 'Rathaus' },
        },
        schriftgutobjekt: [
          {
            kind: 'Akte',
            identifikation: id(3),
            aussonderungsmetadaten: stated,
            laufzeit: { ende: '2015-06-30' },
            dokument: [{ kind: 'Dokument', identifikation: id(4) }],
            zda: true,
            zdaDatum: '2016-01-15',
          },
        ],
      },
      { version, onLoss: () => undefined },
    );
    const [dokument] = await recordsOf(text);
    expect(dokument?.kind).toBe('Dokument');
    expect(dueDate(dokument!.effective)).toEqual({ kind: 'date', ...due });
  });
});
