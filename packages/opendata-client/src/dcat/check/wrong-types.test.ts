import { term } from '@rathaus/client-core/findings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorTime } from '../../../../../tools/testing/processor-time.ts';
import { haushalt, withDistribution } from '../../../test/musterstadt.ts';
import { checkDataset, type Dataset, writeDatasets } from '../../index.ts';

type Json = string | number | boolean | null | Json[] | { [member: string]: Json };
type Way = (string | number)[];

const check = (given: unknown) => checkDataset(given as Dataset);
const change = (fields: object) => check({ ...haushalt, ...fields });
const typesOf = (given: unknown) =>
  check(given).findings.map(({ rule, place, values }) => [rule, place, values] as const);
const wrong = (pointer: string, expected: string) => [
  'opendata.dataset.type',
  { kind: 'pointer', pointer },
  { expected: term(expected) },
];

/** A record with every member of the model, as parsed JSON. */
const full = JSON.parse(
  JSON.stringify({
    ...haushalt,
    pages: ['https://musterstadt.example/'],
    versionNotes: 'Erste Fassung',
    conformsTo: ['https://musterstadt.example/norm'],
    references: ['https://musterstadt.example/daten'],
    applicableLegislation: ['http://data.europa.eu/eli/reg_impl/2023/138/oj'],
    hvdCategories: ['http://data.europa.eu/bna/c_e1da4e07'],
    creators: [{ kind: 'Organization', name: { de: 'Amt' }, email: 'amt@musterstadt.example' }],
    contributors: [{ name: 'Amt' }],
    distributions: [
      {
        ...haushalt.distributions?.[0],
        uri: 'https://daten.musterstadt.example/#1',
        description: 'Tabelle',
        compressFormat: 'application/gzip',
        packageFormat: 'application/zip',
        issued: '2026',
        conformsTo: ['https://musterstadt.example/norm'],
        pages: ['https://musterstadt.example/'],
        applicableLegislation: ['http://data.europa.eu/eli/reg_impl/2023/138/oj'],
      },
    ],
  }),
) as Json;

/** Ways to each value of a record, the record itself included. */
function* waysOf(value: Json, way: Way = []): Generator<Way> {
  yield way;
  if (typeof value !== 'object' || value === null) return;
  for (const [member, inner] of Object.entries(value)) yield* waysOf(inner, [...way, member]);
}

function replaced(record: Json, [step, ...way]: Way, value: Json): Json {
  if (step === undefined) return value;
  const copy = (Array.isArray(record) ? [...record] : { ...(record as object) }) as Record<string, Json>;
  copy[step] = replaced(copy[step] ?? null, way, value);
  return copy as Json;
}

const ways = [...waysOf(full)];
const hostile: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, 0, -1, 1e308, '', [], {}, [[]], [null], [[['x']]], { de: null }),
  fc.constantFrom<Json>('constructor', '__proto__', 'x'.repeat(300_000), '<x'.repeat(200_000), '%\u0000'),
  fc.constantFrom<Json>(JSON.parse('{"__proto__":{"ars":"05315000"}}'), JSON.parse('{"constructor":1}')),
  fc.string({ unit: 'binary' }),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
);

describe('a dataset with other types than the model has', () => {
  it('never makes the check throw, and only passes what can be written (property)', () => {
    const changes = fc.array(fc.tuple(fc.constantFrom(...ways), hostile), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(changes, (all) => {
        const given = all.reduce((record, [way, value]) => {
          const open = way.every((step, index) => {
            const at = way.slice(0, index).reduce<Json | undefined>((one, s) => (one as never)?.[s], record);
            return typeof at === 'object' && at !== null && step in at;
          });
          return open ? replaced(record, way, value) : record;
        }, full);
        const before = JSON.stringify(given);
        const report = check(given);
        expect(report.kind).toBe('opendata.dataset');
        expect(JSON.stringify(given)).toBe(before);
        expect(JSON.stringify(report).length).toBeLessThan(100_000);
        if (report.verdict !== 'failed') writeDatasets(given as unknown as Dataset);
      }),
      { numRuns: 3_000 },
    );
  }, 60_000);

  it.each([true, null, [[]]])('names each member that is %j at its place, and nothing else', (value) => {
    for (const way of ways) {
      // Texts by language are one value of the model.
      const place = `/${way.join('/')}`.replace(/^\/$/, '').replace(/\/(?:de|en)$/, '');
      // An empty area is none; each key of it is checked as part of the area.
      const shown = place.replace(/\/area\/\w+$/, '/area');
      const inBox = shown.replace(/\/(bbox|centroid)\/\d+$/, '/$1');
      const isList =
        Array.isArray(value) && Array.isArray(way.reduce<Json>((one, step) => (one as never)[step], full));
      const found = typesOf(replaced(full, way, value));
      expect([way, found.map(([rule, at]) => [rule, at])]).toEqual([
        way,
        [
          [
            'opendata.dataset.type',
            { kind: 'pointer', pointer: isList && !/(?:bbox|centroid)$/.test(inBox) ? `${inBox}/0` : inBox },
          ],
        ],
      ]);
    }
  });

  it.each([null, undefined, 1, 'x', [], () => haushalt])(
    'is one finding when it is none at all: %j',
    (given) => {
      expect(typesOf(given)).toEqual([wrong('', 'object')]);
      expect(check(given).verdict).toBe('failed');
    },
  );

  it('says what is expected', () => {
    expect(typesOf({ ...haushalt, spatial: [{ area: '053150000000' }] })).toEqual([
      wrong('/spatial/0/area', 'area-key'),
    ]);
    expect(typesOf({ ...haushalt, keywords: 'Haushalt' })).toEqual([wrong('/keywords', 'list')]);
    expect(
      typesOf({ ...haushalt, contactPoints: [{ kind: 'individual', name: 'x', url: 'https://a.example/' }] }),
    ).toEqual([wrong('/contactPoints/0/kind', 'organization-or-individual')]);
    expect(typesOf(withDistribution({ byteSize: '2687' }))).toEqual([
      wrong('/distributions/0/byteSize', 'number'),
    ]);
    expect(typesOf(withDistribution({ checksum: { algorithm: 'sha256' } }))).toEqual([
      wrong('/distributions/0/checksum/value', 'text'),
    ]);
    expect(typesOf({ ...haushalt, creators: [{}] })).toEqual([
      wrong('/creators/0/name', 'text-or-texts-by-language'),
    ]);
  });

  it('reports what is missing by its own rules', () => {
    expect(check({}).findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(
        ['identifier', 'title', 'description'].map((member) => `opendata.dataset.${member}-present`),
      ),
    );
    expect(check({}).counts.error).toBeGreaterThan(3);
    expect(check({}).findings.map(({ rule }) => rule)).not.toContain('opendata.dataset.type');
  });

  it('still judges the rest', () => {
    const { findings } = change({ title: 5, issued: '15.01.2026', languages: [1, 'XQZ'] });
    expect(findings.map(({ rule, place }) => [rule, place.kind === 'pointer' && place.pointer])).toEqual([
      ['opendata.dataset.type', '/title'],
      ['opendata.dataset.type', '/languages/0'],
      ['opendata.dataset.date-form', '/issued'],
    ]);
    expect(change({ languages: [1, 'XQZ'] }).unchecked).toMatchObject([
      { place: { pointer: '/languages/1' } },
    ]);
  });

  it('stays small and quick when it is huge', async () => {
    const { findings, counts } = change({ keywords: Array(50_000).fill(null) });
    expect([findings.length, counts.error]).toEqual([200, 50_000]);
    const texts = Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`x${index}`, 'x']));
    const huge = { title: texts, description: '<x'.repeat(5_000_000) };
    expect(await processorTime(() => expect(change(huge).verdict).toBe('failed'), 8000)).toBeLessThan(8000);
  });
});
