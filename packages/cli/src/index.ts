export { type ExitCode, exitCodes } from './program/exit-codes.ts';
export { run } from './program/run.ts';
export type { Language, Terminal } from './program/terminal.ts';
