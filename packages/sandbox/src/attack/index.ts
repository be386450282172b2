export type { AttackGroup, Severity, Text } from './attack.ts';
export type { Evidence } from './baseline.ts';
export type { AccountKind } from './forge/people.ts';
export type { AttemptOutcome, JudgedAttempt } from './judge.ts';
export type { AttackOptions } from './options.ts';
export type { AttackReport, AttackResult, NotJudgedReason, Verdict } from './report/result.ts';
export { attackLogin } from './run.ts';
export type { LookedAt, Named, Visit } from './visit.ts';
