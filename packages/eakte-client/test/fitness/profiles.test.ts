import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { checkFile } from '../../src/report/index.ts';
import { profileChanges, profileFaultText, profileTexts } from '../../src/texts/index.ts';
import {
  type CheckProfile,
  checkMessage,
  messageRules,
  parseProfile,
  profileFaults,
  profiles,
  xdomeaVersions,
} from '../../src/xdomea/index.ts';
import { cases } from '../rules/cases.ts';
import { akte, four, level, reportOf, transfer, xmlOf } from '../rules/messages.ts';

// Many checks; the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const clock = () => Date.parse('2026-11-23T12:00:00Z');
const own: CheckProfile = { name: 'stadtarchiv-musterstadt', edition: '2026-11' };

describe('the profiles that come along', () => {
  it.each(Object.entries(profiles))('%s is a file that could be handed in, with texts', (name, profile) => {
    expect(parseProfile(JSON.stringify(profile))).toEqual(profile);
    expect(profile.name).toBe(name);
    const { title, reason, source } = profileTexts[name as keyof typeof profiles];
    for (const text of [title, reason, source]) expect(text.de).not.toBe(text.en);
    const changes = profileChanges(profile);
    expect(changes.length).toBeGreaterThan(0);
    for (const { change, rule, title } of changes) {
      expect(change.de).not.toMatch(/undefined|\[object/);
      expect(messageRules.some(({ id }) => id === rule)).toBe(true);
      expect(title === undefined || title.de.length > 5).toBe(true);
    }
    // An unconfirmed list gives hints only.
    if (profile.formats) expect(profile.formats.confirmed).toBe(false);
  });

  it('x-man does not take 4.0, and no more than five levels', async () => {
    const of = async (one: Parameters<typeof reportOf>[0]) => {
      const { findings } = await reportOf({ ...one, options: { profile: profiles['x-man'] } });
      return findings
        .filter(({ rule }) => ['A11', 'R29'].includes(rule))
        .map(({ rule, severity }) => `${rule} ${severity}`);
    };
    expect(await of(four(transfer()))).toEqual(['A11 error']);
    for (const version of ['2.3.0', '2.4.0', '3.0.0', '3.1.0'] as const)
      expect(await of({ message: transfer(), version })).toEqual([]);
    expect(await of({ message: transfer(level(4)) })).toContain('R29 error');
  });

  it('DiPS.kommunal takes the 0503 and sends the 0506', async () => {
    const of = async (one: Parameters<typeof reportOf>[0]) => {
      const { findings } = await reportOf({ ...one, options: { profile: profiles['dips-kommunal'] } });
      return findings.filter(({ rule }) => rule === 'A11').map(({ severity }) => severity);
    };
    expect(await of({ message: transfer() })).toEqual([]);
    expect(await of(cases.R33!.right)).toEqual([]);
    expect(await of(cases.R10!.right)).toEqual(['warning']);
  });
});

describe('a profile', () => {
  const ids = messageRules.map(({ id }) => id);
  const random = fc.record(
    {
      severities: fc.dictionary(
        fc.constantFrom(...ids),
        fc.constantFrom('error' as const, 'warning' as const, 'info' as const, 'off' as const),
      ),
      parameters: fc.record(
        {
          A02: fc.record({ counting: fc.constantFrom('calendar-year-end', 'exact-day') }),
          A10: fc.constant({ closed: 'required' }),
          R11: fc.record({ metadataInTransfer: fc.constantFrom('required', 'optional') }),
          R29: fc.record({ maxLevel: fc.integer({ min: 1, max: 250 }) }),
        },
        { requiredKeys: [] },
      ),
      versions: fc.uniqueArray(fc.constantFrom(...xdomeaVersions), { minLength: 1 }),
      messages: fc.uniqueArray(fc.constantFrom('0401', '0501', '0503', '0506'), { minLength: 1 }),
      formats: fc.record({
        codes: fc.uniqueArray(fc.constantFrom('018', '035', '044'), { minLength: 1 }),
        confirmed: fc.boolean(),
      }),
    },
    { requiredKeys: [] },
  );

  it('turns failed into passed by nothing but its severities', async () => {
    const planted = Object.entries(cases).map(([id, { wrong }]) => ({ id, wrong }));
    let failures = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...planted), random, async ({ wrong }, members) => {
        const profile = parseProfile({ ...own, ...members });
        const { severities = {} } = profile;
        const xml = await xmlOf(wrong);
        const given = wrong.options ?? {};
        // What the case itself needs of a profile stays.
        const base: CheckProfile = { parameters: given.profile?.parameters };
        const merged = { ...profile, parameters: { ...profile.parameters, ...base.parameters } };
        const before = await checkMessage(xml, { clock, ...given, profile: base });
        const after = await checkMessage(xml, { clock, ...given, profile: merged });
        const still = before.findings.filter(
          ({ rule, severity }) => (severities[rule] ?? severity) === 'error' && severity === 'error',
        );
        if (before.verdict === 'failed') failures += 1;
        if (still.length > 0) expect(after.verdict).toBe('failed');
        if (before.verdict === 'not-judged') expect(after.verdict).not.toBe('passed');
      }),
      { numRuns: 300 },
    );
    expect(failures).toBeGreaterThan(50);
  });
});

describe('parseProfile', () => {
  it('refuses everything it does not know, all at once, and as a typed error', () => {
    const wrong = {
      name: 'Stadtarchiv Musterstadt',
      edition: 'Herbst',
      severities: { R99: 'error', R17: 'fatal', 'eakte.package.zip-slip': 'off' },
      parameters: { R24: { facts: {} }, R29: { maxLevel: 0, depth: 3 } },
      versions: ['3.0.0', '5.0.0'],
      messages: [],
      formats: { codes: ['999'], kinds: ['pdf', 'exe.'], colour: 1 },
      extends: 'x-man',
    };
    expect(profileFaults(wrong).map(({ member, fault }) => `${member}: ${fault}`)).toEqual([
      'name: not-allowed',
      'edition: not-allowed',
      'severities.R99: unknown-rule',
      'severities.R17: not-allowed',
      'parameters.R24: unknown-parameter',
      'parameters.R29.maxLevel: not-allowed',
      'parameters.R29.depth: unknown-parameter',
      'versions.1: not-allowed',
      'messages: not-allowed',
      'formats.confirmed: missing',
      'formats.codes.0: not-allowed',
      'formats.kinds.1: not-allowed',
      'formats.colour: unknown-member',
      'extends: unknown-member',
    ]);
    expect(() => parseProfile(wrong)).toThrow(
      expect.objectContaining({
        code: 'eakte.config.invalid',
        origin: 'local',
        details: expect.objectContaining({ faults: 14 }),
      }),
    );
    for (const fault of profileFaults(wrong)) {
      const { de, en } = profileFaultText(fault);
      expect(de).toMatch(/^\S.*\.$/);
      expect(de).not.toBe(en);
    }
  });

  it.each([
    ['text that is no JSON', '{', 'not-json'],
    ['a list', '[]', 'not-an-object'],
    ['nothing', undefined, 'not-an-object'],
    ['null', 'null', 'not-an-object'],
  ])('refuses %s', (_, source, fault) => {
    expect(profileFaults(source)).toEqual([{ member: '', fault, allowed: [] }]);
    expect(() => parseProfile(source)).toThrow(expect.objectContaining({ code: 'eakte.config.invalid' }));
  });

  it('takes the example of the documentation', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../../docs/eakte/profiles.md'), 'utf8');
    const example = /```json\n(\{\n {2}"name"[\s\S]*?)```/.exec(page)?.[1];
    expect(parseProfile(example).formats).toEqual({ codes: ['024', '044'], confirmed: true });
  });

  it('takes a file with a byte order mark, and gives a copy', () => {
    const given = { ...own, severities: { A04: 'error' } as const };
    expect(parseProfile(`\ufeff${JSON.stringify(given)}`)).toEqual(given);
    const parsed = parseProfile(given);
    expect(parsed).toEqual(given);
    expect(parsed.severities).not.toBe(given.severities);
  });

  it('never fails otherwise, whatever is in it', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 4 }), (value) => {
        expect(Array.isArray(profileFaults(value))).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(profileFaults(JSON.parse('{"name":"a","edition":"2026-11","__proto__":{"x":1}}'))).toHaveLength(1);
  });
});

const folder = join(import.meta.dirname, '../../../../../shared/data/cases/xdomea');
const absent = existsSync(folder) ? '' : ' (skipped: ../shared/data/cases/xdomea is absent)';

describe.skipIf(absent !== '')(`the case of records marked V in a 0503${absent}`, () => {
  it('fails by A01, once for the Akte that says so', async () => {
    const report = await checkFile(join(folder, '07-0503-mit-V.zip'), { clock });
    expect(report.verdict).toBe('failed');
    const found = report.findings.filter(({ rule }) => rule === 'A01');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      severity: 'error',
      values: { fault: { term: 'destroy' }, object: { term: 'Akte' } },
      place: {
        path: '/Aussonderung.Aussonderung.0503/Schriftgutobjekt/Akte/ArchivspezifischeMetadaten/Aussonderungsart/Aussonderungsart',
        line: 47,
        record: { kind: 'Akte' },
      },
    });
  });

  it('is not judged better by a record that has no mark', async () => {
    const { findings } = await reportOf({ message: transfer(akte({ aussonderungsmetadaten: undefined })) });
    expect(findings.some(({ rule }) => rule === 'A01')).toBe(false);
  });
});
