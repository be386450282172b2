import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const kit = fileURLToPath(new URL('../../../packages/ui-kit', import.meta.url));
// The pages run what users get, so the sources' condition of this repository must not reach them.
const { NODE_OPTIONS: _, ...env } = process.env;

function run(command: string, args: readonly string[], cwd = root): void {
  const result = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${result.stdout}${result.stderr}`);
}

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });

const EXPECTED =
  '<ul role="list"><li><a part="button" data-provider="bundid" href="/login/bundid"><span part="logo"></span><span>Mit BundID anmelden</span></a></li>';

describe('login in frameworks', () => {
  let child: ChildProcess | undefined;

  beforeAll(() => {
    if (!existsSync(`${kit}/dist/cdn/sri.json`)) run('npm', ['run', 'build'], kit);
    run('npm', ['ci', '--ignore-scripts']);
  });
  afterEach(() => {
    if (child?.pid) process.kill(-child.pid);
    child = undefined;
  });

  async function html(args: readonly string[]): Promise<{ text: string; headers: Headers }> {
    const port = await freePort();
    child = spawn(process.execPath, [...args], {
      cwd: root,
      env: { ...env, PORT: `${port}` },
      detached: true,
      stdio: 'ignore',
    });
    for (let tries = 0; tries < 100; tries += 1) {
      const response = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
      if (response?.ok) return { text: await response.text(), headers: response.headers };
      await new Promise((done) => setTimeout(done, 200));
    }
    throw new Error('the page did not come');
  }

  it.each(['react', 'vue'])('%s writes on the server what the browser adopts', async (name) => {
    const { text, headers } = await html([`${name}/server.js`]);
    expect(text).toContain(EXPECTED);
    expect(headers.get('content-security-policy')).toContain("trusted-types 'none'");
  });

  it('Next.js builds and writes the same', async () => {
    run(process.execPath, ['node_modules/next/dist/bin/next', 'build', 'next']);
    const { text } = await html(['node_modules/next/dist/bin/next', 'start', 'next']);
    expect(text).toContain(EXPECTED);
  });
});
