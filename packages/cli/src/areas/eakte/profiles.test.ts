import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CheckProfile, parseProfile, profiles } from '@rathaus/eakte-client/xdomea';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-profiles-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function sample(...options: string[]): Promise<string> {
  const { out } = await rathaus(['eakte', 'new', '-o', `${folder}/`, '--json', ...options]);
  return (JSON.parse(out) as { path: string }).path;
}

async function profileFile(content: unknown): Promise<string> {
  const path = join(folder, 'stadtarchiv.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
const own: CheckProfile = { name: 'stadtarchiv-musterstadt', edition: '2026-11' };

describe('rathaus eakte profiles', () => {
  it('lists every profile with its edition, and what to type next', async () => {
    const { code, out, err } = await rathaus(['eakte', 'profiles']);
    expect(code).toBe(0);
    expect(err).toBe('');
    for (const name of Object.keys(profiles))
      expect(out).toMatch(new RegExp(`^${name} +.*\\(Fassung 2026-11\\)$`, 'm'));
    expect(out).toContain('rathaus eakte check DATEI --profile NAME');
  });

  it('says what a profile changes, rule by rule and in words, and by which source', async () => {
    const { code, out } = await rathaus(['eakte', 'profiles', 'x-man']);
    expect(code).toBe(0);
    expect(out).toContain('R29 (Die Gliederung ist tiefer als vorgesehen): gilt als Fehler');
    expect(out).toContain('höchstens 5 Stufen');
    expect(out).toContain('der Empfänger nimmt die Versionen 2.3.0, 2.4.0, 3.0.0, 3.1.0 an');
    expect(out).toMatch(/Quelle: x-man auf GitHub/);
    expect(out).not.toMatch(/undefined|\[object/);
    const english = await rathaus(['eakte', 'profiles', 'x-man', '--lang', 'en']);
    expect(english.out).toContain('the receiver takes the versions 2.3.0');
    expect(english.out).not.toContain('Quelle');
  });

  it('gives JSON, one line for each, whose profile can be handed back', async () => {
    const { out } = await rathaus(['eakte', 'profiles', '--json']);
    const all = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { name: string; changes: unknown[]; profile: unknown });
    expect(all.map(({ name }) => name)).toEqual(Object.keys(profiles));
    for (const { profile, changes } of all) {
      expect(changes.length).toBeGreaterThan(0);
      expect(parseProfile(profile)).toEqual(profile);
    }
  });

  it('names the profiles there are when one is unknown', async () => {
    const { code, err } = await rathaus(['eakte', 'profiles', 'xman']);
    expect(code).toBe(2);
    expect(err).toContain('Ein Profil „xman“ gibt es nicht. Möglich sind dips-kommunal, landesarchiv-nrw');
  });
});

describe('--profile', () => {
  it.each(['eakte check', 'check'])('of rathaus %s weighs by the receiver', async (verb) => {
    const path = await sample('--xdomea', '4.0', '--message', '0503', '--documents', '2');
    const without = await rathaus([...verb.split(' '), path]);
    expect(without).toMatchObject({ code: 0, err: '' });
    const { code, out } = await rathaus([...verb.split(' '), path, '--profile', 'x-man']);
    expect(code).toBe(1);
    expect(out).toContain('Fehler A11: Der Empfänger nimmt diese Version oder Nachricht nicht an');
    expect(out).toContain('x-man');
  });

  it('takes a file of an authority, and the report names it', async () => {
    const path = await sample('--xdomea', '3.1', '--message', '0503', '--documents', '2');
    const file = await profileFile({
      ...own,
      formats: { codes: ['044'], confirmed: true },
      severities: { A08: 'error' },
    });
    const { code, out } = await rathaus(['eakte', 'check', path, '--profile', file, '--json']);
    expect(code).toBe(1);
    const [report] = out
      .split('\n')
      .map((line) => line && (JSON.parse(line) as { findings: { rule: string }[] }));
    expect((report as { findings: { rule: string }[] }).findings.map(({ rule }) => rule)).toContain('A08');
  });

  it('says everything that is wrong with a file at once, and checks nothing', async () => {
    const file = await profileFile({
      ...own,
      severities: { R99: 'error', R17: 'fatal' },
      parameters: { R24: { facts: {} } },
      versions: ['5.0.0'],
      colour: 'blue',
    });
    const { code, out, err } = await rathaus(['eakte', 'check', folder, '--profile', file]);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('severities.R99 ist keine Regel.');
    expect(err).toContain(
      'severities.R17 hat einen Wert, den es nicht gibt; möglich: error, warning, info, off.',
    );
    expect(err).toContain('parameters.R24 ist kein Parameter einer Regel');
    expect(err).toContain('versions.0 hat einen Wert, den es nicht gibt; möglich: 2.3.0');
    expect(err).toContain('colour gibt es in einem Profil nicht');
    const english = await rathaus(['check', folder, '--profile', file, '--lang', 'en']);
    expect(english.code).toBe(2);
    expect(english.err).toContain('severities.R99 is no rule.');
  });

  it.each([
    ['kein JSON', '.json ist kein JSON: Zeile 1, Spalte 1.'],
    ['{\n "name": nope }', '.json ist kein JSON: Zeile 2, Spalte 11.'],
    ['{\n "name": "a",\n}', '.json ist kein JSON: Zeile 3, Spalte 1.'],
    ['{"name": "a"', '.json ist kein JSON: Zeile 1, Spalte 13.'],
    ['[]', 'Das Profil muss ein Objekt sein.'],
    ['{}', 'name fehlt. edition fehlt.'],
  ])('refuses a file with %s', async (content, said) => {
    const { code, err } = await rathaus(['check', folder, '--profile', await profileFile(content)]);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });

  it.skipIf(process.platform === 'win32')('reads no more of a file than a profile can have', async () => {
    const endless = join(folder, 'endlos.json');
    await symlink('/dev/zero', endless);
    for (const file of [endless, await profileFile(' '.repeat(1024 * 1024 + 1))]) {
      const { code, err } = await rathaus(['check', folder, '--profile', file]);
      expect(code).toBe(2);
      expect(err).toContain('Die Datei ist zu groß für ein Profil.');
    }
  });

  it('says that a file or a name is not there', async () => {
    expect((await rathaus(['check', folder, '--profile', join(folder, 'fehlt.json')])).code).toBe(2);
    const { code, err } = await rathaus(['check', folder, '--profile', 'strenger']);
    expect(code).toBe(2);
    expect(err).toContain('strict');
  });
});
