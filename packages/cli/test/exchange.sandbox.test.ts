import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RathausProcess, startRathaus } from './rathaus-process.ts';

// Each step is a process of its own that compiles the sources.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

let sandbox: Sandbox;
let folder: string;
const running: RathausProcess[] = [];
beforeAll(async () => {
  sandbox = await startSandbox();
  folder = await mkdtemp(join(tmpdir(), 'rathaus-cli-exchange-'));
  await writeFile(join(folder, 'antrag.json'), JSON.stringify({ hund: 'Rex', halterin: 'Ǆenana Çelik' }));
  await writeFile(join(folder, 'Impfpass.pdf'), Buffer.alloc(300_000, 7));
});
afterAll(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await sandbox?.close();
  await rm(folder, { recursive: true, force: true });
});

const start = (verb: string, ...more: readonly string[]): RathausProcess => {
  const one = startRathaus(['exchange', ...verb.split(' '), ...more, '--sandbox-at', sandbox.origin], {
    cwd: folder,
  });
  running.push(one);
  return one;
};
const exchange = (verb: string, ...more: readonly string[]) => start(verb, ...more).ended;
const send = ['send', '--data', 'antrag.json', '--attachment', 'Impfpass.pdf'] as const;
const jsonLines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('rathaus exchange, from the first try to the proof', () => {
  let id: string;
  let remoteId: string;

  it('needs a delivery before there is anything to look at', async () => {
    const { code, err } = await exchange('status');
    expect(code).toBe(2);
    expect(err).toContain('liegt noch kein Austausch');
    const dry = await exchange('migrate', '--dry-run');
    expect(dry).toMatchObject({ code: 0, out: expect.stringContaining('liegt noch nichts') });
    await expect(stat(join(folder, 'rathaus-sandbox'))).rejects.toThrow('ENOENT');
  });

  it('sends, and the same command once more does not send twice', async () => {
    const first = await exchange(...send);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('Stand: Versendet, noch nicht angenommen');
    const [again] = jsonLines((await exchange(...send, '--json')).out);
    expect(first.out).toContain(`Kennung: ${again?.id}`);
    expect(again).toMatchObject({ type: 'delivery', state: 'sent' });
    id = String(again?.id);
    remoteId = String(again?.remoteId);
    const text = await exchange(...send);
    expect(text.out).toContain('Diese Sendung gibt es schon');
  });

  it('lists what waits, and changes nothing by that', async () => {
    const waits = { code: 0, out: expect.stringContaining(remoteId) };
    expect(await exchange('receive', '--dry-run')).toMatchObject(waits);
    expect(await exchange('receive', '--dry-run')).toMatchObject(waits);
    await expect(stat(join(folder, 'eingang'))).rejects.toThrow('ENOENT');
  });

  it('refuses a proof before there is one', async () => {
    const { code, err } = await exchange('proof', id);
    expect(code).toBe(2);
    expect(err).toContain('noch keinen Nachweis. Stand: Versendet, noch nicht angenommen');
  });

  it('fetches into a folder, whole and for the owner only, and accepts', async () => {
    const { code, out } = await exchange('receive', 'eingang', '--once');
    expect(out).toContain('Abgelegt: 1, angenommen: 1.');
    expect(code).toBe(0);
    const own = join(folder, 'eingang', remoteId);
    expect((await readdir(own)).sort()).toEqual(['1-Impfpass.pdf', 'daten.json', 'zustellung.json']);
    expect(await readFile(join(own, 'daten.json'), 'utf8')).toBe(
      await readFile(join(folder, 'antrag.json'), 'utf8'),
    );
    expect((await readFile(join(own, '1-Impfpass.pdf'))).equals(Buffer.alloc(300_000, 7))).toBe(true);
    expect(JSON.parse(await readFile(join(own, 'zustellung.json'), 'utf8'))).toMatchObject({
      remoteId,
      files: [{ file: 'daten.json' }, { file: '1-Impfpass.pdf', name: 'Impfpass.pdf', size: 300_000 }],
    });
    if (process.platform !== 'win32') expect((await stat(own)).mode & 0o777).toBe(0o700);
    expect(await readdir(join(folder, 'eingang'))).toEqual([remoteId]);
  });

  it('waits for the answer, shows the history and writes the proof', async () => {
    const accepted = await exchange(...send, '--wait');
    expect(accepted).toMatchObject({ code: 0, out: expect.stringContaining('Von der Behörde angenommen') });
    const history = await exchange('show', id);
    expect(history.out).toMatch(/Verlauf[\s\S]*Zum Versand vorgemerkt[\s\S]*Von der Behörde angenommen/);
    const proof = await exchange('proof', id, '-o', 'nachweis.json');
    expect(proof).toMatchObject({ code: 0, err: '' });
    expect(await exchange('proof', id, '-o', 'nachweis.json')).toMatchObject({ code: 2 });
  });

  it('verifies the proof with a page, and refuses one in which a hash was changed', async () => {
    const good = await exchange(
      'verify',
      'nachweis.json',
      '--page',
      'seite.html',
      '--sender',
      'Stadt Musterstadt',
    );
    expect(good.out).toContain('Emulator – kein echter Dienst: Zustellung nur nachgestellt');
    expect(good.out).not.toContain('Nichts beanstandet');
    expect(good.code).toBe(0);
    const page = await readFile(join(folder, 'seite.html'), 'utf8');
    expect(page).toContain('Stadt Musterstadt');
    // Whoever finds the page in an e-file must see that it is worth nothing.
    expect(page).toContain('<h1>Emulator – kein echter Dienst: Zustellung nur nachgestellt</h1>');
    const text = await readFile(join(folder, 'nachweis.json'), 'utf8');
    await writeFile(
      join(folder, 'falsch.json'),
      text.replace(/("sha512": ")(.)/, (_, a, b) => a + (b === '0' ? '1' : '0')),
    );
    const bad = await exchange('verify', 'falsch.json', '--json');
    expect(bad.code).toBe(1);
    expect(jsonLines(bad.out)).toMatchObject([{ kind: 'exchange.proof', verdict: 'failed' }]);
  });

  it('pauses and goes on, and says why nothing is sent meanwhile', async () => {
    expect(await exchange('pause')).toMatchObject({ code: 2, err: expect.stringContaining('--tenant') });
    expect(await exchange('pause', '--tenant', 'musterstadt')).toMatchObject({ code: 0 });
    const held = await exchange(...send, '--key', 'v-2');
    expect(held).toMatchObject({ code: 3, out: expect.stringContaining('Nichts wird versendet: pausiert') });
    expect((await exchange('status')).out).toMatch(/musterstadt .* pausiert/);
    expect(await exchange('resume', '--tenant', 'musterstadt')).toMatchObject({ code: 0 });
    const sent = await exchange(...send, '--key', 'v-2');
    expect(sent).toMatchObject({ code: 0, out: expect.stringContaining('Versendet') });
  });

  it('ends cleanly with Ctrl-C: watching, receiving, waiting for an answer', async () => {
    const watching = start('watch', '--interval', '1');
    await expect.poll(watching.out, { timeout: 60_000 }).toContain('musterstadt: ');
    watching.child.kill('SIGINT');
    expect(await watching.ended).toMatchObject({ code: 130, err: '' });
    const waiting = start(...send, '--key', 'v-2', '--wait');
    await expect.poll(waiting.out, { timeout: 60_000 }).toContain('Kennung');
    waiting.child.kill('SIGINT');
    expect(await waiting.ended).toMatchObject({
      code: 130,
      out: expect.stringContaining(
        `Nur das Warten ist beendet. Weiter: rathaus exchange send --data antrag.json --attachment Impfpass.pdf --key v-2 --wait --sandbox-at ${sandbox.origin}\n`,
      ),
    });
    const receiving = start('receive', 'eingang');
    await expect.poll(receiving.out, { timeout: 60_000 }).toContain('2 Dateien');
    await expect.poll(async () => (await readdir(join(folder, 'eingang'))).length).toBe(2);
    receiving.child.kill('SIGINT');
    const { code, out } = await receiving.ended;
    expect(code).toBe(130);
    expect(out).toContain('Abgelegt: 1');
    expect((await readdir(join(folder, 'eingang'))).filter((name) => name.includes('part'))).toEqual([]);
  });

  it('does not accept what it cannot write, tells the cause, and goes on later', async () => {
    expect(await exchange(...send, '--key', 'v-3')).toMatchObject({ code: 0 });
    const [waiting] = jsonLines((await exchange('receive', '--dry-run', '--json')).out);
    const name = String(waiting?.submissionId);
    // Something of another kind stands where the delivery should go.
    await cp(join(folder, 'eingang', remoteId, 'daten.json'), join(folder, 'eingang', name));
    const stuck = await exchange('receive', 'eingang', '--once');
    expect(stuck.code).toBe(3);
    // The cause itself, and not only that the handler failed.
    expect(stuck.err).toMatch(/\[ENOTDIR\]\n {2}Zu tun: /);
    expect(stuck.err).toContain('nicht angenommen');
    expect(stuck.out).toContain('angenommen: 0');
    await rm(join(folder, 'eingang', name));
    const [entry] = jsonLines((await exchange('list', '--inbox', '--search', name, '--json')).out);
    expect(await exchange('retry', String(entry?.id))).toMatchObject({ code: 0 });
    expect((await exchange('receive', 'eingang', '--once')).out).toContain('Abgelegt: 1, angenommen: 1.');
  });

  it('checks what is ready, and never calls ready what was not looked at', async () => {
    const { code, out } = await exchange('check', '--json');
    expect(code).toBe(4);
    const [report] = jsonLines(out);
    expect(report?.verdict).toBe('not-judged');
    expect(report?.lines).toContainEqual(
      expect.objectContaining({ thing: 'token', tenant: 'musterstadt', state: 'passed' }),
    );
    expect(report?.lines).toContainEqual(
      expect.objectContaining({
        thing: 'destination-keys',
        state: 'not-judged',
        code: 'no-certificate',
      }),
    );
  });
});

it('names what a stopped sandbox means', async () => {
  const gone = startRathaus(['exchange', 'send', '--sandbox-at', 'http://127.0.0.1:9', '--data', 'x.json'], {
    cwd: folder,
  });
  const { code, err } = await gone.ended;
  expect(code).toBe(3);
  expect(err).toContain('rathaus sandbox');
});
