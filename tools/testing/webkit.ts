import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Where the two programs are that drive WebKit without a screen. */
export interface WebKitPrograms {
  readonly driver: string;
  readonly screen: string;
}

/** One window of WebKit. */
export interface WebKit {
  /** `browserName browserVersion` as the driver gives them. */
  readonly version: string;
  goto(url: string): Promise<void>;
  /** Value of an expression in the page, awaited there; it must be JSON. Rejects with the message of what it throws. */
  evaluate(expression: string): Promise<unknown>;
  /** Ends the window, the driver and the screen. */
  close(): Promise<void>;
}

/**
 * WebKitGTK with its WebDriver, and the screen it needs, or `undefined` after a line that says which Debian packages
 * have them. The network stack of this WebKit is libsoup, not Apple's.
 */
export function findWebKit(): WebKitPrograms | undefined {
  const driver = process.env.RATHAUS_WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver';
  const screen = process.env.RATHAUS_XVFB ?? '/usr/bin/Xvfb';
  if (existsSync(driver) && existsSync(screen)) return { driver, screen };
  console.log(
    'skipped: no WebKit found; install the Debian packages: apt-get install webkit2gtk-driver xvfb',
  );
  return undefined;
}

/** Starts WebKit on a screen of its own, with an empty profile, by W3C WebDriver. */
export async function launchWebKit({ driver, screen }: WebKitPrograms): Promise<WebKit> {
  const home = mkdtempSync(join(tmpdir(), 'rathaus-webkit-'));
  const started: Guarded[] = [];
  const end = async () => {
    // The window before the screen it is on.
    for (const one of started.reverse()) await one.end();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const display = start(screen, ['-displayfd', '3', '-screen', '0', '1024x768x24', '-nolisten', 'tcp'], {});
    started.push(display);
    const number = await firstLine(display.process, screen);
    const port = await freePort();
    started.push(start(driver, ['-p', String(port)], environment(home, `:${number}`)));
    const { call, version } = await openSession(`http://127.0.0.1:${port}`);
    return {
      version,
      goto: async (url) => void (await call('POST', '/url', { url })),
      evaluate: async (expression) => {
        const script = `const done = arguments[0];
          Promise.resolve().then(() => (${expression})).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
        const result = (await call('POST', '/execute/async', { script, args: [] })) as {
          value?: unknown;
          error?: string;
        };
        if (result.error !== undefined) throw new Error(result.error);
        return result.value;
      },
      close: async () => {
        await call('DELETE', '').catch(() => undefined);
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** No proxy, no bus, no profile of the user: the browser talks to this machine only. */
function environment(home: string, display: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/proxy$|^(XDG|DBUS|WAYLAND)_/i.test(name));
  return {
    ...Object.fromEntries(own),
    DISPLAY: display,
    GDK_BACKEND: 'x11',
    HOME: home,
    XDG_RUNTIME_DIR: home,
    NO_AT_BRIDGE: '1',
    GSETTINGS_BACKEND: 'memory',
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    // There is no graphics card to speak to.
    LIBGL_ALWAYS_SOFTWARE: '1',
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  };
}

interface Guarded {
  readonly process: ChildProcess;
  end(): Promise<void>;
}

/**
 * A program in a process group of its own that ends with this process, however that ends: the shell waits for its
 * standard input to close and then ends the group. Programs that outlive a test would keep the machine busy.
 */
function start(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Guarded {
  const child = spawn(
    '/bin/sh',
    ['-c', 'trap : TERM; "$@" & cat >/dev/null; kill -TERM 0; wait', 'sh', command, ...args],
    {
      detached: true,
      env: { PATH: process.env.PATH, ...env },
      stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    },
  );
  const over = once(child, 'exit');
  return {
    process: child,
    end: async () => {
      child.stdin?.end();
      const stubborn = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGKILL'), 5000);
      await over;
      clearTimeout(stubborn);
    },
  };
}

async function firstLine(child: ChildProcess, name: string): Promise<string> {
  const pipe = child.stdio[3] as NodeJS.ReadableStream;
  const late = AbortSignal.timeout(10_000);
  try {
    const [line] = (await once(pipe, 'data', { signal: late })) as [Buffer];
    return line.toString().trim();
  } catch {
    throw new Error(`${name} did not open a screen within 10 s`);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

type Call = (method: 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;

/** W3C WebDriver, sections 6.1 and 8.1. */
async function openSession(base: string): Promise<{ call: Call; version: string }> {
  const send = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(base + path, {
      method,
      body: body ? JSON.stringify(body) : null,
      headers: { 'content-type': 'application/json' },
    });
    const { value } = (await response.json()) as { value: unknown };
    if (response.ok) return value;
    const { error, message } = value as { error: string; message: string };
    throw new Error(`WebDriver: ${error}: ${message}`);
  };
  for (let tries = 0; ; tries++) {
    const ready = await send('GET', '/status').catch(() => undefined);
    if (ready) break;
    if (tries === 200) throw new Error('the driver of WebKit did not start within 10 s');
    await pause(50);
  }
  const session = (await send('POST', '/session', {
    capabilities: { alwaysMatch: { timeouts: { script: 60_000, pageLoad: 30_000 } } },
  })) as { sessionId: string; capabilities: { browserName: string; browserVersion: string } };
  const { browserName, browserVersion } = session.capabilities;
  return {
    version: `${browserName} ${browserVersion}`,
    call: (method, path, body) => send(method, `/session/${session.sessionId}${path}`, body),
  };
}
