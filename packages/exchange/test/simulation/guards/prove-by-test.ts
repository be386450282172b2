import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Guard } from './guards.ts';

const root = fileURLToPath(new URL('../../../../../', import.meta.url));
const vitest = fileURLToPath(new URL('./vitest.mjs', import.meta.resolve('vitest/package.json')));
const config = fileURLToPath(new URL('./without-guard.config.ts', import.meta.url));

/** What a run of one test says: how many of that name passed and failed, and what the first of these says. */
export interface TestRun {
  readonly passed: number;
  readonly failed: number;
  readonly message: string | undefined;
}

/** Report of Vitest, as far as it is read. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly failureMessages?: readonly string[] }[];
  }[];
}

/** Runs one test in a process of its own, without a guard or with all of them. Errors: when no test ran. */
export function runTest([file, test]: readonly [string, string], without?: Guard): TestRun {
  const folder = mkdtempSync(join(tmpdir(), 'guard-'));
  const report = join(folder, 'report.json');
  const own = ['--config', config, '--reporter=json', `--outputFile=${report}`];
  try {
    const { stderr } = spawnSync(
      process.execPath,
      [vitest, 'run', ...own, '-t', test, `packages/exchange/src/${file}`],
      {
        cwd: root,
        encoding: 'utf8',
        timeout: 300_000,
        env: { ...process.env, RATHAUS_WITHOUT_GUARD: without?.name ?? '' },
      },
    );
    if (!existsSync(report)) throw new Error(`${file}: no test ran: ${stderr}`);
    const {
      numPassedTests: passed,
      numFailedTests: failed,
      testResults,
    } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    if (passed + failed === 0) throw new Error(`${file} has no test ${test}`);
    const messages = testResults.flatMap(({ assertionResults }) =>
      assertionResults.flatMap(({ failureMessages = [] }) => failureMessages),
    );
    return { passed, failed, message: messages[0]?.split('\n')[0] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
