import { checkFile } from '@rathaus/eakte-client/report';
import type { Context } from '../../program/area.ts';
import { checkPaths } from '../check/check-paths.ts';
import type { Judges } from '../check/judge.ts';
import { judgesOf } from '../check/judges-of.ts';
import type { CheckOptions } from '../check/options.ts';
import { noEakte } from './office-document.ts';
import { readDirection } from './read-direction.ts';
import { readProfile } from './read-profile.ts';

/**
 * `rathaus eakte check PATH…`: a file that is named is checked as an e-file whatever it looks like, so that the answer is
 * what is wrong with it. Parts of a split transfer and messages of a procedure are judged together.
 */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  context: Context,
): Promise<void> {
  const profile = await readProfile(options.profile);
  const direction = readDirection(options.direction);
  const judges = await judgesOf(context.areas, 'eakte', options);
  const otherwise: Judges['otherwise'] = {
    recogniser: judges.recognisers[0]!,
    instead: noEakte,
    check: (file, options) => checkFile(file.path!, { ...options, profile, direction, fileName: file.name }),
  };
  await checkPaths({ paths, options, ...judges, otherwise }, context);
}
