import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { FIREFOX } from '../site.ts';

/** Debian packages and what of them is started here. */
export const NEEDED: Readonly<Record<string, string>> = {
  orca: '/usr/bin/orca',
  'at-spi2-core': '/usr/libexec/at-spi-bus-launcher',
  'dbus-daemon': '/usr/bin/dbus-run-session',
  xvfb: '/usr/bin/xvfb-run',
  xdotool: '/usr/bin/xdotool',
  'firefox-esr': FIREFOX,
};

/** A running screen reader. */
export interface Orca {
  readonly version: string;
  /** Presses keys of the keyboard (names of xdotool), one after another, and waits until it is quiet. */
  press(...keys: readonly string[]): Promise<readonly string[]>;
  /** What was spoken since the last time, when nothing more comes. */
  heard(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** Whether this process has a screen and a bus of its own; see {@link inOwnSession}. */
export const hasSession = (): boolean => process.env.RATHAUS_ORCA_SESSION === 'yes';

/** Runs a script again under a screen and a bus that nobody else uses, and gives its exit code. */
export function inOwnSession(script: string, args: readonly string[]): Promise<number> {
  const home = mkdtempSync(join(tmpdir(), 'rathaus-orca-'));
  const runtime = join(home, 'run');
  mkdirSync(runtime, { mode: 0o700 });
  // A display that is there is somebody's: keys would go to their windows.
  const { DISPLAY: _, ...env } = process.env;
  const session = spawn(
    'xvfb-run',
    [
      ...['-a', '-s', '-screen 0 1280x900x24', 'dbus-run-session', '--'],
      ...[process.execPath, ...process.execArgv, script, ...args],
    ],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
      env: {
        ...env,
        RATHAUS_ORCA_SESSION: 'yes',
        HOME: home,
        XDG_RUNTIME_DIR: runtime,
        GNOME_ACCESSIBILITY: '1',
        LC_ALL: 'C.UTF-8',
        LANGUAGE: 'de',
        // Without a voice Orca goes on at once, and its log has all that it would have handed to one.
        SPEECHD_CMD: '/none',
      },
    },
  );
  return new Promise((done) =>
    session.once('exit', (code) => {
      // Orca starts a speech server that would outlive it; it is in the group of the session.
      if (session.pid) endGroup(session.pid);
      rmSync(home, { recursive: true, force: true });
      done(code ?? 1);
    }),
  );
}

/** Starts Orca in this session. It speaks to its log as well: that is what is read here. */
export async function startOrca(): Promise<Orca> {
  const home = process.env.HOME ?? tmpdir();
  const log = join(home, 'orca.log');
  writePreferences(join(home, 'orca'));
  const bus = spawn(NEEDED['at-spi2-core']!, ['--launch-immediately'], { stdio: 'ignore' });
  await wait(500);
  const orca = spawn(NEEDED.orca!, ['--user-prefs', join(home, 'orca'), '--debug-file', log], {
    stdio: 'ignore',
  });
  let read = 0;
  const spoken = (): string[] => {
    if (!existsSync(log)) return [];
    const lines = readFileSync(log, 'utf8').slice(read);
    read += lines.length;
    // Behind the text its voice may follow, as a dictionary of Python. Marks of writing direction have no sound.
    return [...lines.matchAll(/SPEECH OUTPUT: '(.*)' ?(?:\{.*\})?$/gm)]
      .map(([, text = '']) => text.replace(/[\u2066-\u2069]/g, '').trim())
      .filter(Boolean);
  };
  const heard = async (): Promise<readonly string[]> => {
    await quiet(log);
    return spoken();
  };
  // On a busy machine it takes its time to start.
  for (const until = Date.now() + 60_000; !(await heard()).length; await wait(250)) {
    if (Date.now() > until || orca.exitCode !== null) throw new Error('Orca says nothing');
  }
  return {
    version: execFileSync(NEEDED.orca!, ['--version'], { encoding: 'utf8' }).trim(),
    heard,
    async press(...keys) {
      const texts: string[] = [];
      for (const key of keys) {
        execFileSync(NEEDED.xdotool!, ['key', '--clearmodifiers', key]);
        texts.push(...(await heard()));
      }
      return texts;
    },
    async stop() {
      for (const child of [orca, bus]) {
        if (child.exitCode !== null) continue;
        const ended = new Promise((done) => child.once('exit', done));
        child.kill('SIGKILL');
        await ended;
      }
    },
  };
}

/** Waits until the log has not grown for a while. */
async function quiet(log: string): Promise<void> {
  const size = (): number => (existsSync(log) ? statSync(log).size : 0);
  let last = -1;
  for (let calm = 0; calm < 6; ) {
    await wait(200);
    const now = size();
    calm = now === last ? calm + 1 : 0;
    last = now;
  }
}

/** Without the echo of every key that is pressed, and with a log that is written at once. */
function writePreferences(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const profile = { profile: ['Default', 'default'], enableKeyEcho: false };
  const preferences = {
    general: profile,
    pronunciations: {},
    keybindings: {},
    profiles: { default: profile },
  };
  writeFileSync(join(folder, 'user-settings.conf'), JSON.stringify(preferences));
  // Orca runs this file of its user when it starts.
  writeFileSync(
    join(folder, 'orca-customizations.py'),
    'import orca.debug\norca.debug.debugFile.reconfigure(line_buffering=True)\n',
  );
}

function endGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    // ESRCH: all of them have ended already.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
