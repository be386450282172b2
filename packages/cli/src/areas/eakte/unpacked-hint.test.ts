import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-unpacked-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A package that was unpacked; gives its folder and the message. */
async function unpacked(): Promise<{ place: string; message: string }> {
  const made = await rathaus(['eakte', 'new', '--documents', '2', '-o', join(folder, 'a.zip')]);
  expect(made.code).toBe(0);
  const place = join(folder, 'entpackt');
  expect((await rathaus(['eakte', 'unpack', join(folder, 'a.zip'), '-o', place])).code).toBe(0);
  const message = (await readdir(place)).find((name) => name.endsWith('.xml'))!;
  return { place, message: join(place, message) };
}

describe('a message whose files lie beside it', () => {
  it('is said to be packed again, by file and by folder', async () => {
    const { place, message } = await unpacked();
    for (const path of [message, place]) {
      const { code, out } = await rathaus(['eakte', 'check', path]);
      expect(code).toBe(4);
      expect(out).toContain(
        `Die Dateien der Nachricht liegen daneben. Wieder packen und prüfen: rathaus eakte pack ${place} -o ZIEL/`,
      );
    }
    const { out } = await rathaus(['eakte', 'check', message, '--mask']);
    expect(out).toContain('rathaus eakte pack ORDNER -o ZIEL/');
    expect(out).not.toContain(place);
  });

  it('counts what is there, and says nothing where nothing is', async () => {
    const { place, message } = await unpacked();
    const [first, second] = (await readdir(place)).filter((name) => name.endsWith('.pdf'));
    await rm(join(place, first!));
    expect((await rathaus(['eakte', 'check', message])).out).toContain(
      '1 von 2 Dateien der Nachricht liegen daneben.',
    );
    await rm(join(place, second!));
    expect((await rathaus(['eakte', 'check', message])).out).not.toContain('daneben');
  });
});

describe('packing what is not whole', () => {
  it('names the files that the message names and that are not there', async () => {
    const { place } = await unpacked();
    const [first] = (await readdir(place)).filter((name) => name.endsWith('.pdf'));
    await rm(join(place, first!));
    const { code, err } = await rathaus(['eakte', 'pack', place, '-o', join(folder, 'neu.zip')]);
    expect(code).toBe(0);
    expect(err).toBe(`Warnung: Eine Datei, die die Nachricht nennt, fehlt:\n  - ${first}\n`);
  });
});
