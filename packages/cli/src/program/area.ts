import type { Report } from '@rathaus/client-core/findings';
import type { FileCheckOptions, Recogniser } from '@rathaus/client-core/recognise';
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

/** What a person says about a check, for the area it belongs to. */
export interface RecogniserOptions {
  /** Name or file of the profile of an area: what a receiver expects. */
  readonly profile?: string | undefined;
  /** `in` or `out`: whether the files were received or are to be sent. */
  readonly direction?: string | undefined;
}

/** How a hint is made. */
export interface HintOptions {
  readonly signal: AbortSignal;
  /** Names no folder. */
  readonly mask?: boolean | undefined;
}

/** What the check of files that belong together gives, one behind the other. */
export type BatchItem =
  /** `index`: of the file among those the plan was made for. */
  | { readonly index: number; readonly report: Report }
  /** The file system refused. */
  | { readonly index: number; readonly error: unknown }
  /** What they are together, behind the last of them. */
  | { readonly together: Report };

/** Files that are judged together, such as the messages of a procedure, or one that is alone. */
export interface Batch {
  /** Of the files among those the plan was made for, in the order in which they are checked. */
  readonly indexes: readonly number[];
  /** `onFile`: before each file. */
  check(options: FileCheckOptions & { onFile?(index: number): void }): AsyncIterable<BatchItem>;
}

/** How an area finds out which of its files belong together. */
export interface BatchPlanner {
  /** Each file is in one batch. Throws nothing for what files contain or that they cannot be read. */
  plan(
    paths: readonly string[],
    options: { signal: AbortSignal; onLook?(done: number): void },
  ): Promise<readonly Batch[]>;
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
  recogniser?(options?: RecogniserOptions): Promise<Recogniser>;
  /** How its files are judged together; asked when there are several. */
  planner?(options?: RecogniserOptions): Promise<BatchPlanner>;
  /** The files the recogniser can check, for people: "E-Akten (xdomea)". */
  readonly checks?: LocalText;
  /** What only the place of a file shows about the report on it, with the command that helps; asked for each file. */
  hint?(report: Report, path: string, options: HintOptions): Promise<LocalText | undefined>;
  /** What the page of a report shows after the findings, where the reports of the area hold more than those. */
  sections?(): Promise<(report: Report) => readonly ReportSection[]>;
  /** Meaning and remedy of the error codes that begin with the name of the area: the `/texts` entry of its package. */
  errors?(): Promise<ErrorCatalogue>;
}
