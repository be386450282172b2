import { type ConfigFaults, judgeMembers, type MembersOf } from '@rathaus/client-core/config';
import { checkLevelWords } from '../level/check-level-words.ts';
import type { LevelWords } from '../level/level-words.ts';
import { samlMembers } from '../saml/check-options.ts';
import { unternehmenskontoEnvironments } from './environments.ts';
import type { UnternehmenskontoOptions } from './options.ts';

const optionMembers: MembersOf<UnternehmenskontoOptions> = {
  ...samlMembers,
  certificates: true,
  subject: true,
  levels: true,
};
const levelMembers: MembersOf<LevelWords> = { values: true, answers: true };

/**
 * Judges what only Mein Unternehmenskonto has; `at` is the place of the options, for example `providers.firma`. Keys and
 * identity provider are judged as with every provider of SAML.
 */
export function checkUnternehmenskontoOptions(
  options: UnternehmenskontoOptions,
  at: string,
  faults: ConfigFaults,
): void {
  const { identityProvider, certificates } = options;
  judgeMembers(at, options, optionMembers, faults);
  judgeMembers(`${at}.levels`, options.levels, levelMembers, faults);
  checkLevelWords(options.levels, `${at}.levels`, faults);
  faults.oneOf(`${at}.subject`, options.subject, ['DatenuebermittlerPseudonymId', 'NameID']);
  if (typeof identityProvider === 'string')
    faults.oneOf(`${at}.identityProvider`, identityProvider, Object.keys(unternehmenskontoEnvironments));
  else if (certificates !== undefined)
    faults.add(`${at}.certificates`, 'belongs into identityProvider, when that has plain values');
}
