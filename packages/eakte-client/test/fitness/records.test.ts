import { describe, expect, it } from 'vitest';
import {
  type Akte,
  type Kopf,
  type Nachricht,
  procedureProfile,
  profiles,
  type Vorgang,
} from '../../src/xdomea/index.ts';
import {
  akte,
  type Case,
  context,
  dokument,
  four,
  kopf,
  offer,
  reportOf,
  transfer,
  uuid,
  vorgang,
} from '../rules/messages.ts';

/** What one rule says of a message: fault and severity, with the record and the last steps of the path. */
async function said(rule: string, one: Case): Promise<string[]> {
  const report = await reportOf(one);
  return report.findings
    .filter((finding) => finding.rule === rule)
    .map(({ severity, values, place }) => {
      const fault = (values as { fault?: { term: string } }).fault?.term ?? '';
      const { path, record } = place as { path: string; record?: { id?: string } };
      return [severity, fault, record?.id?.slice(-3) ?? '', path.split('/').slice(-1)[0]].join(' ').trim();
    });
}

const art = (code: string) => ({ aussonderungsart: { code } });
const marked = (outer: string, ...inner: (string | undefined)[]) =>
  akte({
    aussonderungsmetadaten: art(outer),
    vorgang: inner.map((code, at) =>
      vorgang({
        identifikation: { id: uuid(20 + at) },
        dokument: [],
        aussonderungsmetadaten: code === undefined ? undefined : art(code),
      }),
    ),
  });

describe('A01: appraisal in a transfer', () => {
  it.each<[string, Akte, string[]]>([
    ['all A', marked('A', 'A', undefined), []],
    [
      'V at the top holds for all below, and is said once',
      marked('V', 'V', undefined),
      ['error destroy 010 Aussonderungsart'],
    ],
    ['V inside A', marked('A', 'A', 'V'), ['error destroy 021 Aussonderungsart']],
    ['B is not decided yet', marked('B', undefined), ['error open 010 Aussonderungsart']],
    [
      'B with a V inside',
      marked('B', 'V', 'A'),
      ['error open 010 Aussonderungsart', 'error destroy 020 Aussonderungsart'],
    ],
    ['no mark at all is not judged here', akte({ aussonderungsmetadaten: undefined }), []],
  ])('%s', async (_, record, expected) => {
    for (const version of ['2.3.0', '3.0.0', '3.1.0'] as const)
      expect(await said('A01', { message: transfer(record), version })).toEqual(expected);
    expect(await said('A01', four(transfer(record)))).toEqual(expected);
  });

  it('leaves offers alone, where B is what they ask for', async () => {
    expect(await said('A01', { message: offer(marked('B')) })).toEqual([]);
  });

  it('exempts what is sent for context, and what is below it has to say its own', async () => {
    const record = (inner?: object) =>
      four(
        transfer(
          akte({
            kontextobjekt: true,
            aussonderungsmetadaten: art('V'),
            vorgang: [vorgang({ kontextobjekt: false, aussonderungsmetadaten: inner, dokument: [] })],
          }),
        ),
      );
    expect(await said('A01', record(art('A')))).toEqual([]);
    expect(await said('A01', record(art('V')))).toEqual(['error destroy 020 Aussonderungsart']);
    expect(await said('A01', context(true, false))).toEqual([]);
  });

  it('believes the decision of the archive where it is known', async () => {
    const with_ = (decision: string, record: Akte) => ({
      message: transfer(record),
      options: {
        profile: procedureProfile({ appraised: [{ id: uuid(10), aussonderungsart: decision }] }),
      },
    });
    expect(await said('A01', with_('A', marked('B', undefined)))).toEqual([]);
    expect(await said('A01', with_('A', marked('A', 'B')))).toEqual([]);
    expect(await said('A01', with_('A', marked('V')))).toEqual([
      'warning decided-otherwise 010 Aussonderungsart',
    ]);
    expect(await said('A01', with_('V', marked('V')))).toEqual(['error destroy 010 Aussonderungsart']);
  });
});

describe('A02: retention that is still running, on 2026-11-23', () => {
  const disposal = (members: object, record: Partial<Akte> = {}) =>
    akte({ laufzeit: undefined, ...record, aussonderungsmetadaten: { ...art('A'), ...members } });
  const years = (anzahlJahre: number) => ({ aufbewahrungsdauer: { anzahlJahre } });
  it.each<[string, Akte, string[]]>([
    [
      'a date to come',
      disposal({ aufbewahrungsende: '2026-11-23' }),
      ['warning running 010 Aufbewahrungsende'],
    ],
    ['a date that is over', disposal({ aufbewahrungsende: '2026-11-22' }), []],
    [
      'years from the closing to the end of the year',
      disposal(years(10), { zda: true, zdaDatum: '2016-01-01' }),
      ['warning running 010 AnzahlJahre'],
    ],
    ['years that are over', disposal(years(10), { zda: true, zdaDatum: '2015-12-31' }), []],
    [
      'years from the end of the Laufzeit',
      disposal(years(10), { laufzeit: { ende: '2016-06-30' } }),
      ['warning running 010 AnzahlJahre'],
    ],
    [
      'years that lead to a later day than the date: the later counts',
      disposal({ ...years(30), aufbewahrungsende: '2020-12-31' }, { zdaDatum: '2016-01-01', zda: true }),
      ['warning contradicting 010 Aufbewahrungsende'],
    ],
    [
      'a date later than by years',
      disposal({ ...years(2), aufbewahrungsende: '2040-12-31' }, { zdaDatum: '2016-01-01', zda: true }),
      ['warning contradicting 010 Aufbewahrungsende'],
    ],
    [
      'both over, however they differ',
      disposal({ ...years(8), aufbewahrungsende: '2020-12-31' }, { zdaDatum: '2016-01-01', zda: true }),
      [],
    ],
    [
      'counted from the year after',
      disposal({ ...years(9), aufbewahrungsende: '2026-01-01' }, { zdaDatum: '2016-01-01', zda: true }),
      [],
    ],
    [
      'a year of five digits',
      disposal({ aufbewahrungsende: '12026-12-31' }),
      ['warning running 010 Aufbewahrungsende'],
    ],
    ['no day to count from', disposal(years(30)), []],
    ['no limit is another rule', disposal({ aufbewahrungsdauer: { unbefristet: true } }), []],
  ])('%s', async (_, record, expected) => {
    expect(await said('A02', { message: transfer(record) })).toEqual(expected);
    expect(await said('A02', { message: offer(record) })).toEqual(expected);
  });

  it('waits for the closing of the file around a Vorgang that has years of its own', async () => {
    const inside = (zdaDatum: string, ende = '2001-12-31') =>
      transfer(
        akte({
          aussonderungsmetadaten: art('A'),
          laufzeit: { beginn: '2000-01-01', ende },
          zda: true,
          zdaDatum,
          vorgang: [vorgang({ aussonderungsmetadaten: { ...art('A'), ...years(10) } })],
        }),
      );
    expect(await said('A02', { message: inside('2016-05-05') })).toEqual(['warning running 020 AnzahlJahre']);
    expect(await said('A02', { message: inside('2015-05-05', '2020-12-31') })).toEqual([]);
    const own: Partial<Vorgang> = { zda: true, zdaDatum: '2001-01-01' };
    const closed = transfer(
      akte({
        aussonderungsmetadaten: art('A'),
        zda: true,
        zdaDatum: '2016-05-05',
        vorgang: [vorgang({ ...own, aussonderungsmetadaten: { ...art('A'), ...years(10) } })],
      }),
    );
    expect(await said('A02', { message: closed })).toEqual([]);
  });

  it('says an end once where the record inside only repeats it', async () => {
    const outer = { ...art('A'), ...years(10) };
    const of = (members: Partial<Vorgang>, record: Partial<Akte> = {}) =>
      said('A02', {
        message: transfer(
          akte({
            laufzeit: { beginn: '2000-01-01', ende: '2020-12-31' },
            aussonderungsmetadaten: outer,
            ...record,
            vorgang: [vorgang({ aussonderungsmetadaten: outer, ...members })],
          }),
        ),
      });
    expect(await of({})).toEqual(['warning running 010 AnzahlJahre']);
    expect(await of({ aussonderungsmetadaten: { ...art('A'), ...years(12) } })).toEqual([
      'warning running 010 AnzahlJahre',
      'warning running 020 AnzahlJahre',
    ]);
    expect(await of({ laufzeit: { ende: '2020-03-31' } })).toHaveLength(2);
    const end = { aussonderungsmetadaten: { ...art('A'), aufbewahrungsende: '2031-12-31' } };
    expect(await of(end, end)).toEqual(['warning running 010 Aufbewahrungsende']);
  });

  it('counts every record that waited, however many there are', async () => {
    const many = Array.from({ length: 1_234 }, (_, index) =>
      vorgang({ aussonderungsmetadaten: { ...art('A'), ...years(10 + (index % 2)) } }),
    );
    const message = transfer(
      akte({
        laufzeit: undefined,
        aussonderungsmetadaten: art('A'),
        zda: true,
        zdaDatum: '2020-05-05',
        vorgang: many,
      }),
    );
    const { findings } = await reportOf({ message });
    const found = findings.filter(({ rule }) => rule === 'A02');
    expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(1_234);
  });

  it('names the last day and what it comes from, and counts to the day when a profile wants it', async () => {
    const message = transfer(disposal(years(10), { zda: true, zdaDatum: '2016-01-01' }));
    const { findings } = await reportOf({ message });
    expect(findings.find(({ rule }) => rule === 'A02')?.values).toEqual({
      fault: { term: 'running' },
      object: { term: 'Akte' },
      until: '2026-12-31',
      basis: { term: 'zda' },
    });
    const profile = { parameters: { A02: { counting: 'exact-day' } } };
    expect(await said('A02', { message, options: { profile } })).toEqual([]);
  });

  it('takes the day in Germany, not in Greenwich', async () => {
    const message = transfer(disposal({ aufbewahrungsende: '2025-12-31' }));
    const at = (time: string) => said('A02', { message, options: { clock: () => Date.parse(time) } });
    expect(await at('2025-12-31T22:59:59Z')).toHaveLength(1);
    expect(await at('2025-12-31T23:00:00Z')).toEqual([]);
  });

  it('reads the year of 2.x as its last day', async () => {
    const record = disposal({ aufbewahrungsende: '2026-12-31' });
    expect(await said('A02', { message: transfer(record), version: '2.4.0' })).toEqual([
      'warning running 010 Aufbewahrungsende',
    ]);
  });
});

describe('A03: retention without limit', () => {
  it('is said at the record that states it, of offers and transfers', async () => {
    const record = akte({
      aussonderungsmetadaten: { ...art('A'), aufbewahrungsdauer: { unbefristet: true } },
    });
    for (const message of [transfer(record), offer(record)])
      expect(await said('A03', { message })).toEqual(['warning  010 Unbefristet']);
    expect(
      await said('A03', { message: { messageType: '0401', kopf: kopf(), schriftgutobjekt: [record] } }),
    ).toEqual([]);
  });
});

describe('A04 and A05: subjects and dates', () => {
  it('want a subject of records, less urgently of documents, and none of attachments and cover letters', async () => {
    const blank = { allgemeineMetadaten: { betreff: ' ' } };
    const attachment = { ...dokument({ ...blank, identifikation: { id: uuid(31) } }), nummer: '1' };
    const record = akte({
      ...blank,
      vorgang: [vorgang({ ...blank, dokument: [dokument({ ...blank, anlage: [attachment] })] })],
    });
    expect((await said('A04', { message: transfer(record) })).toSorted()).toEqual([
      'info missing 030 Betreff',
      'warning missing 010 Betreff',
      'warning missing 020 Betreff',
    ]);
    const letter = dokument({
      identifikation: { id: uuid(32) },
      allgemeineMetadaten: undefined,
      datumDesSchreibens: undefined,
    });
    const message = { ...transfer(), anschreiben: [{ ...letter, version: [] }] } as never;
    expect(await said('A04', { message })).toEqual([]);
    expect(await said('A05', { message })).toEqual([]);
  });

  it.each([
    ['', 'missing'],
    ['\u00a0\u2003', 'missing'],
    ['\u200b', 'blank'],
    ['-', 'blank'],
    [' … ', 'blank'],
    ['\u3164\u200d/', undefined],
    ['1', undefined],
    ['Ł', undefined],
  ])('take %j for a subject or not', async (betreff, fault) => {
    const record = akte({ allgemeineMetadaten: { betreff, kennzeichen: '–' } });
    const { findings } = await reportOf({ message: transfer(record) });
    const found = findings.filter(({ rule }) => rule === 'A04').map(({ values }) => values);
    const object = { term: 'Akte' };
    expect(found).toEqual(fault ? [{ fault: { term: fault }, object, kennzeichen: false }] : []);
  });

  it.each<[string, Partial<Akte>, string[]]>([
    ['no period', { laufzeit: undefined }, ['warning period 010 Akte']],
    ['a period', { laufzeit: { beginn: '2010-01-01', ende: '2011-01-01' } }, []],
    ['an end alone', { laufzeit: { ende: '2011-01-01' } }, []],
    ['no end', { laufzeit: { beginn: '2010-01-01' } }, ['warning end 010 Laufzeit']],
    ['no end but a closing', { laufzeit: { beginn: '2010-01-01' }, zda: true, zdaDatum: '2011-01-01' }, []],
  ])('%s', async (_, members, expected) => {
    expect(await said('A05', { message: transfer(akte(members)) })).toEqual(expected);
  });

  it('take any date of a document, that of its file too', async () => {
    const of = (members: object, file: object = {}) =>
      said('A05', {
        message: transfer(
          akte({
            vorgang: [vorgang({ dokument: [dokument({ datumDesSchreibens: undefined, ...members }, file)] })],
          }),
        ),
      });
    expect(await of({})).toEqual(['info document 030 Dokument']);
    expect(await of({ posteingangsdatum: '2010-01-01' })).toEqual([]);
    expect(await of({}, { datumUhrzeit: '2010-01-01T00:00:00Z' })).toEqual([]);
  });
});

describe('A14: no retention', () => {
  const ten = { ...art('A'), aufbewahrungsdauer: { anzahlJahre: 10 } };
  const holding = (outer: object | undefined, ...inner: (object | undefined)[]) =>
    akte({
      aussonderungsmetadaten: outer,
      vorgang: inner.map((one, at) =>
        vorgang({ identifikation: { id: uuid(20 + at) }, dokument: [], aussonderungsmetadaten: one }),
      ),
    });
  it.each<[string, Akte, string[]]>([
    ['nothing says how long', holding(art('A'), undefined, art('A')), ['warning none 010 Akte']],
    ['years', holding(ten, undefined), []],
    ['a date', holding({ ...art('A'), aufbewahrungsende: '2020-12-31' }), []],
    ['no limit is a statement', holding({ ...art('A'), aufbewahrungsdauer: { unbefristet: true } }), []],
    ['everything inside says it', holding(art('A'), ten, ten), []],
    ['one inside does not', holding(art('A'), ten, art('A')), ['warning some 010 Akte']],
    ['no disposal metadata at all is another rule', holding(undefined, undefined), []],
  ])('%s', async (_, record, expected) => {
    expect(await said('A14', { message: transfer(record) })).toEqual(expected);
    expect(await said('A14', { message: offer(record) })).toEqual(expected);
    expect(await said('A14', four(transfer(record)))).toEqual(expected);
  });

  it('counts what has none, and looks behind what is sent for context', async () => {
    const record = holding(undefined, ten, art('A'), art('A'));
    const { findings } = await reportOf({ message: transfer(record) });
    expect(findings.find(({ rule }) => rule === 'A14')?.values).toMatchObject({ records: 2 });
    const around = holding(ten, art('A'));
    expect(await said('A14', four(transfer({ ...around, kontextobjekt: true })))).toEqual([
      'warning none 020 Vorgang',
    ]);
  });

  it('is a hint where the archive does without', async () => {
    const options = { profile: profiles['landesarchiv-nrw'] };
    expect(await said('A14', { message: transfer(holding(art('A'))), options })).toEqual([
      'info none 010 Akte',
    ]);
  });
});

describe('R25: dates that cannot be', () => {
  const closed = (zdaDatum: string, more: Partial<Akte> = {}) => akte({ zda: true, zdaDatum, ...more });
  const kept = (members: object, record: Partial<Akte> = {}) =>
    akte({ ...record, aussonderungsmetadaten: { ...art('A'), ...members } });
  const years = (anzahlJahre: number) => ({ aufbewahrungsdauer: { anzahlJahre } });
  it.each<[string, Akte, string[]]>([
    ['a closing to come', closed('2090-01-01'), ['warning future 010 ZdADatum']],
    ['a closing within this year, said as the year', closed('2026-12-31'), []],
    ['a closing tomorrow', closed('2026-11-24'), ['warning future 010 ZdADatum']],
    ['a year of five digits', closed('12026-12-30'), ['warning future 010 ZdADatum']],
    [
      'an end to come, long after the closing',
      closed('2007-05-05', { laufzeit: { beginn: '2000-01-01', ende: '2090-12-31' } }),
      ['warning future 010 Ende'],
    ],
    [
      'an end after the closing',
      closed('2007-05-05', { laufzeit: { beginn: '2000-01-01', ende: '2009-01-01' } }),
      ['warning after-closing 010 Ende'],
    ],
    [
      'the end of the year of closing',
      closed('2007-05-05', { laufzeit: { beginn: '2000-01-01', ende: '2007-12-31' } }),
      [],
    ],
    ['a beginning to come', akte({ laufzeit: { beginn: '2090-01-01' } }), ['warning future 010 Beginn']],
    [
      'years that lead elsewhere than the date',
      kept({ ...years(100), aufbewahrungsende: '2017-12-31' }),
      ['warning counting 010 Aufbewahrungsende'],
    ],
    ['the same end', kept({ ...years(10), aufbewahrungsende: '2022-12-31' }), []],
    ['counted from the year after', kept({ ...years(10), aufbewahrungsende: '2023-12-31' }), []],
    [
      'a date before the closing',
      kept({ aufbewahrungsende: '2017-12-31' }, { zda: true, zdaDatum: '2020-01-01' }),
      ['warning before-closing 010 Aufbewahrungsende'],
    ],
  ])('%s', async (_, record, expected) => {
    expect(await said('R25', { message: transfer(record) })).toEqual(expected);
  });

  it.each([-5, 9_999_999])('%d years are no retention, where the schema takes them', async (number) => {
    const record = kept({ ...years(number), aufbewahrungsende: '2017-12-31' });
    expect(await said('R25', { message: transfer(record), version: '2.4.0' })).toEqual([
      'warning years 010 Aufbewahrungsdauer',
    ]);
  });

  it('look at the end of the Transferfrist of 4.0', async () => {
    const of = (transferfristende: string) =>
      said('R25', four(transfer(kept({ ...years(1), transferfristende }))));
    expect(await of('2099-12-31')).toEqual(['warning future 010 Transferfristende']);
    expect(await of('2020-12-31')).toEqual([]);
  });

  it('leave the planned end of a record that is worked on alone', async () => {
    const record = akte({ laufzeit: { beginn: '2020-01-01', ende: '2030-06-30' } });
    expect(await said('R25', { message: { ...transfer(record), messageType: '0401' } as Nachricht })).toEqual(
      [],
    );
    expect(await said('R25', { message: transfer(record) })).toEqual(['warning future 010 Ende']);
  });
});

describe('A10: open records, for receivers that want closed ones', () => {
  const options = { profile: { parameters: { A10: { closed: 'required' } } } };
  it('looks at the outermost record that is handed over', async () => {
    expect(await said('A10', { message: transfer(), options })).toEqual(['warning  010 Akte']);
    expect(await said('A10', { message: transfer(akte({ zda: false })), options })).toEqual([
      'warning  010 ZdA',
    ]);
    expect(await said('A10', { message: transfer(akte({ zda: true })), options })).toEqual([]);
    expect(await said('A10', { message: transfer() })).toEqual([]);
    expect(await said('A10', { ...context(true, false), options })).toEqual(['warning  020 Vorgang']);
  });
});

describe('A11: what the receiver does not take', () => {
  const at = (head: Partial<Kopf>, profile: object) => ({
    message: transfer(akte(), head),
    options: { profile },
  });
  it('is said at the root', async () => {
    const root = 'Aussonderung.Aussonderung.0503';
    expect(await said('A11', at({}, { versions: ['3.1.0'] }))).toEqual([`error version  ${root}`]);
    expect(await said('A11', at({}, { messages: ['0501'] }))).toEqual([`error message  ${root}`]);
    expect(await said('A11', at({}, { versions: ['3.0.0'], messages: ['0503'] }))).toEqual([]);
  });
});
