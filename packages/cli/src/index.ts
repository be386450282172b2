export type { Area, Context } from './program/area.ts';
export { type ExitCode, exitCodeOf, exitCodes } from './program/exit-codes.ts';
export { run } from './program/run.ts';
export type { Terminal } from './program/terminal.ts';
