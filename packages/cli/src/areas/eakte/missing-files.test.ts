import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-missing-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A package of which a file is missing that its message names. */
async function incomplete(): Promise<{ path: string; missing: string }> {
  const whole = join(folder, 'a.zip');
  await rathaus(['eakte', 'new', '--xdomea', '3.1', '--documents', '2', '-o', whole]);
  await rathaus(['eakte', 'unpack', whole, '-o', join(folder, 'entpackt')]);
  const [missing] = (await readdir(join(folder, 'entpackt'))).filter((name) => name.endsWith('.pdf'));
  await rm(join(folder, 'entpackt', missing!));
  const path = join(folder, 'b.zip');
  expect((await rathaus(['eakte', 'pack', join(folder, 'entpackt'), '-o', path])).code).toBe(0);
  return { path, missing: missing! };
}

describe('converting what is not whole', () => {
  it('names the file that is missing, and is not clean', async () => {
    const { path, missing } = await incomplete();
    const line = ['eakte', 'convert', path, '--to', '3.0', '-o', join(folder, 'c.zip'), '--force'];
    const { code, out } = await rathaus(line);
    expect(code).toBe(1);
    expect(out).toContain(
      `Warnung: Eine Datei, die die Nachricht nennt, fehlt schon im Original:\n  - ${missing}\n`,
    );
    const masked = await rathaus([...line, '--mask']);
    expect(masked.out).toContain('fehlt schon im Original:');
    expect(masked.out).not.toContain(missing);
    const json = JSON.parse((await rathaus([...line, '--json'])).out) as { missingFiles: string[] };
    expect(json.missingFiles).toEqual([missing]);
  });

  it('says nothing where all are there', async () => {
    await incomplete();
    const { out } = await rathaus(['eakte', 'convert', join(folder, 'a.zip'), '--to', '3.0', '--dry-run']);
    expect(out).not.toContain('Warnung');
  });
});

describe('a trial run of a conversion', () => {
  it('ends with the command that converts, and calls nothing a loss that is none', async () => {
    const path = join(folder, 'a.zip');
    await rathaus(['eakte', 'new', '--xdomea', '4.0', '--documents', '1', '-o', path]);
    const { out } = await rathaus(['eakte', 'convert', path, '--to', '3.1', '--dry-run']);
    expect(out.trimEnd().split('\n').at(-1)).toBe(
      `Nächster Schritt: rathaus eakte convert ${path} --to 3.1 -o ZIEL/`,
    );
    expect(out).toContain('kopf.nachrichtenUuid (1×): Die Zielversion braucht das nicht.');
    expect(out).toContain(
      '  - Hashwert, Dokument.version.format.primaerdokument.hash (1×): Die Zielversion hat kein Feld dafür.',
    );
  });
});
