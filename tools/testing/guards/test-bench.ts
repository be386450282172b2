import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { AnyGuard, GuardTable } from './guard.ts';
import { type PlacedEdit, placed } from './removal.ts';

/** What the process is told first. */
export interface BenchSetup {
  readonly root: string;
  /** Libraries that are loaded like sources. */
  readonly libraries: readonly string[];
}

/** One run of the tests that have a part of a name. */
export interface BenchTask {
  /** From the root of the repository. */
  readonly file: string;
  readonly test: string;
  readonly without: readonly PlacedEdit[];
}

/** What a run says. */
export interface BenchAnswer {
  readonly passed: readonly string[];
  readonly failed: readonly { readonly test: string; readonly message: string }[];
  /** What failed beside the tests: a file that cannot be loaded, an error that nobody has caught. */
  readonly broken: readonly string[];
  /** Files that were to be changed and that the test has not loaded. */
  readonly untouched: readonly string[];
}

/** Runs tests with and without guards. */
export interface TestBench {
  /** Runs the tests of a file that have a part of a name. Errors: when none ran, or a guard was not in what ran. */
  run(test: readonly [file: string, name: string], without?: AnyGuard): Promise<BenchAnswer>;
  close(): void;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
const program = fileURLToPath(new URL('./test-bench-process.ts', import.meta.url));
/** A test without its guard may never end. */
const longest = 300_000;

/**
 * Opens a process with a Vitest of its own, which is started once and not for each guard. One run at a time. What runs
 * into the limit is killed, and the next run begins in a new process.
 */
export function openTestBench({ sources, libraries = [] }: GuardTable): TestBench {
  let child: ChildProcess | undefined;

  async function start(): Promise<ChildProcess> {
    const started = fork(program, {
      cwd: root,
      execArgv: ['--conditions=@rathaus/source'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    started.send({ root, libraries } satisfies BenchSetup);
    await answerOf(started);
    return started;
  }

  return {
    async run([file, test], guard) {
      child ??= await start();
      const without = guard ? placed(sources, guard) : [];
      const path = fileURLToPath(new URL(file, sources)).slice(root.length);
      const answer = answerOf(child);
      child.send({ file: path, test, without } satisfies BenchTask);
      let said: BenchAnswer | { error: string };
      try {
        said = (await answer) as typeof said;
      } catch (error) {
        child.kill('SIGKILL');
        child = undefined;
        throw error;
      }
      if ('error' in said) throw new Error(said.error);
      if (said.untouched.length > 0) throw new Error(`${file} does not load ${said.untouched.join(', ')}`);
      if (said.passed.length + said.failed.length === 0)
        throw new Error(`${file} has no test ${test}${said.broken.map((one) => `: ${one}`).join('')}`);
      return said;
    },
    close() {
      if (child?.connected) child.disconnect();
      child = undefined;
    },
  };
}

/** The next message of the process. Errors: when it ends before, or takes too long. */
function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(() => reject(new Error('it did not end'))), longest);
    const end = (how: () => void) => {
      clearTimeout(timer);
      child.off('message', hear);
      child.off('close', gone);
      how();
    };
    const hear = (message: unknown) => end(() => resolve(message));
    const gone = (code: number | null, signal: string | null) =>
      end(() => reject(new Error(`the process of the tests ended with ${code ?? signal}`)));
    child.on('message', hear);
    child.on('close', gone);
  });
}
