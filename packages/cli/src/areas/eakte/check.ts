import { isRathausError } from '@rathaus/client-core';
import type { Recogniser } from '@rathaus/client-core/recognise';
import { peekMessage, readContainer } from '@rathaus/eakte-client/package';
import { checkFile, checkTransfer } from '@rathaus/eakte-client/report';
import type { Context } from '../../program/area.ts';
import { checkPaths } from '../check/check-paths.ts';
import type { Judges } from '../check/judge.ts';
import { judgesOf } from '../check/judges-of.ts';
import type { Judged } from '../check/not-checked.ts';
import type { CheckOptions } from '../check/options.ts';

/**
 * `rathaus eakte check PATH…`: a file that is named is checked as an e-file whatever it looks like, so that the answer is
 * what is wrong with it. Parts of a split transfer are then judged together.
 */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  context: Context,
): Promise<void> {
  const judges = await judgesOf(context.areas, 'eakte');
  const recogniser = judges.recognisers[0]!;
  const otherwise: Judges['otherwise'] = {
    recogniser,
    check: (file, options) => checkFile(file.path!, { ...options, fileName: file.name }),
  };
  const { signal } = context.terminal;
  const containers: string[] = [];
  await checkPaths(
    {
      paths,
      options,
      ...judges,
      otherwise,
      onJudged(path, { area }) {
        if (area) containers.push(path);
      },
      together: () => checkTogether(containers, recogniser, signal),
    },
    context,
  );
}

/** Several files of which at least one says that it is a part. Whole messages have nothing to do with each other. */
async function checkTogether(
  paths: readonly string[],
  recogniser: Recogniser,
  signal: AbortSignal,
): Promise<Judged | undefined> {
  if (paths.length < 2) return undefined;
  let isSplit = false;
  for (const path of paths) isSplit ||= await isPart(path, signal);
  if (!isSplit) return undefined;
  const report = await checkTransfer(paths, { signal });
  return { report, catalogue: await recogniser.catalogue(), area: recogniser.area };
}

async function isPart(path: string, signal: AbortSignal): Promise<boolean> {
  try {
    const container = await readContainer(path, { signal });
    try {
      const head = container.message && (await peekMessage(container.open(container.message, { signal })));
      return (head?.parts ?? 1) > 1;
    } finally {
      await container.close();
    }
  } catch (error) {
    // What is wrong with the file is in its own report.
    if (isRathausError(error) && error.code.startsWith('eakte.')) return false;
    throw error;
  }
}
