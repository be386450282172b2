import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-new-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const made = (...options: string[]) => rathaus(['eakte', 'new', '-o', folder, ...options]);
const json = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { [key: string]: string });

describe('rathaus eakte new', () => {
  it('lists the types of a version with their German names', async () => {
    const { out, code } = await made('--list', '--xdomea', '4.0');
    const lines = out.trimEnd().split('\n');
    expect(code).toBe(0);
    expect(lines).toHaveLength(64);
    expect(lines.every((line) => /^\d{4} {2}\p{L}/u.test(line))).toBe(true);
    expect(lines).toContain('0501  Anbieteverzeichnis');
    expect((await made('--list', '--xdomea', '2.3')).out).not.toContain('0701');
    const listed = JSON.parse((await made('--list', '--json', '--xdomea', '2.3')).out) as object[];
    expect(listed).toHaveLength(47);
    expect(listed[0]).toEqual({ messageType: '0101', name: 'Information' });
  });

  it.each(['2.3', '3.1', '4.0'])(
    'makes every type of %s, none of which the check refuses',
    async (version) => {
      const { out, code } = await made('--all', '--json', '--xdomea', version);
      expect(code).toBe(0);
      const messages = json(out);
      expect(messages).toHaveLength(version === '2.3' ? 47 : 64);
      expect(new Set(messages.map(({ messageType }) => messageType)).size).toBe(messages.length);
      expect(await readdir(folder)).toHaveLength(messages.length);
      for (const { path, messageType } of messages.filter((_, at) => at % 9 === 0)) {
        const { out: said } = await rathaus(['eakte', 'check', path!, '--json']);
        const [report] = json(said) as unknown as { verdict: string; counts: { error: number } }[];
        expect([messageType, report!.verdict === 'failed', report!.counts.error]).toEqual([
          messageType,
          false,
          0,
        ]);
      }
    },
  );

  it('makes a procedure with a planted contradiction', async () => {
    const { out, code } = await made(
      '--procedure',
      '4',
      '--contradiction',
      'destroyed-transferred',
      '--json',
    );
    expect(code).toBe(0);
    expect(json(out).map(({ messageType }) => messageType)).toEqual([
      '0501',
      '0504',
      '0502',
      '0505',
      '0503',
      '0507',
      '0506',
    ]);
  });

  it('makes replies that report a failure', async () => {
    const { out } = await made('--message', '0506', '--outcome', 'partial', '--json');
    const { code } = await rathaus(['eakte', 'check', json(out)[0]!.path!]);
    expect(code).toBe(1);
  });

  it.each([
    [['--procedure', '3'], '--procedure kennt nur: 4, 2.'],
    [['--outcome', 'gut'], '--outcome kennt nur: success, partial, failure.'],
    [['--contradiction', 'result-missing'], '--contradiction gehört zu einem Verfahren'],
    [['--procedure', '2', '--contradiction', 'nichts'], '--contradiction kennt nur: unknown-confirmed'],
    [['--xdomea', '2.4', '--message', '0701'], 'Diese Version von xdomea hat keine solche Nachricht'],
  ])('refuses %j with one German sentence', async (options, sentence) => {
    const { err, code } = await made(...options);
    expect([err.includes(sentence), code]).toEqual([true, 2]);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('what cannot be made', () => {
  it('an outcome of a message that reports none', async () => {
    const { code, err } = await made('--message', '0503', '--outcome', 'failure');
    expect(code).toBe(2);
    expect(err).toContain('Eine 0503 meldet keinen Import; --outcome gehört zu 0402');
    expect(err).toContain('Hilfe: rathaus eakte new --help');
    expect(await readdir(folder)).toEqual([]);
    expect((await made('--message', '0506', '--outcome', 'failure')).code).toBe(0);
  });

  it('a procedure of which a file is there already: nothing is written then', async () => {
    await made('--procedure', '4');
    const all = await readdir(folder);
    for (const name of all) if (!name.includes('.0506.')) await rm(join(folder, name));
    const { code, err } = await made('--procedure', '4');
    expect(code).toBe(2);
    expect(err).toContain('gibt es schon');
    expect(await readdir(folder)).toEqual(all.filter((name) => name.includes('.0506.')));
    expect((await made('--procedure', '4', '--force')).code).toBe(0);
    expect(await readdir(folder)).toEqual(all);
  });
});
