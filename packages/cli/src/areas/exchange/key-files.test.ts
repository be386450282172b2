import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';
import { readSettings } from './configuration/read-settings.ts';

let folder: string;
const at = (name: string) => join(folder, name);
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const privateJwk = privateKey.export({ format: 'jwk' });
const publicJwk = publicKey.export({ format: 'jwk' });
const kid = 'pruefschluessel-1';

const files: Readonly<Record<string, string>> = {
  'antrag.json': '{"hund":"Rex"}',
  'notiz.txt': 'kein Schlüssel, Geheim1',
  'oeffentlich.jwk.json': JSON.stringify({ ...publicJwk, kid }),
  'oeffentlich.pem': publicKey.export({ format: 'pem', type: 'spki' }) as string,
  'zertifikat.pem': '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
  'privat.pem': privateKey.export({ format: 'pem', type: 'pkcs8' }) as string,
  'verschlossen.pem': privateKey.export({
    format: 'pem',
    type: 'pkcs8',
    cipher: 'aes-256-cbc',
    passphrase: 'Geheim2',
  }) as string,
  'ohne-kid.jwk.json': JSON.stringify(privateJwk),
  'signatur.jwk.json': JSON.stringify({ ...privateJwk, kid, alg: 'PS512' }),
  'gut.jwk.json': JSON.stringify({ ...privateJwk, kid, alg: 'RSA-OAEP-256' }),
  'wurzel.txt': 'kein Zertifikat',
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-cli-key-files-'));
  for (const [name, content] of Object.entries(files)) await writeFile(at(name), content);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(line: readonly string[], fitConnect: object) {
  const file = at('rathaus.exchange.json');
  const own = {
    environment: 'test',
    clientId: 'a1b2',
    clientSecret: { env: 'FIT_SECRET' },
    userAgent: 'Beispiel/1.0 (it@musterstadt.example)',
    ...fitConnect,
  };
  const tenants = { musterstadt: { fitConnect: own } };
  await writeFile(file, JSON.stringify({ store: { folder: 'daten' }, tenants }));
  return rathaus(['exchange', ...line, '--config', file], { env: { PASSPHRASE: 'falsch' } });
}

const keyed = (decryption: unknown, signingKey: unknown = 'signatur.jwk.json') => ({
  allowInsecurePublicKey: true,
  destinations: [
    {
      destinationId: 'd40e7b13-9b25-4a9c-b0e6-35b0f5c1cd4a',
      decryptionKeys: [decryption],
      signingKey,
    },
  ],
});

const locked = { file: 'verschlossen.pem', kid };

describe('a wrong file for a private key', () => {
  it.each([
    ['antrag.json', 'antrag.json', 'Das ist keine Schlüsseldatei'],
    ['notiz.txt', 'notiz.txt', 'Das ist keine Schlüsseldatei'],
    [
      'oeffentlich.jwk.json',
      'oeffentlich.jwk.json',
      'Das ist ein öffentlicher Schlüssel; gebraucht wird der private',
    ],
    [{ file: 'oeffentlich.pem', kid }, 'oeffentlich.pem', 'Das ist ein öffentlicher Schlüssel'],
    [{ file: 'zertifikat.pem', kid }, 'zertifikat.pem', 'Das ist ein Zertifikat'],
    ['privat.pem', 'privat.pem', '{ "file": "PFAD", "kid": "KENNUNG" }'],
    ['ohne-kid.jwk.json', 'ohne-kid.jwk.json', '{ "file": "PFAD", "kid": "KENNUNG" }'],
    [locked, 'verschlossen.pem', 'auch "passphrase" nennen'],
    [{ ...locked, passphrase: { env: 'PASSPHRASE' } }, 'verschlossen.pem', 'die Passphrase stimmt nicht'],
    ['signatur.jwk.json', 'signatur.jwk.json', 'für den anderen Zweck'],
  ])('%j is named, told what it is, and what to do', async (key, name, sentence) => {
    const { code, err } = await run(['receive', at('eingang'), '--once'], keyed(key));
    expect(code).toBe(2);
    expect(err).toContain(`Fehler: ${at(name)}: `);
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/Einzelheiten|Geheim\d/);
    // `check` says the same of it.
    const { out } = await run(['check'], keyed(key));
    expect(out).toContain(`${at(name)}: `);
    expect(out).toMatch(/Private Schlüssel · .*: .*\[key-file-/);
    expect(out).not.toContain('nicht gerechnet');
  });

  it('is named for signatures as well', async () => {
    const { code, err } = await run(
      ['receive', at('eingang'), '--once'],
      keyed('gut.jwk.json', 'gut.jwk.json'),
    );
    expect(code).toBe(2);
    expect(err).toContain(`${at('gut.jwk.json')}: Dieser Schlüssel ist für den anderen Zweck`);
  });
});

describe('what a destination says about its keys', () => {
  it('reaches the exchange, hours as milliseconds, and nothing by default', async () => {
    const { allowInsecurePublicKey, destinations } = keyed('gut.jwk.json');
    const read = async (more: object) => {
      await run(['status'], { allowInsecurePublicKey, destinations: [{ ...destinations[0], ...more }] });
      const { tenants } = await readSettings(at('rathaus.exchange.json'), { FIT_SECRET: 'x' });
      return tenants.get('musterstadt')?.fitConnect?.destinations[0]?.load();
    };
    expect(await read({ compromisedKeys: ['alt-2024'], refuseUnreadableHours: 240 })).toMatchObject({
      compromisedKeys: ['alt-2024'],
      refuseUnreadableAfter: 864_000_000,
    });
    expect(await read({})).toMatchObject({ compromisedKeys: [], refuseUnreadableAfter: undefined });
    await expect(read({ compromisedKeys: 'alt-2024' })).rejects.toMatchObject({
      faults: [{ place: expect.stringContaining('compromisedKeys') }],
    });
  });
});

describe('check tells the root certificates from the credentials', () => {
  it.each([
    ['fehlt.pem', 'Die Datei oder den Ordner gibt es nicht.'],
    ['wurzel.txt', 'Die Datei enthält kein Zertifikat'],
  ])('%s is named', async (name, sentence) => {
    const { code, out } = await run(['check'], { roots: [name] });
    expect(code).toBe(3);
    expect(out).toContain(`Wurzelzertifikate: ${at(name)}: ${sentence}`);
    // The credentials have their own cause, in words.
    expect(out).toContain('Zugang zum Zustelldienst: Die Umgebungsvariable FIT_SECRET ist nicht gesetzt.');
  });
});
