import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-direction-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function sample(...options: string[]): Promise<string> {
  const { out } = await rathaus(['eakte', 'new', '-o', `${folder}/`, '--json', ...options]);
  return (JSON.parse(out) as { path: string }).path;
}

/** The verdict and the next step as they are printed. */
async function read(...args: string[]) {
  const { code, out } = await rathaus(args);
  const lines = out.split('\n');
  return {
    code,
    verdict: lines.find((line) => /^(Abgabefähig|Einlesbar|Versandfähig|Import)\b/.test(line)),
    next: lines.find((line) => line.startsWith('Nächster Schritt: ')),
  };
}

describe('--direction', () => {
  it.each(['check', 'eakte check'])(
    'asks a handover that came whether it can be read in (%s)',
    async (verb) => {
      const path = await sample('--message', '0503');
      const check = [...verb.split(' '), path];
      expect(await read(...check)).toEqual({
        code: 0,
        verdict: 'Abgabefähig: ja',
        next: 'Nächster Schritt: Absenden.',
      });
      expect(await read(...check, '--direction', 'out')).toMatchObject({ verdict: 'Abgabefähig: ja' });
      expect(await read(...check, '--direction', 'in')).toEqual({
        code: 0,
        verdict: 'Einlesbar: ja',
        next: expect.stringContaining('Empfangsbestätigung der Aussonderung (0507)') as string,
      });
    },
  );

  it('lets a reply go that reports a failure, but does not say that it fits what was not there', async () => {
    const path = await sample('--message', '0506', '--outcome', 'partial');
    expect(await read('eakte', 'check', path)).toMatchObject({ code: 1 });
    const sent = await read('eakte', 'check', path, '--direction', 'out');
    expect(sent).toMatchObject({ code: 4, verdict: 'Versandfähig: nicht beurteilbar' });
  });

  it('holds for the files of a folder', async () => {
    await sample('--message', '0503');
    await sample('--message', '0401');
    const { code, out } = await rathaus(['eakte', 'check', folder, '--direction', 'in']);
    expect(code).toBe(0);
    expect(out).toContain('Einlesbar: ja');
    expect(out).not.toContain('Abgabefähig');
  });

  it('knows two words', async () => {
    const { code, err } = await rathaus(['check', await sample('--message', '0503'), '--direction', 'up']);
    expect(code).toBe(2);
    expect(err).toContain('möglich sind in (empfangen) und out (zu versenden)');
  });
});
