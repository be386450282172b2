import type { Command } from 'commander';
import type { ExitCode } from './exit-codes.ts';
import type { Language, Terminal } from './terminal.ts';

/** What a command gets from the program. */
export interface Context {
  terminal: Terminal;
  language: Language;
  /** Texts by language: `text({ de: '…', en: '…' })`. */
  text(texts: Readonly<Record<Language, string>>): string;
  /** Says with which code the process ends. Default 0. */
  exit(code: ExitCode): void;
}

/** An area of the command line, or a top-level verb. Its code is loaded only when it is used. */
export interface Area {
  name: string;
  summary: Readonly<Record<Language, string>>;
  /** Adds options, arguments and verbs to the empty command of the area. */
  load(): Promise<{ define(command: Command, context: Context): void }>;
}
