import { explain } from '@rathaus/client-core/texts';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/texts/index.ts';
import { type Nachricht, type ProcedureFacts, procedureProfile } from '../../src/xdomea/index.ts';
import { akte, context, four, kopf, reportOf, timesOf, transfer, uuid, vorgang } from './messages.ts';

/** Findings of one rule for a 4.0 message, as `severity: German text`. */
async function told(rule: string, message: Nachricht, facts: ProcedureFacts = {}): Promise<string[]> {
  const report = await reportOf({ ...four(message), options: { profile: procedureProfile(facts) } });
  expect(timesOf(report, 'XSD')).toBe(0);
  return report.findings
    .filter((finding) => finding.rule === rule)
    .map((finding) => `${finding.severity}: ${explain(finding, catalogue).message.de}`);
}

const appraisal = (...entries: [id: string, code: string][]): Nachricht => ({
  messageType: '0502',
  kopf: kopf({ uuidUrsprungsnachricht: uuid(3) }),
  bewertetesSgo: entries.map(([id, code]) => ({ id, aussonderungsart: { code } })),
});
const receipt = (extra: object = {}): Nachricht => ({
  messageType: '0504',
  kopf: kopf({ uuidUrsprungsnachricht: uuid(3), ...extra }),
});
type Results = Extract<Nachricht, { messageType: '0506' }>;
const imported = (results: Results['ausgesondertesSgo'], overall = true): Nachricht => ({
  messageType: '0506',
  kopf: kopf({ uuidUrsprungsnachricht: uuid(3) }),
  erfolgOderMisserfolg: { erfolgreich: overall },
  ausgesondertesSgo: results ?? [],
});
const parts = (part: number, total: number) =>
  transfer(akte(), { lfdNrNachrichtProTyp: part, gesamtanzahlNachrichtenProTyp: total });

describe('R07 with the other parts of the process', () => {
  it('wants the same total in all parts, and each part once', async () => {
    const first = { messageType: '0503', nachrichtenUuid: uuid(9), lfdNr: 1, gesamtanzahl: 2 };
    expect(await told('R07', parts(2, 2), { messages: [first] })).toEqual([]);
    expect(await told('R07', parts(2, 3), { messages: [first] })).toHaveLength(1);
    expect(await told('R07', parts(1, 2), { messages: [first] })).toHaveLength(1);
    // The same part again is the same message, and a total of another type says nothing.
    expect(await told('R07', parts(1, 2), { messages: [{ ...first, nachrichtenUuid: uuid(2) }] })).toEqual(
      [],
    );
    expect(await told('R07', parts(2, 3), { messages: [{ ...first, messageType: '0501' }] })).toEqual([]);
  });
});

describe('R08', () => {
  const offer = { messageType: '0501', nachrichtenUuid: uuid(3), lfdNr: 1 };
  it('knows no original without facts, but a message never answers itself', async () => {
    expect(await told('R08', receipt())).toEqual([]);
    expect(await told('R08', receipt({ nachrichtenUuid: uuid(3) }))).toHaveLength(1);
  });
  it('wants a known original of the right type and part', async () => {
    expect(await told('R08', receipt(), { messages: [offer] })).toEqual([]);
    expect(await told('R08', receipt(), { messages: [] })).toHaveLength(1);
    expect(await told('R08', receipt(), { messages: [{ ...offer, messageType: '0503' }] })).toHaveLength(1);
    expect(await told('R08', receipt(), { messages: [{ ...offer, lfdNr: 2 }] })).toHaveLength(1);
  });
});

describe('R09', () => {
  const known = { messageType: '0504', nachrichtenUuid: uuid(2), digest: 'a' };
  it('distinguishes a repeated message from a changed one', async () => {
    expect(await told('R09', receipt(), { messages: [known], digest: 'a' })).toEqual([
      expect.stringMatching(/^info: Dieselbe/),
    ]);
    expect(await told('R09', receipt(), { messages: [known], digest: 'b' })).toEqual([
      expect.stringMatching(/^error: .*anderem Inhalt/),
    ]);
    expect(await told('R09', receipt(), { messages: [known] })).toEqual([
      expect.stringMatching(/^error: .*nicht bekannt/),
    ]);
  });
  it('allows one message of a type and process before 4.0', async () => {
    const options = (messageType: string) => ({
      profile: procedureProfile({ messages: [{ messageType, digest: 'a' }], digest: 'b' }),
    });
    const of = async (type: string) =>
      timesOf(await reportOf({ message: transfer(), options: options(type) }), 'R09');
    expect(await of('0503')).toBe(1);
    expect(await of('0501')).toBe(0);
  });
});

describe('R23', () => {
  it('wants no entry for a context record in appraisal and confirmation', async () => {
    const records = [{ id: uuid(10), kontextobjekt: true }, { id: uuid(20) }];
    expect(await told('R23', appraisal([uuid(20), 'A']), { offered: records })).toEqual([]);
    expect(await told('R23', appraisal([uuid(10), 'A']), { offered: records })).toHaveLength(1);
    const result = [{ id: uuid(10), erfolgreich: true }];
    expect(await told('R23', imported(result), { transferred: records })).toHaveLength(1);
  });
  it('takes a record handed over below a context record for normal, but not the other way round', async () => {
    const of = async (own: boolean, inner: boolean) =>
      (await reportOf(context(own, inner))).findings
        .filter(({ rule }) => rule === 'R23')
        .map((f) => f.severity);
    expect(await of(true, false)).toEqual([]);
    expect(await of(false, false)).toEqual([]);
    expect(new Set(await of(false, true))).toEqual(new Set(['warning']));
    expect(await of(true, true)).toContain('error');
  });
});

describe('R24', () => {
  const offered = [{ id: uuid(10).toUpperCase() }, { id: uuid(20) }, { id: uuid(21), kontextobjekt: true }];
  it('wants one final decision on each offered record that is no context', async () => {
    const both = appraisal([uuid(10), 'A'], [uuid(20), 'V']);
    expect(await told('R24', both, { offered })).toEqual([]);
    expect(await told('R24', appraisal([uuid(10), 'A']), { offered })).toEqual([
      expect.stringContaining(uuid(20)),
    ]);
    expect(await told('R24', appraisal([uuid(10), 'A'], [uuid(20), 'B']), { offered })).toEqual([
      expect.stringMatching(/^warning: /),
    ]);
    expect(await told('R24', both, { offered: [{ id: uuid(10) }] })).toEqual([
      expect.stringContaining('nicht angeboten'),
    ]);
  });
  it('waits for the other parts before it misses something', async () => {
    const part = appraisal([uuid(10), 'A']);
    part.kopf = { ...part.kopf, lfdNrNachrichtProTyp: 1, gesamtanzahlNachrichtenProTyp: 2 };
    expect(await told('R24', part, { offered })).toEqual([]);
  });
  it('wants exactly the records appraised A in the transfer; parts follow their Akte', async () => {
    const a = (id: string, aussonderungsart: string) => ({ id, aussonderungsart });
    expect(await told('R24', transfer(), { appraised: [a(uuid(10), 'A')] })).toEqual([]);
    expect(await told('R24', transfer(), { appraised: [a(uuid(10), 'V')] })).toHaveLength(2);
    expect(await told('R24', transfer(), { appraised: [a(uuid(10), 'A'), a(uuid(20), 'V')] })).toHaveLength(
      1,
    );
    expect(await told('R24', transfer(), { appraised: [a(uuid(10), 'A'), a(uuid(77), 'A')] })).toEqual([
      expect.stringContaining(uuid(77)),
    ]);
    expect(await told('R24', transfer(), { appraised: [] })).toHaveLength(2);
    // What is sent for context only lets no decision through: what it holds needs one of its own.
    const inside = {
      ...vorgang({ kontextobjekt: true }),
      teilvorgang: [vorgang({ identifikation: { id: uuid(50) } })],
    };
    const around = transfer(akte({ vorgang: [inside] }));
    const known = [a(uuid(10), 'A')];
    expect(await told('R24', around, { appraised: known })).toEqual([expect.stringContaining(uuid(50))]);
    expect(await told('R24', around, { appraised: [...known, a(uuid(50), 'A')] })).toEqual([]);
    // Another part of a split transfer may hold the record.
    expect(await told('R24', parts(1, 2), { appraised: [a(uuid(10), 'A'), a(uuid(77), 'A')] })).toEqual([]);
  });
});

describe('R33', () => {
  const ok = { id: uuid(10), erfolgreich: true };
  it('wants a result for each transferred record', async () => {
    const transferred = [{ id: uuid(10) }, { id: uuid(20) }, { id: uuid(21), kontextobjekt: true }];
    expect(await told('R33', imported([ok, { id: uuid(20), erfolgreich: true }]), { transferred })).toEqual(
      [],
    );
    expect(await told('R33', imported([ok]), { transferred })).toEqual([expect.stringContaining(uuid(20))]);
  });
  it.each<[string, Results['ausgesondertesSgo'], boolean, ProcedureFacts]>([
    ['two results for one record', [ok, ok], true, {}],
    ['no record at all', [], true, {}],
    [
      'success of the whole, failure of a part',
      [ok, { id: uuid(20), erfolgreich: false, fehlermeldung: ['x'] }],
      true,
      {},
    ],
    ['failure without a reason', [{ id: uuid(10), erfolgreich: false }], false, {}],
    ['success with an error text', [{ ...ok, fehlermeldung: ['x'] }], true, {}],
    [
      'archive id nobody asked for',
      [{ ...ok, archivkennung: 'A 1' }],
      true,
      { rueckmeldungArchivkennung: false },
    ],
  ])('reports: %s', async (_, results, overall, facts) => {
    expect(await told('R33', imported(results, overall), facts)).toHaveLength(1);
  });
  it('is content with an archive id that was asked for', async () => {
    const facts = { rueckmeldungArchivkennung: true };
    expect(await told('R33', imported([{ ...ok, archivkennung: 'A 1' }]), facts)).toEqual([]);
  });
});

it('keeps the parameters and severities of the profile it is put on', () => {
  const base = { severities: { R03: 'off' as const }, parameters: { R07: { a: 1 }, R29: { maxLevel: 6 } } };
  const facts = { messages: [] };
  const profile = procedureProfile(facts, base);
  expect(profile.severities).toBe(base.severities);
  expect(profile.parameters?.R07).toEqual({ a: 1, facts });
  expect(profile.parameters?.R29).toEqual({ maxLevel: 6 });
  expect(base.parameters.R07).toEqual({ a: 1 });
});
