import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';

let folder: string;
let config: string;
let server: Server;
let refusal: string;

/** ErrorResponse of the PostgreSQL protocol, version 3. */
function errorResponse(code: string): Buffer {
  const fields = ['SFATAL', `C${code}`, 'Mrole "Geheim1" is refused'];
  const body = Buffer.from(`${fields.map((one) => `${one}\0`).join('')}\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** A database that lets nobody in. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-cli-postgres-'));
  config = join(folder, 'x.json');
  server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(errorResponse(refusal)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const store = { folder: 'daten', database: { env: 'DATABASE_URL' } };
  const tenants = { musterstadt: { mailboxes: { archiv: { folder: 'freigabe' } } } };
  await writeFile(config, JSON.stringify({ store, tenants }));
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

async function run(verb: string) {
  const { port } = server.address() as { port: number };
  const env = { DATABASE_URL: `postgres://rathaus:Geheim2@127.0.0.1:${port}/austausch` };
  return rathaus(['exchange', verb, '--config', config], { env });
}

describe('a refusal of PostgreSQL', () => {
  it.each([
    ['28000', 'Die Datenbank lässt diesen Benutzer nicht zu'],
    ['28P01', 'Die Datenbank nimmt das Kennwort nicht an.'],
    ['3D000', 'Diese Datenbank gibt es nicht.'],
    ['42501', 'Der Benutzer darf das in der Datenbank nicht.'],
    ['53300', 'Die Datenbank nimmt keine weitere Verbindung an.'],
  ])('%s has a cause and a remedy, and quotes nothing', async (code, sentence) => {
    refusal = code;
    const check = await run('check');
    expect(check.code).toBe(3);
    expect(check.out).toContain(`Datenbank: ${sentence}`);
    expect(check.out).toContain(`[${code}]`);
    const status = await run('status');
    expect(status.code).toBe(3);
    expect(status.err).toContain(sentence);
    for (const text of [check.out, check.err, status.out, status.err]) {
      expect(text).not.toMatch(/Geheim\d/);
      expect(text).not.toContain('nicht gerechnet');
    }
  });

  it('is told with the database, and so is one that does not run', async () => {
    refusal = '28P01';
    const { port } = server.address() as { port: number };
    expect((await run('status')).err).toContain(
      `PostgreSQL 127.0.0.1:${port}/austausch: Die Datenbank nimmt`,
    );
    const env = { DATABASE_URL: 'postgres://rathaus:Geheim2@127.0.0.1:9/austausch?sslmode=disable' };
    const { code, err } = await rathaus(['exchange', 'status', '--config', config], { env });
    expect(code).toBe(3);
    expect(err).toContain('PostgreSQL 127.0.0.1:9/austausch: Unter dieser Adresse antwortet nichts.');
    expect(err).not.toMatch(/Geheim|rathaus:/);
  });

  it('is none when the address is missing: the variable is named', async () => {
    const { code, out } = await rathaus(['exchange', 'check', '--config', config]);
    expect(code).toBe(3);
    expect(out).toContain('Datenbank: Die Umgebungsvariable DATABASE_URL ist nicht gesetzt.');
  });
});
