import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPemDecrypter, createPemSigner } from '@rathaus/client-core/node';
import { readContentKeyFile } from '@rathaus/exchange/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-cli-keys-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Made {
  kid: string;
  privateFile: string;
  publicFile: string;
}

describe('rathaus exchange keys', () => {
  it('makes two pairs that the exchange takes, private ones for the owner only', async () => {
    const { code, out } = await rathaus(['exchange', 'keys', 'new', join(folder, 'neu'), '--json']);
    expect(code).toBe(0);
    const [encryption, signature] = (JSON.parse(out) as { keys: Made[] }).keys as [Made, Made];
    const jwk = async ({ privateFile }: Made) => JSON.parse(await readFile(privateFile, 'utf8'));
    expect(createPemDecrypter({ key: await jwk(encryption) }).kid).toBe(encryption.kid);
    const signer = createPemSigner({ key: await jwk(signature) });
    expect([signer.kid, signer.algorithm]).toEqual([signature.kid, 'PS512']);
    if (process.platform !== 'win32') expect((await stat(signature.privateFile)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(signature.publicFile, 'utf8'))).not.toHaveProperty('d');

    const files = [encryption.publicFile, signature.publicFile];
    const profile = await rathaus(['exchange', 'keys', 'check', ...files, '--without-certificate', '--json']);
    // Without a certificate nobody knows whose key it is.
    expect(profile.code).toBe(4);
    const lines = profile.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { use: 'encryption', verdict: 'not-judged', thumbprint: encryption.kid, findings: [] },
      { use: 'signature', verdict: 'not-judged', thumbprint: signature.kid, findings: [] },
    ]);
    expect(await rathaus(['exchange', 'keys', 'check', ...files])).toMatchObject({ code: 2 });
  });

  it.each([0, 1])(
    'checks the public part of a private key in a file, and raises no alarm (%i)',
    async (place) => {
      const { out: made } = await rathaus([
        'exchange',
        'keys',
        'new',
        join(folder, `geheim-${place}`),
        '--json',
      ]);
      const { privateFile, kid } = (JSON.parse(made) as { keys: Made[] }).keys[place]!;
      const check = ['exchange', 'keys', 'check', privateFile, '--without-certificate'];
      const { code, out, err } = await rathaus(check);
      // Not 0 and not the verdict: what was named must not be handed on.
      expect(code).toBe(2);
      expect(err).toContain(
        `${privateFile} ist ein privater Schlüssel. Geprüft wird hier nur sein öffentlicher Teil`,
      );
      expect(out).toContain(`Fingerabdruck: ${kid}`);
      expect(out).not.toMatch(/veröffentlicht|Vorfall|exchange\.key\./);
      const [line] = (await rathaus([...check, '--json'])).out.split('\n');
      expect(JSON.parse(line!)).toMatchObject({ isPrivate: true, verdict: 'not-judged', findings: [] });
    },
  );

  it('says of a PEM that it is private, and which file is wanted', async () => {
    const file = join(folder, 'privat.pem');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    await writeFile(file, privateKey.export({ format: 'pem', type: 'pkcs8' }));
    const { code, err } = await rathaus(['exchange', 'keys', 'check', file, '--without-certificate']);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('öffentlichen Teil an') });
  });

  it('makes a key for stored content, and never replaces one', async () => {
    const file = join(folder, 'inhalt.key');
    expect(await rathaus(['exchange', 'keys', 'new', file, '--content'])).toMatchObject({ code: 0 });
    const key = await readContentKeyFile(file);
    const again = await rathaus(['exchange', 'keys', 'new', file, '--content']);
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('Schlüssel werden nie ersetzt') });
    expect(await readContentKeyFile(file)).toEqual(key);
    expect((await readdir(folder)).filter((name) => name.startsWith('inhalt'))).toEqual(['inhalt.key']);
  });

  it('says so for what is no key', async () => {
    const file = join(folder, 'inhalt.key');
    const { code, err } = await rathaus(['exchange', 'keys', 'check', file, '--without-certificate']);
    expect(code).toBe(2);
    expect(err).toContain('ist kein öffentlicher Schlüssel');
  });
});
