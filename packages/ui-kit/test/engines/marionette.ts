import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { FIREFOX } from '../site.ts';
import type { Engine, Mode } from './engine.ts';
import { type FrameAddress, webdriverEngine } from './webdriver-engine.ts';
import type { Wire } from './wire.ts';

/** Preferences that stand for settings of the system. */
const PREFERENCES: Readonly<Record<Mode, Record<string, number>>> = {
  light: { 'layout.css.prefers-color-scheme.content-override': 1 },
  dark: { 'layout.css.prefers-color-scheme.content-override': 0 },
  // 2: colours of the page are replaced always, as under a contrast theme of Windows.
  'forced-colours': { 'browser.display.document_color_use': 2 },
};

/**
 * Firefox behind Marionette, its own protocol for WebDriver commands: it answers for role and name from the tree that it
 * gives to assistive technology, which Playwright's protocol cannot be asked for.
 */
export const firefox = (frame: FrameAddress): Engine => ({
  name: 'Firefox',
  there: existsSync(FIREFOX),
  cannot: {},
  start: async (mode) => webdriverEngine(await startFirefox(mode), frame),
});

/** Starts a Firefox with a profile of its own; with a window for what works on a screen only, a screen reader. */
export async function startFirefox(mode: Mode, { window = false } = {}): Promise<Wire> {
  const profile = mkdtempSync(join(tmpdir(), 'rathaus-firefox-'));
  const preferences = { 'marionette.port': 0, 'accessibility.force_disabled': -1, ...PREFERENCES[mode] };
  writeFileSync(
    join(profile, 'user.js'),
    Object.entries(preferences)
      .map(([name, value]) => `user_pref("${name}", ${value});\n`)
      .join(''),
  );
  const firefox = spawn(
    FIREFOX,
    [window ? '--kiosk' : '--headless', '--marionette', '--no-remote', '--profile', profile, 'about:blank'],
    { stdio: 'ignore', detached: true },
  );
  try {
    const session = new Session(await portOf(profile, firefox));
    await session.send('WebDriver:NewSession');
    return wire(session, () => end(firefox, profile));
  } catch (error) {
    await end(firefox, profile);
    throw error;
  }
}

function wire(session: Session, ended: () => Promise<void>): Wire {
  const value = async (command: string, parameters?: object): Promise<unknown> =>
    ((await session.send(`WebDriver:${command}`, parameters)) as { value: unknown }).value;
  return {
    navigate: async (url) => void (await session.send('WebDriver:Navigate', { url })),
    resize: async (width, height) => void (await session.send('WebDriver:SetWindowRect', { width, height })),
    execute: (script) => value('ExecuteScript', { script, args: [] }),
    enterFrame: async (element) => void (await session.send('WebDriver:SwitchToFrame', { id: element })),
    role: async (id) => (await value('GetComputedRole', { id })) as string,
    label: async (id) => (await value('GetComputedLabel', { id })) as string,
    type: async (id, text) => void (await session.send('WebDriver:ElementSendKeys', { id, text })),
    actions: async (actions) => void (await session.send('WebDriver:PerformActions', { actions })),
    print: async () => (await value('Print')) as string,
    screenshot: async () => (await value('TakeScreenshot', { full: false })) as string,
    async quit() {
      session.close();
      await ended();
    },
  };
}

/** Messages are `<bytes>:<JSON>`; a command is `[0, id, name, parameters]`, its answer `[1, id, error, result]`. */
class Session {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #id = 0;
  #received = Buffer.alloc(0);

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1');
    this.#socket.on('data', (chunk) => this.#receive(chunk));
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('Firefox closed the connection')));
  }

  send(name: string, parameters: object = {}): Promise<unknown> {
    this.#id += 1;
    const answer = Promise.withResolvers<unknown>();
    this.#waiting.set(this.#id, answer);
    const text = JSON.stringify([0, this.#id, name, parameters]);
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    return answer.promise;
  }

  close(): void {
    this.#waiting.clear();
    this.#socket.destroy();
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const colon = this.#received.indexOf(':');
      const end = colon + 1 + Number(this.#received.subarray(0, colon));
      if (colon < 0 || this.#received.length < end) return;
      const message: unknown = JSON.parse(this.#received.toString('utf8', colon + 1, end));
      this.#received = this.#received.subarray(end);
      // The first message is a greeting and no answer.
      if (!Array.isArray(message)) continue;
      const [, id, error, result] = message as [
        1,
        number,
        { error: string; message: string } | null,
        unknown,
      ];
      const answer = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) answer?.reject(new Error(`${error.error}: ${error.message}`));
      else answer?.resolve(result);
    }
  }
}

async function portOf(profile: string, firefox: ChildProcess): Promise<number> {
  const file = join(profile, 'MarionetteActivePort');
  for (let tries = 0; tries < 300; tries += 1) {
    if (firefox.exitCode !== null) throw new Error(`Firefox ended with ${firefox.exitCode}`);
    const port = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
    if (port > 0) return port;
    await wait(100);
  }
  throw new Error('Firefox did not open its port within 30 seconds');
}

async function end(firefox: ChildProcess, profile: string): Promise<void> {
  if (firefox.exitCode === null && firefox.pid) {
    const ended = new Promise((done) => firefox.once('exit', done));
    process.kill(-firefox.pid, 'SIGKILL');
    await ended;
  }
  rmSync(profile, { recursive: true, force: true });
}
