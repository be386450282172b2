import type { Report } from '@rathaus/client-core/findings';
import type { Recogniser } from '@rathaus/client-core/recognise';
import type { ReportSection } from '@rathaus/client-core/report';
import type { ErrorCatalogue, Language, LocalText } from '@rathaus/client-core/texts';
import type { Command } from 'commander';
import type { Tone } from './colours.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** What a command gets from the program. */
export interface Context {
  readonly terminal: Terminal;
  readonly language: Language;
  /** All areas: who checks files of unknown kind asks each for its recogniser. */
  readonly areas: readonly Area[];
  /** The sentence in the language asked for: `text({ de: '…', en: '…' })`. */
  text(texts: LocalText): string;
  /** One line of results. Foreign text in it cannot steer the terminal. */
  say(line: string, tone?: Tone): void;
  /** One line of hints or faults, on standard error. */
  warn(line: string): void;
  /** One value as a line of JSON, safe to show on a terminal. */
  json(value: unknown): void;
  /** Says with which code the process ends. Default 0. */
  exit(code: ExitCode): void;
}

/**
 * An area of the command line, or a top-level verb. Its code is loaded only when it is used. The list of areas is the
 * only place that knows them all: what an area adds to commands of the others, it registers here.
 */
export interface Area {
  readonly name: string;
  readonly summary: LocalText;
  /** Adds options, arguments and verbs to the empty command of the area. */
  load(): Promise<{ define(command: Command, context: Context): void }>;
  /** How the area recognises and checks its files; asked by `rathaus check`. */
  recogniser?(): Promise<Recogniser>;
  /** The files the recogniser can check, for people: "E-Akten (xdomea)". */
  readonly checks?: LocalText;
  /** What the page of a report shows after the findings, where the reports of the area hold more than those. */
  sections?(): Promise<(report: Report) => readonly ReportSection[]>;
  /** Meaning and remedy of the error codes that begin with the name of the area: the `/texts` entry of its package. */
  errors?(): Promise<ErrorCatalogue>;
}
