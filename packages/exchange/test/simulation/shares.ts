import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { KeyTexts } from './keys.ts';
import type { ShareAnswer, ShareTask } from './share.ts';

const program = fileURLToPath(new URL('./share.ts', import.meta.url));

/** Limits of the heap: a run needs some 50 MB, one with many kills a few hundred; garbage would pile up beyond that. */
const memory = ['--max-semi-space-size=8', '--max-old-space-size=1024'];

/**
 * Runs seeds in a process of its own and hears each result; `true` ends it. A process of its own also because a
 * simulation replaces the time of the process it runs in. Errors: when the process ends before it was told to.
 */
export function runShare(task: ShareTask, hear: (answer: ShareAnswer) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(program, {
      execArgv: ['--conditions=@rathaus/source', ...memory],
      serialization: 'advanced',
    });
    let isEnough = false;
    child.on('message', (answer: ShareAnswer) => {
      if (isEnough || !hear(answer)) return;
      isEnough = true;
      child.kill('SIGKILL');
    });
    child.on('error', reject);
    // Not at its exit: what it has said last may still be on its way then.
    child.on('close', (code, signal) =>
      isEnough || (task.most !== undefined && code === 0)
        ? resolve()
        : reject(new Error(`a share of the seeds ended by itself with ${code ?? signal}`)),
    );
    child.send(task);
  });
}

/** Runs that one process makes: what killed workers have left behind goes with it. */
const mostRuns = 40;

/** Runs seeds in several processes until one says that it is enough. */
export async function runShares(
  { keys, first, processes }: { keys: KeyTexts; first: number; processes: number },
  hear: (answer: ShareAnswer) => boolean,
): Promise<void> {
  let isEnough = false;
  await Promise.all(
    Array.from({ length: processes }, async (_, at) => {
      for (let from = first + at; !isEnough; from += mostRuns * processes)
        await runShare({ keys, first: from, step: processes, most: mostRuns }, (answer) => {
          isEnough ||= hear(answer);
          return isEnough;
        });
    }),
  );
}

/** Runs one seed three times more. True when all of it went the same way. */
export async function replaysTheSame(
  { seed, trace, violations }: ShareAnswer,
  task: Pick<ShareTask, 'keys' | 'guard' | 'climate'>,
): Promise<boolean> {
  const again: ShareAnswer[] = [];
  await runShare({ ...task, first: seed, step: 0, replay: 3 }, (answer) => again.push(answer) === 3);
  return again.every(
    (one) => one.trace === trace && JSON.stringify(one.violations) === JSON.stringify(violations),
  );
}
