import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

const bin = fileURLToPath(new URL('../src/bin.ts', import.meta.url));
const running: ChildProcess[] = [];

function rathaus(argv: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--conditions=@rathaus/source', bin, ...argv], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  const ended = once(child, 'exit').then(([code]) => code as number);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const line = once(createInterface({ input: child.stdout }), 'line').then(([text]) => String(text));
  return { child, ended, line, out: () => out, err: () => err };
}

async function gone(origin: string): Promise<boolean> {
  return fetch(origin).then(
    () => false,
    () => true,
  );
}

describe('rathaus', () => {
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });

  it('starts the sandbox, says so in one line, and ends clean on Ctrl-C', async () => {
    const { child, line, ended, out } = rathaus(['sandbox', '--json', '--port', '0']);
    const ready = JSON.parse(await line) as {
      event: string;
      origin: string;
      services: Record<string, { origin: string }>;
    };
    expect(ready.event).toBe('ready');
    expect(Object.keys(ready.services)).toEqual([
      'oidc',
      'fitconnect',
      'ckan',
      'bundid',
      'unternehmenskonto',
      'postfach',
    ]);
    expect((await fetch(`${ready.origin}/sandbox.json`)).status).toBe(200);

    const doctor = rathaus(['doctor', '--json', '--sandbox', ready.origin]);
    expect(await doctor.ended).toBe(0);
    const report = JSON.parse(doctor.out()) as { verdict: string; facts: Record<string, { de: string }> };
    expect(report.verdict).toBe('passed');
    expect(report.facts.sandbox?.de).toBe('läuft');
    expect(report.facts.sandboxOrigin?.de).toBe(ready.origin);

    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(await gone(ready.origin)).toBe(true);
    expect(out().trim().split('\n')).toHaveLength(1);
  });

  it('keeps its state in a folder, which a second one may not share', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rathaus-cli-state-'));
    const argv = ['sandbox', '--json', '--port', '0', '--state-folder', folder];
    const idOf = async (line: Promise<string>) => {
      const { config } = JSON.parse(await line) as { config: string };
      return ((await (await fetch(config)).json()) as { id: string }).id;
    };
    try {
      const first = rathaus(argv);
      const id = await idOf(first.line);
      const second = rathaus(argv);
      expect(await second.ended).toBe(3);
      expect(second.err()).toContain('[sandbox.state.in-use]');
      first.child.kill('SIGKILL');
      await first.ended;
      const third = rathaus(argv);
      expect(await idOf(third.line)).toBe(id);
      third.child.kill('SIGINT');
      expect(await third.ended).toBe(130);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('ends with 0 when it is asked to stop', async () => {
    const { child, line, ended, out } = rathaus(['sandbox', '--port', '0']);
    expect(await line).toBe('Emulator – kein echter Dienst');
    await expect.poll(out).toContain('Ende mit Strg-C');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(out()).toContain('Sandbox beendet.');
    expect(out()).not.toContain('\u001b[');
  });

  it.skipIf(process.platform === 'win32')('does not outlive the process that started it', async () => {
    const script = `const { spawn } = require('node:child_process');
      spawn(process.execPath, ${JSON.stringify(['--conditions=@rathaus/source', bin, 'sandbox', '--json', '--port', '0'])}, { stdio: 'inherit' });
      setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    running.push(parent);
    const [text] = await once(createInterface({ input: parent.stdout }), 'line');
    const { origin } = JSON.parse(String(text)) as { origin: string };
    expect(await gone(origin)).toBe(false);
    parent.kill('SIGKILL');
    await expect.poll(() => gone(origin)).toBe(true);
  });

  it('refuses production and wrong use', async () => {
    const production = rathaus(['sandbox', '--port', '0'], { NODE_ENV: 'production' });
    expect(await production.ended).toBe(3);
    expect(production.err()).toContain('[sandbox.environment.production]');
    const usage = rathaus(['sandbox', '--port', 'viele']);
    expect(await usage.ended).toBe(2);
    expect(usage.err()).toContain('--port: ein Port ist eine Zahl von 0 bis 65000');
    const half = rathaus(['sandbox', '--tls-key', 'x.pem']);
    expect(await half.ended).toBe(2);
    const missing = rathaus(['doctor', '--sandbox', 'http://127.0.0.1:9']);
    expect(await missing.ended).toBe(3);
    expect(missing.out()).toContain('Bereit: nein');
  });
});
