import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';
import { opensslMissing, writeProofArchive } from '../../../test/proof-archive.ts';

const missing = opensslMissing();
if (missing) console.warn(`skipped: ${missing}`);

describe.skipIf(missing)('an archive checks a proof after ten years', () => {
  let folder: string;
  let trust: Record<string, unknown>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rathaus-cli-proof-'));
    await writeProofArchive(folder);
    trust = JSON.parse(await readFile(join(folder, 'trust.json'), 'utf8'));
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const later = Date.now() + 10 * 365 * 86_400_000;
  async function verify(changes: object = {}, ...more: readonly string[]) {
    const file = join(folder, 'trust-geprueft.json');
    await writeFile(file, JSON.stringify({ ...trust, ...changes }));
    const line = ['exchange', 'verify', join(folder, 'nachweis.json'), '--trust', file, ...more];
    return rathaus(line, { clock: () => later });
  }

  it('offline, with root, revocation list and expected recipient: passed', async () => {
    const network = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no network'));
    try {
      const { code, out, err } = await verify();
      expect(err).toBe('');
      expect(out).toMatch(
        /^Zustellnachweis\nZustellung belegt\nAngenommen am .* Uhr (MEZ|MESZ), Zertifikat: .*Stadt Beispielhausen/,
      );
      expect(code).toBe(0);
      expect(network).not.toHaveBeenCalled();
    } finally {
      network.mockRestore();
    }
  });

  it('is not judged without a list, with one from before the acceptance, or one of somebody else', async () => {
    expect(await verify({ revocation: undefined })).toMatchObject({ code: 4, err: '' });
    const { lists } = trust.revocation as { lists: string[] };
    const old = await verify({ revocation: { lists, asOf: '2020-01-01T00:00:00Z' } });
    expect(old).toMatchObject({ code: 4, err: expect.stringContaining('Sperrlisten beantworten nicht') });
    await writeFile(join(folder, 'fremd.crl'), 'keine Sperrliste');
    const foreign = await verify({ revocation: { ...(trust.revocation as object), lists: ['fremd.crl'] } });
    expect(foreign.code).toBe(4);
    expect(foreign.out).toContain('Zustellung nicht abschließend geprüft');
  });

  it('fails for another recipient, another service, another root', async () => {
    expect(await verify({ destinationCertificate: { O: 'Gemeinde Musterdorf' } })).toMatchObject({ code: 1 });
    expect(await verify({ destination: '9b1d3a70-1c2d-4e3f-9a8b-7c6d5e4f3a2b' })).toMatchObject({ code: 1 });
    expect(await verify({ serviceIssuers: ['https://anderer.example/api'] })).toMatchObject({ code: 1 });
    expect((await verify({ roots: [] })).code).not.toBe(0);
  });

  it('writes the page whole, once, and masked on request', async () => {
    const page = join(folder, 'seite.html');
    expect(await verify({}, '--page', page, '--subject', 'Az. 32-17/2026')).toMatchObject({ code: 0 });
    expect(await readFile(page, 'utf8')).toContain('Az. 32-17/2026');
    expect(await verify({}, '--page', page)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--force'),
    });
    expect(await verify({}, '--page', page, '--force', '--mask', '--subject', 'Geheim')).toMatchObject({
      code: 0,
    });
    const masked = await readFile(page, 'utf8');
    expect(masked).not.toContain('Geheim');
    expect(masked).not.toContain('Beispielhausen');
  });

  it('refuses a trust file with what it does not know, by place', async () => {
    const { code, err } = await verify({
      destinationKey: ['x'],
      serviceKeys: ['zu kurz'],
      serviceIssuers: [],
    });
    expect(code).toBe(2);
    expect(err).toContain('destinationKey: gibt es nicht');
    expect(err).toContain('serviceKeys[0]: muss der Fingerabdruck');
    expect(err).toContain('serviceIssuers: fehlt');
  });

  it('needs to be told what to compare with, and says so', async () => {
    const { code, err } = await rathaus(['exchange', 'verify', join(folder, 'nachweis.json')]);
    expect(code).toBe(2);
    expect(err).toContain('nichts davon kommt aus dem Nachweis');
  });

  it('prints one line of JSON', async () => {
    const { out } = await verify({}, '--json');
    expect(JSON.parse(out)).toMatchObject({ kind: 'exchange.proof', verdict: 'passed', findings: [] });
  });
});
