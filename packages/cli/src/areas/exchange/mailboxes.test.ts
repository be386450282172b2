import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';
import { readSettings } from './configuration/read-settings.ts';

let folder: string;
const at = (...path: readonly string[]) => join(folder, ...path);

async function configured(name: string, tenants: unknown): Promise<string> {
  await mkdir(at(name), { recursive: true });
  const file = at(name, 'rathaus.exchange.json');
  await writeFile(file, JSON.stringify({ store: { folder: 'daten' }, tenants }));
  return file;
}

const faultsOf = async (mailboxes: unknown): Promise<string[]> => {
  const file = await configured('falsch', { musterstadt: { mailboxes } });
  return readSettings(file, { X: 'y' }).then(
    () => [],
    ({ faults }: { faults: { place: string }[] }) => faults.map(({ place }) => place),
  );
};

let town: string;
let archive: string;

/** A town and its archive, which share a folder and have no FIT-Connect. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-cli-mailboxes-'));
  await mkdir(at('freigabe'));
  await writeFile(at('anbietung.xml'), '<anbietung/>');
  town = await configured('stadt', { musterstadt: { mailboxes: { archiv: { folder: '../freigabe' } } } });
  archive = await configured('archiv', {
    kommunalarchiv: { mailboxes: { archiv: { folder: '../freigabe', receiveAs: 'kommunalarchiv' } } },
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const exchange = (config: string, ...line: readonly string[]) =>
  rathaus(['exchange', ...line, '--config', config]);
const send = (...more: readonly string[]) => {
  const what = ['--service', '99102013104000', '--schema', 'urn:xdomea', '--data', at('anbietung.xml')];
  return exchange(town, 'send', '--to', 'archiv', ...what, ...more);
};

describe('mailboxes in folders', () => {
  it('are not ready before somebody has prepared them, and check says so', async () => {
    const missing = await exchange(town, 'check');
    expect(missing.code).toBe(3);
    expect(missing.out).toMatch(/musterstadt · Postfach · archiv/);
    expect(missing.out).toContain('[exchange.mailbox.');
    expect(await rathaus(['exchange', 'mailbox', 'new', at('freigabe')])).toMatchObject({
      code: 0,
      out: expect.stringContaining('"receiveAs"'),
    });
    // Once more changes nothing, and a share that is not there is not made.
    expect(await rathaus(['exchange', 'mailbox', 'new', at('freigabe')])).toMatchObject({ code: 0 });
    expect(await rathaus(['exchange', 'mailbox', 'new', at('fehlt')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('die Freigabe einhängen'),
    });
    expect(await rathaus(['exchange', 'mailbox', 'new', at('anbietung.xml')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('ist eine Datei'),
    });
    const ready = await exchange(town, 'check', '--json');
    expect(JSON.parse(ready.out)).toMatchObject({
      lines: expect.arrayContaining([
        expect.objectContaining({
          thing: 'mailbox',
          tenant: 'musterstadt',
          about: 'archiv',
          state: 'passed',
        }),
      ]),
    });
  });

  it('carry a delivery from one side to the other and its receipt back', async () => {
    expect(await send()).toMatchObject({ code: 0 });
    const waiting = await exchange(archive, 'receive', '--dry-run');
    expect(waiting).toMatchObject({ code: 0, out: expect.stringContaining('Eine Sendung wartet.') });
    expect(await exchange(archive, 'receive', at('eingang'), '--once')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Abgelegt: 1, angenommen: 1.'),
    });
    const [delivered = ''] = await readdir(at('eingang'));
    const files = await readdir(at('eingang', delivered));
    const contents = await Promise.all(files.map((name) => readFile(at('eingang', delivered, name), 'utf8')));
    expect(contents).toContain('<anbietung/>');
    expect(await send('--wait')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Von der Behörde angenommen'),
    });
  });

  it('give a receipt, which proof calls by its name and verify does not judge', async () => {
    const listed = await exchange(town, 'list', '--json');
    const { id } = JSON.parse(listed.out) as { id: string };
    const made = await exchange(town, 'proof', id, '-o', at('quittung.json'));
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toContain('Quittung');
    expect(made.out).not.toContain('verify');
    const given = ['exchange', 'verify', at('quittung.json')];
    for (const line of [given, [...given, '--trust', at('fehlt.json'), '--page', at('seite.html')]]) {
      const { code, out, err } = await rathaus(line);
      expect({ code, err }).toEqual({ code: 4, err: '' });
      expect(out).toContain('Nicht geprüft');
      expect(out).toContain('Quittung eines Postfachs');
    }
    expect(await readdir(at())).not.toContain('seite.html');
    const { out } = await rathaus([...given, '--json']);
    expect(JSON.parse(out)).toMatchObject({ type: 'mailbox-receipt', verdict: 'not-judged' });
  });

  it('refuse another delivery under the same key, and say what differs', async () => {
    const first = ['--key', 'k-gleich', '--reference', 'Az. 1', '--queue'];
    expect(await send(...first)).toMatchObject({ code: 0 });
    const other = await send('--key', 'k-gleich', '--reference', 'Az. 2', '--queue');
    expect(other.code).toBe(2);
    expect(other.err).toMatch(/hat schon die Sendung [-0-9a-f]{36} vom .* Anders ist: das Zeichen\./);
    const content = await send(...first, '--attachment', at('anbietung.xml'));
    expect(content.err).toContain('Anders ist: Inhalt, Anlagen,');
  });

  it('refuse what nobody could read, with the place and before anything is stored', async () => {
    await writeFile(at('kaputt.json'), '{\n  "hund": Geheim }');
    const line = ['--to', 'archiv', '--service', '99102013104000', '--schema', 'urn:x'];
    const broken = await exchange(town, 'send', ...line, '--data', at('kaputt.json'));
    expect(broken.code).toBe(2);
    expect(broken.err).toContain('ist kein gültiges JSON (Zeile 2, Spalte 11)');
    expect(broken.err).not.toContain('Geheim');
    const dated = await send('--date', '31.12.2026');
    expect(dated).toMatchObject({
      code: 2,
      err: expect.stringContaining('JJJJ-MM-TT, zum Beispiel 2026-12-31'),
    });
    expect(await send('--date', '2026-02-30')).toMatchObject({ code: 2 });
    const many = Array.from({ length: 101 }, () => ['--attachment', at('anbietung.xml')]).flat();
    expect(await send(...many)).toMatchObject({ code: 2, err: expect.stringContaining('höchstens 100') });
  });

  it('have no proof before the other side has answered, and say what brings it', async () => {
    const { out } = await send('--key', 'ohne-antwort', '--json');
    const { id } = JSON.parse(out) as { id: string };
    const { code, err } = await exchange(town, 'proof', id);
    expect(code).toBe(2);
    expect(err).toContain('noch keinen Nachweis');
    expect(err).toContain('Der Empfänger muss abholen');
  });

  it('keep a delivery when the command is ended, which says so and how to go on', async () => {
    const file = at('Antrag der Bürgerin.json');
    await writeFile(file, '{"hund":"Rex"}');
    const send = (...more: readonly string[]) => {
      const ended = new AbortController();
      let out = '';
      const line = ['exchange', 'send', '--to', 'archiv', '--data', file, '--service', '99102013104000'];
      return rathaus([...line, '--schema', 'urn:x', '--key', 'k-1', ...more, '--config', town], {
        signal: ended.signal,
        out: (text) => {
          out += text;
          // As soon as the id is told.
          if (text.includes('Kennung')) ended.abort('SIGINT');
        },
      }).then(({ code }) => ({ code, out }));
    };
    const words = `send --to archiv --data '${file}' --service 99102013104000 --schema urn:x --key k-1 --wait`;
    const command = `rathaus exchange ${words} --config ${town}`;
    const early = await send();
    expect(early.code).toBe(130);
    expect(early.out).toContain(`noch nicht beim Dienst. Ein Worker versendet sie, oder: ${command}\n`);
    await exchange(
      town,
      'send',
      '--to',
      'archiv',
      '--data',
      file,
      '--service',
      '99102013104000',
      '--schema',
      'urn:x',
      '--key',
      'k-1',
    );
    const waiting = await send('--wait');
    expect(waiting.code).toBe(130);
    expect(waiting.out).toContain(`Nur das Warten ist beendet. Weiter: ${command}\n`);
  });

  it('tell of a claim that somebody else has put there, wherever operators look', async () => {
    await mkdir(at('fremd'));
    const shared = { folder: '../fremd' };
    await rathaus(['exchange', 'mailbox', 'new', at('fremd')]);
    const [sender, reader] = await Promise.all([
      configured('fremd-stadt', { musterstadt: { mailboxes: { archiv: shared } } }),
      configured('fremd-archiv', {
        kommunalarchiv: { mailboxes: { archiv: { ...shared, receiveAs: 'k' } } },
      }),
    ]);
    const what = ['--service', '99102013104000', '--schema', 'urn:xdomea', '--data', at('anbietung.xml')];
    await exchange(sender, 'send', '--to', 'archiv', ...what);
    const [offered = ''] = await readdir(at('fremd', 'offered'));
    expect((await exchange(reader, 'check')).out).not.toContain('barred');
    await writeFile(at('fremd', 'claims', offered), '{"format":"rathaus-mailbox/claim"}');
    const checked = await exchange(reader, 'check');
    expect(checked.code).toBe(3);
    expect(checked.out).toContain('[exchange.mailbox.barred]');
    expect(await exchange(reader, 'receive', at('fremd-eingang'), '--once')).toMatchObject({
      out: expect.stringContaining('Abgelegt: 0'),
    });
    expect((await exchange(reader, 'status')).out).toContain('exchange.mailbox.barred');
    // Removed, it is taken with the next look.
    await rm(at('fremd', 'claims', offered));
    const { id } = JSON.parse((await exchange(reader, 'list', '--inbox', '--json')).out.split('\n')[0]!) as {
      id: string;
    };
    expect(await exchange(reader, 'retry', id)).toMatchObject({ code: 0 });
    expect(await exchange(reader, 'receive', at('fremd-eingang'), '--once')).toMatchObject({
      out: expect.stringContaining('angenommen: 1'),
    });
  });

  it('are named when another is asked for, and nothing is fetched where nothing is read', async () => {
    const wrong = await exchange(
      town,
      'send',
      '--to',
      'archif',
      '--data',
      'x',
      '--schema',
      'y',
      '--service',
      'urn:z',
    );
    expect(wrong).toMatchObject({
      code: 2,
      err: expect.stringContaining('oder eines der Postfächer: archiv.'),
    });
    const nothing = await exchange(town, 'receive', at('eingang'));
    expect(nothing).toMatchObject({ code: 2, err: expect.stringContaining('"receiveAs"') });
  });
});

describe('mailboxes in the settings', () => {
  it.each([
    [{ archiv: {} }, ['tenants.musterstadt.mailboxes.archiv.folder']],
    [
      { archiv: { folder: 'x', url: 'https://dav.example/' } },
      ['tenants.musterstadt.mailboxes.archiv.folder'],
    ],
    [{ Archiv: { folder: 'x' } }, ['tenants.musterstadt.mailboxes.Archiv']],
    [{ a: { folder: 'x', receiveAs: 'Das Archiv' } }, ['tenants.musterstadt.mailboxes.a.receiveAs']],
    [{ a: { url: 'https://dav.example/', username: 'x' } }, ['tenants.musterstadt.mailboxes.a.username']],
    [{ a: { url: 'https://dav.example/', token: 'geheim' } }, ['tenants.musterstadt.mailboxes.a.token']],
    [{ a: { folder: 'x', ordner: 'y' } }, ['tenants.musterstadt.mailboxes.a.ordner']],
    [undefined, ['tenants.musterstadt.fitConnect']],
  ])('%j is refused by its place', async (mailboxes, places) => {
    expect(await faultsOf(mailboxes)).toEqual(places);
  });

  it('take a WebDAV collection with a secret from elsewhere', async () => {
    const url = 'https://dav.archiv.example/uebernahme/';
    const password = { env: 'X' };
    const file = await configured('dav', {
      musterstadt: { mailboxes: { archiv: { url, username: 'musterstadt', password } } },
    });
    const { tenants } = await readSettings(file, { X: 'geheim' });
    const [mailbox] = tenants.get('musterstadt')?.mailboxes ?? [];
    expect(mailbox).toMatchObject({ type: 'webdav', name: 'archiv', url });
    if (mailbox?.type !== 'webdav' || mailbox.access.type !== 'password') throw new Error('no password');
    expect(await mailbox.access.password.read()).toBe('geheim');
  });
});
