import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Engine, Mode } from './engine.ts';
import { type FrameAddress, webdriverEngine } from './webdriver-engine.ts';
import type { Wire } from './wire.ts';

const DRIVER = process.env.WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver';
const lib = '/usr/lib/x86_64-linux-gnu';
const version = existsSync(lib)
  ? readdirSync(lib).find((name) => name.startsWith('webkit2gtk-4.'))
  : undefined;
const BROWSER = process.env.MINI_BROWSER ?? `${lib}/${version}/MiniBrowser`;

/** WebKitGTK takes whether people want dark pages from the theme of the desktop. */
const THEMES: Readonly<Record<Mode, string>> = {
  light: 'Adwaita',
  dark: 'Adwaita:dark',
  'forced-colours': 'HighContrast',
};

/** WebKitGTK of Debian (`webkit2gtk-driver`), under Xvfb where there is no display. */
export const webkit = (frame: FrameAddress): Engine => ({
  name: 'WebKit',
  there: existsSync(DRIVER) && existsSync(BROWSER),
  cannot: {
    print: 'WebKitWebDriver answers "unknown command" to the command print',
    'forced-colours':
      'with the desktop theme HighContrast (forced-colors: active) stays false, and forced-color-adjust is no property',
  },
  start: async (mode) => webdriverEngine(await startWebKit(mode), frame),
});

/** Starts driver and browser. */
export async function startWebKit(mode: Mode): Promise<Wire> {
  const port = await freePort();
  const command = [DRIVER, `--port=${port}`];
  if (!process.env.DISPLAY) command.unshift('xvfb-run', '-a', '-s', '-screen 0 1400x1000x24');
  const driver = spawn(command[0]!, command.slice(1), {
    // A process group of its own: ending it ends Xvfb and the browser as well.
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, GTK_THEME: THEMES[mode], LC_ALL: 'C.UTF-8' },
  });
  const origin = `http://127.0.0.1:${port}`;

  async function send(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${origin}${path}`, {
      method,
      signal: AbortSignal.timeout(60_000),
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: { error?: string; message?: string } };
    if (!response.ok) throw new Error(`${value?.error}: ${value?.message}`);
    return value;
  }

  try {
    await ready(send, driver);
    const { sessionId } = (await send('POST', '/session', {
      capabilities: {
        alwaysMatch: { 'webkitgtk:browserOptions': { binary: BROWSER, args: ['--automation'] } },
      },
    })) as { sessionId: string };
    return wire(`/session/${sessionId}`, send, driver);
  } catch (error) {
    await end(driver);
    throw error;
  }
}

type Send = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;

function wire(session: string, send: Send, driver: ChildProcess): Wire {
  const post = (path: string, body: object = {}): Promise<unknown> =>
    send('POST', `${session}/${path}`, body);
  const get = async (path: string): Promise<string> => (await send('GET', `${session}/${path}`)) as string;
  return {
    navigate: async (url) => void (await post('url', { url })),
    resize: async (width, height) => void (await post('window/rect', { width, height })),
    execute: (script) => post('execute/sync', { script, args: [] }),
    enterFrame: async (id) => void (await post('frame', { id })),
    role: (id) => get(`element/${id}/computedrole`),
    label: (id) => get(`element/${id}/computedlabel`),
    type: async (id, text) => void (await post(`element/${id}/value`, { text })),
    actions: async (actions) => void (await post('actions', { actions })),
    print: async () => (await post('print')) as string,
    screenshot: () => get('screenshot'),
    async quit() {
      try {
        await send('DELETE', session);
      } finally {
        await end(driver);
      }
    },
  };
}

async function ready(send: Send, driver: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (driver.exitCode !== null) throw new Error(`the driver of WebKit ended with ${driver.exitCode}`);
    await wait(100);
    try {
      await send('GET', '/status');
      return;
    } catch (error) {
      // Nobody listens yet; every other answer is one.
      if (!(error instanceof TypeError)) throw error;
    }
  }
  throw new Error('the driver of WebKit did not answer within 10 seconds');
}

async function end(driver: ChildProcess): Promise<void> {
  if (driver.exitCode !== null || !driver.pid) return;
  const ended = new Promise((done) => driver.once('exit', done));
  process.kill(-driver.pid, 'SIGTERM');
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? done(address.port) : failed()));
    });
  });
}
