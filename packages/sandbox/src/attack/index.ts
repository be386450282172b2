export type { AttackGroup, AttackHead, Severity, Text } from './attack.ts';
export type { Evidence } from './baseline.ts';
export type { AccountKind } from './forge/people.ts';
export type { AttemptOutcome, JudgedAttempt } from './judge.ts';
export type { LogoutBinding } from './logout/logout-attack.ts';
export type { AttackOptions } from './options.ts';
export type { AttackCounts } from './report/count.ts';
export { countAttacks } from './report/count.ts';
export type {
  AttackReport,
  AttackResult,
  AttackSet,
  LogoutControlFacts,
  NotJudgedReason,
  Verdict,
} from './report/result.ts';
export { seenWords } from './report/seen.ts';
export { attackWords, partialWords, reasonWords } from './report/words.ts';
export { writeAttackReport } from './report/write.ts';
export { attackLogin } from './run.ts';
export type { LookedAt, Named, Visit } from './visit.ts';
