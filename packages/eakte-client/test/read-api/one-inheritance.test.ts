import type { Finding } from '@rathaus/client-core/findings';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  type Akte,
  type Aussonderungsmetadaten,
  checkMessage,
  type Nachricht,
  type RecordItem,
  readItems,
  type Vorgang,
  writeMessageText,
} from '../../src/xdomea/index.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

type Appraisal = Pick<Aussonderungsmetadaten, 'aussonderungsart' | 'aussonderungsartKonfigurierbar'>;

/** What one record of a random tree says. */
interface Drawn {
  readonly stated: Appraisal | undefined;
  readonly isContext: boolean;
  readonly inside: readonly Drawn[];
}

const statements = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  {
    weight: 5,
    arbitrary: fc
      .constantFrom('A', 'B', 'V', ' A ', '\n V')
      .map((code): Appraisal => ({ aussonderungsart: { code } })),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('A', 'V ', ' ', 'bleibend', ' bleibend')
      .map((aussonderungsartKonfigurierbar): Appraisal => ({ aussonderungsartKonfigurierbar })),
  },
);

const trees = (depth: number): fc.Arbitrary<Drawn> =>
  fc.record({
    stated: statements,
    isContext: fc.nat(3).map((drawn) => drawn === 0),
    inside: depth > 0 ? fc.array(trees(depth - 1), { maxLength: 3 }) : fc.constant([]),
  });

/** An invented transfer of Akten that are inside each other as drawn, the innermost ones Vorgänge. */
function transferOf(trees: readonly Drawn[]): Nachricht {
  let ids = 0;
  const uuid = () => `3f2504e0-4f89-41d3-9a0c-${String(++ids).padStart(12, '0')}`;
  const common = ({ stated, isContext }: Drawn) => ({
    identifikation: { id: uuid() },
    kontextobjekt: isContext,
    aussonderungsmetadaten: stated,
  });
  const vorgang = (drawn: Drawn): Vorgang => ({
    kind: 'Vorgang',
    ...common(drawn),
    teilvorgang: drawn.inside.map(vorgang),
  });
  const akte = (drawn: Drawn): Akte => ({
    kind: 'Akte',
    ...common(drawn),
    vorgang: drawn.inside.filter((_, at) => at % 2 === 0).map(vorgang),
    teilakte: drawn.inside.filter((_, at) => at % 2 === 1).map(akte),
  });
  return {
    messageType: '0503',
    kopf: {
      prozessId: uuid(),
      nachrichtenUuid: uuid(),
      erstellungszeitpunkt: '2026-01-02T03:04:05.000+01:00',
      sendendesSystem: { produktname: 'Rathaus', produkthersteller: 'Rathaus' },
    },
    schriftgutobjekt: trees.map(akte),
  };
}

const codeOf = (item: RecordItem): string | undefined => {
  const value = item.effective.aussonderungsart?.value;
  return value?.aussonderungsart?.code ?? value?.aussonderungsartKonfigurierbar;
};

const isContext = ({ record }: RecordItem) => record.kind !== 'Dokument' && record.kontextobjekt === true;

/** What the reader says must follow for the rules, worked out from `effective` alone. */
function expectedFrom(items: readonly RecordItem[]) {
  const byId = new Map(items.map((item) => [item.id!, item]));
  const handedOver = items.filter((item) => !isContext(item));
  /** Records that state something, beside what holds for what they are in. */
  const stating = handedOver
    .filter(({ effective }) => effective.aussonderungsart?.from === 'own')
    .map((item) => {
      const parent = byId.get(item.parents.at(-1)?.id ?? '');
      const above = parent && !isContext(parent) ? codeOf(parent) : undefined;
      return { id: item.id!, own: codeOf(item)!, above };
    });
  const known = ['A', 'B', 'V'];
  return {
    without: handedOver.filter((item) => codeOf(item) !== 'A').length,
    marked: stating.filter(({ own, above }) => 'BV'.includes(own) && own !== above).map(({ id }) => id),
    contradicting: stating
      .filter(({ own, above = own }) => own !== above && known.includes(own) && 'AV'.includes(above))
      .map(({ id }) => id),
  };
}

const idOf = ({ place }: Finding) => (place.kind === 'path' ? place.record?.id : undefined);

describe('appraisal', () => {
  it('is inherited alike by the reader, by R22, by A01 and by the verdict', async () => {
    const seen = { without: 0, marked: 0, contradicting: 0, context: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(trees(3), { minLength: 1, maxLength: 3 }), async (drawn) => {
        const text = await writeMessageText(transferOf(drawn), { version: '4.0.0' });
        const items: RecordItem[] = [];
        for await (const item of readItems(text)) if ('effective' in item) items.push(item);
        const expected = expectedFrom(items);
        const report = await checkMessage(text, { maxFindingsPerRule: 10_000 });
        const found = (rule: string) => report.findings.filter((finding) => finding.rule === rule).map(idOf);
        expect(found('A01').sort()).toEqual(expected.marked.sort());
        expect(found('R22').sort()).toEqual(expected.contradicting.sort());
        const open = report.unchecked.find(({ what }) => what === 'eakte.unchecked.appraisal');
        expect(open?.values.without ?? 0).toBe(expected.without);
        seen.without += expected.without;
        seen.marked += expected.marked.length;
        seen.contradicting += expected.contradicting.length;
        seen.context += items.filter((item) => isContext(item) && item.parents.length > 0).length;
      }),
      { numRuns: 150 },
    );
    // The random trees do what the test is about.
    for (const [what, times] of Object.entries(seen)) expect([what, times > 20]).toEqual([what, true]);
  });

  it('does not pass a record that is sent for context', async () => {
    const leaf = { stated: undefined, isContext: false, inside: [] };
    const wall = { stated: undefined, isContext: true, inside: [leaf] };
    const file = { stated: { aussonderungsart: { code: 'A' } }, isContext: false, inside: [wall] };
    const text = await writeMessageText(transferOf([file]), { version: '4.0.0' });
    const codes: (string | undefined)[] = [];
    for await (const item of readItems(text)) if ('effective' in item) codes.push(codeOf(item));
    expect(codes).toEqual([undefined, undefined, 'A']);
  });
});
